precision highp float;

uniform sampler2D atlas;

in vec2 at;
flat in vec4 ink;

out vec4 picture;

void main() {
    float alpha = ink.a * texture(atlas, at).r;
    picture = vec4(ink.rgb * alpha, alpha);
}
