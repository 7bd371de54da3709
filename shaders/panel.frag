precision highp float;

uniform sampler2D panel;  // premultiplied

in vec2 at;

out vec4 picture;

void main() { picture = texture(panel, at); }
