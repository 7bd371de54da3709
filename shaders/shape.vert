precision highp float;

uniform vec4 clip_from_px;
uniform float hidden;

in vec2 corner;
in vec3 at;          // middle in pixels of the picture, depth in the clip range
in vec4 size;        // half width, half height, corner radius, rim; pixels
in vec4 fill;
in vec4 rim;
in vec2 kind;        // shape, alpha where it is hidden

out vec2 from_middle;
flat out vec4 shape_size;
flat out vec4 shape_fill;
flat out vec4 shape_rim;
flat out float shape;

void main() {
    // One pixel more on every side than the shape: room for its soft edge.
    vec2 reach = (size.xy + 1.5) * (kind.x > 5.5 ? 1.0 : 1.35);
    from_middle = corner * reach;
    gl_Position = vec4((at.xy + from_middle) * clip_from_px.xy + clip_from_px.zw, at.z, 1.0);
    float alpha = mix(1.0, kind.y, hidden);
    shape_size = size;
    shape_fill = vec4(fill.rgb, fill.a * alpha);
    shape_rim = vec4(rim.rgb, rim.a * alpha);
    shape = kind.x;
}
