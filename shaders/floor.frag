precision highp float;

// Soft shadow where the feet stand: dark and narrow at the sole, wide and faint around. Premultiplied.
uniform vec4 sole[2];    // middle x and z, the sole's long half axis as a vector
uniform float narrow[2]; // short half axis, 0: no such sole
uniform float strength;

in vec2 place;

out vec4 picture;

float under(vec4 foot, float short_axis) {
    if (short_axis <= 0.0) return 0.0;
    vec2 from = place - foot.xy;
    float long_axis = length(foot.zw);
    vec2 axis = foot.zw / long_axis;
    vec2 q = vec2(dot(from, axis), dot(from, vec2(axis.y, -axis.x)));
    vec2 near = q / (vec2(long_axis, short_axis) + 0.012);
    vec2 wide = q / (vec2(long_axis, short_axis) + 0.11);
    float contact = clamp(1.15 - dot(near, near) * 0.75, 0.0, 1.0);
    float around = clamp(1.0 - dot(wide, wide), 0.0, 1.0);
    return 0.55 * contact * contact + 0.45 * around * around;
}

void main() {
    float both = under(sole[0], narrow[0]) + under(sole[1], narrow[1]);
    float alpha = strength * min(both, 1.0);
    picture = vec4(vec3(0.075, 0.05, 0.045) * alpha, alpha);
}
