precision highp float;

in vec2 from_middle;
flat in vec4 shape_size;
flat in vec4 shape_fill;
flat in vec4 shape_rim;
flat in float shape;

out vec4 picture;

// Signed distances in pixels, negative inside. All shapes of one radius look equally large.
float box(vec2 p, vec2 half_size, float corner) {
    vec2 q = abs(p) - half_size + corner;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float triangle(vec2 p, float r) {
    const float k = 1.7320508;
    p.y = -p.y;
    p.y += 0.12 * r;
    float side = 1.10 * r;
    p.x = abs(p.x) - side;
    p.y = p.y + side / k;
    if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
    p.x -= clamp(p.x, -2.0 * side, 0.0);
    return -length(p) * sign(p.y);
}

float outline(vec2 p) {
    float r = shape_size.x;
    int kind = int(shape + 0.5);
    if (kind == 0) return length(p) - r;
    if (kind == 1) return abs(length(p) - r * 0.76) - r * 0.24;
    if (kind == 2) return box(vec2(p.x + p.y, p.x - p.y) * 0.70710678, vec2(r * 0.88), r * 0.12);
    if (kind == 3) return box(p, vec2(r * 0.88), r * 0.12);
    if (kind == 4) return triangle(p, r) - r * 0.10;
    if (kind == 5) {
        vec2 turned = vec2(p.x + p.y, p.x - p.y) * 0.70710678;
        return min(box(turned, vec2(r * 1.12, r * 0.30), r * 0.1), box(turned, vec2(r * 0.30, r * 1.12), r * 0.1));
    }
    return box(p, shape_size.xy, shape_size.z);
}

void main() {
    float d = outline(from_middle);
    float whole = clamp(0.5 - d, 0.0, 1.0);
    // The rim lies inside the outline; without one the fill reaches it.
    float inner = shape_size.w > 0.0 ? clamp(0.5 - (d + shape_size.w), 0.0, 1.0) : whole;
    vec4 fill = vec4(shape_fill.rgb * shape_fill.a, shape_fill.a);
    vec4 rim = vec4(shape_rim.rgb * shape_rim.a, shape_rim.a);
    picture = fill * inner + rim * (whole - inner);
    if (picture.a <= 0.0) discard;
}
