precision highp float;

in vec4 way_px;
flat in vec3 ribbon_form;
in float stretch;
flat in vec4 ink;

out vec4 picture;

// Distance along the line from the nearest place where the pen is down, in pixels of the pattern.
float beyond_dash(float along, float half_width) {
    int pattern = int(ribbon_form.z + 0.5);
    if (pattern == 0) return 0.0;
    float unit = max(2.0 * half_width, 1.5);
    float dash = 3.0 * unit;
    float gap = 3.0 * unit;
    if (pattern == 2) {
        dash = 0.0;
        gap = 2.4 * unit;
    } else if (pattern == 4) {
        dash = 8.0 * unit;
    }
    float period = dash + gap;
    if (pattern == 3) period += gap;
    float at = mod(along, period);
    // Half of the gap on either side of the dash; what lies past it belongs to the next dash.
    float beyond = min(max(at - dash, 0.0), period - at);
    if (pattern == 3) beyond = min(beyond, abs(at - dash - gap));
    return at <= dash ? 0.0 : beyond;
}

void main() {
    float half_width = ribbon_form.x;
    float outside_end = max(max(-way_px.y, -way_px.z), 0.0) * stretch;
    float outside_dash = beyond_dash(way_px.x, half_width) * stretch;
    float from_axis = length(vec2(max(outside_end, outside_dash), way_px.w));
    float alpha = ink.a * clamp(half_width - from_axis + 0.5, 0.0, 1.0);
    if (alpha <= 0.0) discard;
    picture = vec4(ink.rgb * alpha, alpha);
}
