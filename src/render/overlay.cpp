#include "render/overlay.h"

namespace jingluo::render {

void Overlay::upload(const scene::Frame& frame) {
    std::vector<Shape> boxes, signs;
    boxes.reserve(frame.boxes.size());
    for (const scene::Box2d& box : frame.boxes) boxes.push_back(shape_of(box));
    signs.reserve(frame.signs.size());
    for (const scene::Sign2d& sign : frame.signs) signs.push_back(shape_of(sign));
    Ribbons strokes;
    for (const scene::Stroke2d& stroke : frame.strokes) add_stroke(strokes, stroke);
    boxes_.upload(boxes);
    strokes_.upload(strokes);
    signs_.upload(signs);
    texts_.upload(frame.texts);
}

void Overlay::draw(const PictureWindow& window) {
    boxes_.draw_flat(window);
    strokes_.draw_flat(window);
    signs_.draw_flat(window);
    texts_.draw(window);
}

}  // namespace jingluo::render
