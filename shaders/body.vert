precision highp float;

// The skin and what is painted on it share this file: the depth of both must be equal to the bit.
invariant gl_Position;

uniform mat4 eye_from_world;
uniform mat4 clip_from_eye;

in vec3 place;
in vec4 normal;
in vec4 colour;

out vec3 normal_eye;
out vec3 place_world;
out vec3 albedo;

void main() {
    vec4 place_eye = eye_from_world * vec4(place, 1.0);
    gl_Position = clip_from_eye * place_eye;
    normal_eye = mat3(eye_from_world) * normal.xyz;
    place_world = place;
    albedo = colour.rgb;
}
