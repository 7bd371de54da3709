precision highp float;

uniform mat4 clip_from_world;
uniform vec4 area;  // least x and z, largest x and z
uniform float height;

out vec2 place;

void main() {
    place = vec2((gl_VertexID & 1) == 0 ? area.x : area.z, (gl_VertexID >> 1) == 0 ? area.y : area.w);
    gl_Position = clip_from_world * vec4(place.x, height, place.y, 1.0);
}
