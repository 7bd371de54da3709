precision highp float;

// Lies at the far end of the depth range: only what the body leaves free is shaded.
uniform vec4 clip_from_px;
uniform vec2 picture_px;
uniform vec4 top;
uniform vec4 bottom;

out vec4 colour;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = vec4(corner * picture_px * clip_from_px.xy + clip_from_px.zw, 1.0, 1.0);
    vec4 straight = corner.y < 0.5 ? top : bottom;
    colour = vec4(straight.rgb * straight.a, straight.a);
}
