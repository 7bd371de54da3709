precision highp float;

// A translucent disc on the skin: the ground within which a finger finds the point. Premultiplied.
uniform vec3 centre;
uniform float radius;
uniform float metres_per_px;
uniform vec4 colour;

in vec3 place_world;

out vec4 picture;

void main() {
    float from_edge = (radius - distance(place_world, centre)) / metres_per_px;
    float inside = clamp(from_edge + 0.5, 0.0, 1.0);
    float rim = clamp(1.5 - abs(from_edge - 1.0), 0.0, 1.0);
    float alpha = colour.a * inside * mix(1.0, 2.2, rim);
    alpha = min(alpha, 1.0);
    picture = vec4(colour.rgb * alpha, alpha);
}
