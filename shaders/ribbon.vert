precision highp float;

uniform vec4 clip_from_px;
uniform float hidden;

in vec3 at;          // pixels of the picture, depth in the clip range
in vec4 way;         // along the pattern, from the start, to the end (all in pixels of the pattern), across (pixels)
in vec3 form;        // half the width, pixels on the screen for one of the pattern, pattern
in vec4 colour;
in float hidden_alpha;

out vec4 way_px;
flat out vec3 ribbon_form;
out float stretch;
flat out vec4 ink;

void main() {
    gl_Position = vec4(at.xy * clip_from_px.xy + clip_from_px.zw, at.z, 1.0);
    way_px = way;
    ribbon_form = form;
    stretch = form.y;
    ink = vec4(colour.rgb, colour.a * mix(1.0, hidden_alpha, hidden));
}
