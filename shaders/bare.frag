precision highp float;

out vec4 picture;

void main() { picture = vec4(0.8, 0.7, 0.6, 1.0); }
