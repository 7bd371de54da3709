precision highp float;

// The light of a drawing studio, fixed to the viewer: a key from the upper left, a broad cool fill from the right, a bright sky
// over a warm ground. Shadow falls towards a tone of its own, as an illustrator would mix it, never towards black.
uniform vec3 tint;
uniform vec3 shade;
uniform float edge_light;

const vec3 key_from = vec3(-0.662, 0.621, 0.420);
const vec3 fill_from = vec3(0.812, 0.116, 0.572);
// Half way between the key and the eye's axis: the sheen is too broad to tell it from half way to the eye itself.
const vec3 sheen_from = vec3(-0.393, 0.369, 0.843);

// Red light travels farther through skin than blue, so the shadow's edge is warm.
const vec3 wrap = vec3(0.27, 0.20, 0.17);

// sRGB's curve within half a step of 8 bits, by roots: pow() costs several times as much on a processor.
vec3 encode(vec3 linear) {
    vec3 r1 = sqrt(linear);
    vec3 r2 = sqrt(r1);
    vec3 r3 = sqrt(r2);
    return clamp(0.662002687 * r1 + 0.684122060 * r2 - 0.323583601 * r3 - 0.0225411470 * linear, 0.0, 1.0);
}

// The colour that is seen, sRGB, of skin with a unit normal; all in the eye's frame.
vec3 lit_skin(vec3 n, vec3 albedo, vec3 towards_eye) {
    float facing = clamp(dot(n, towards_eye), 0.0, 1.0);
    vec3 skin = albedo * tint;

    // Light that has gone through skin twice is skin squared: dark and more saturated.
    vec3 shadow = mix(skin * skin, shade, 0.30) * 0.80;
    vec3 key = clamp((vec3(dot(n, key_from)) + wrap) / (1.0 + wrap), 0.0, 1.0);
    key = key * key * (2.2 - 1.2 * key);
    vec3 colour = mix(shadow, skin * vec3(1.02, 0.995, 0.96), key);

    float fill = 0.5 + 0.5 * dot(n, fill_from);
    float sky = 0.5 + 0.5 * n.y;
    colour += skin * (fill * fill * vec3(0.085, 0.095, 0.110) + sky * sky * vec3(0.05, 0.05, 0.055));

    float sheen = clamp(dot(n, sheen_from), 0.0, 1.0);
    sheen *= sheen;
    sheen *= sheen;
    sheen *= sheen;
    colour += sheen * sheen * 0.05 * key;

    // Towards the outline the form first turns away into a warm half-tone, as if drawn, then catches light from behind.
    float turn = 1.0 - facing;
    float turn2 = turn * turn;
    colour *= 1.0 - turn2 * vec3(0.46, 0.54, 0.56);
    colour += edge_light * turn2 * turn2 * sky * vec3(0.34, 0.32, 0.31);

    return encode(clamp(colour, 0.0, 1.0));
}
