precision highp float;

// Lit pixel by pixel, with lit_skin() of light.glsl.

// From a pixel to the direction of the eye: less to carry from vertex to pixel than the direction itself.
uniform vec4 eye_from_px;

in vec3 normal_eye;
in vec3 albedo;

out vec4 picture;

void main() {
    // The first terms of the root's series: within a hundredth over the whole angle of the lens.
    vec2 aside = gl_FragCoord.xy * eye_from_px.xy + eye_from_px.zw;
    vec3 towards_eye = vec3(aside, 1.0) * (1.0 - 0.5 * dot(aside, aside));
    picture = vec4(lit_skin(normalize(normal_eye), albedo, towards_eye), 1.0);
}
