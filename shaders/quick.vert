precision highp float;

// Lit corner by corner, with lit_skin() of light.glsl: where triangles are hardly larger than pixels nobody sees the
// difference, and a software renderer, which shades blocks of sixteen pixels for each of them, is far sooner done.

// As in body.vert: the depth of what is painted on the skin must be equal to the bit.
invariant gl_Position;

uniform mat4 eye_from_world;
uniform mat4 clip_from_eye;

in vec3 place;
in vec4 normal;
in vec4 colour;

out vec3 lit;

void main() {
    vec4 place_eye = eye_from_world * vec4(place, 1.0);
    gl_Position = clip_from_eye * place_eye;
    // With a parallel projection every ray runs along the eye's axis.
    vec3 towards_eye = clip_from_eye[3][3] != 0.0 ? vec3(0.0, 0.0, 1.0) : -normalize(place_eye.xyz);
    lit = lit_skin(normalize(mat3(eye_from_world) * normal.xyz), colour.rgb, towards_eye);
}
