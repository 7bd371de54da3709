precision highp float;

uniform mat4 clip_from_world;

in vec3 place;

void main() { gl_Position = clip_from_world * vec4(place, 1.0); }
