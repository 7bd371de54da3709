precision highp float;

uniform vec4 edges;  // left, top, right, bottom; clip space

out vec2 at;

void main() {
    // OpenGL's rows run upwards: the kept picture's first row is its lowest.
    at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    gl_Position = vec4(mix(edges.x, edges.z, at.x), mix(edges.w, edges.y, at.y), 0.0, 1.0);
}
