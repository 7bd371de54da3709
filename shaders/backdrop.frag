precision highp float;

in vec4 colour;

out vec4 picture;

void main() { picture = colour; }
