precision highp float;

in vec3 lit;

out vec4 picture;

void main() { picture = vec4(lit, 1.0); }
