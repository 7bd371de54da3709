precision highp float;

uniform vec4 clip_from_px;
uniform vec2 texel;

in vec4 place;       // pixels of the picture; pixels of the atlas
in vec4 colour;

out vec2 at;
flat out vec4 ink;

void main() {
    gl_Position = vec4(place.xy * clip_from_px.xy + clip_from_px.zw, 0.0, 1.0);
    at = place.zw * texel;
    ink = colour;
}
