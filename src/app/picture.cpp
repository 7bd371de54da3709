#include "app/picture.h"

#include <vector>

#include "output/png.h"
#include "scene/compose.h"

namespace jingluo::app {

scene::Viewport viewport_of(const Picture& picture) {
    return scene::picture_viewport(picture.width_px, picture.height_px, picture.title, picture.legend);
}

void write_picture(const Picture& picture, scene::State state, const scene::World& world,
                   const scene::MeasureText& measure, render::Renderer& renderer, const PaintOver& over) {
    state.transparent = picture.transparent;
    state.show_title = picture.title;
    state.show_legend = picture.legend;
    state.moving = false;
    state.hovered.reset();  // what the mouse happens to touch is no part of a picture
    const scene::Frame frame = scene::compose(state, world, measure);
    output::PngWriter png(picture.file, picture.width_px, picture.height_px, {picture.transparent, picture.existing});
    std::vector<std::uint8_t> band;
    renderer.draw_picture(frame, picture.samples, [&](int first_row, int rows, const std::uint8_t* rgba) {
        if (over) {
            band.assign(rgba, rgba + static_cast<size_t>(rows) * static_cast<size_t>(picture.width_px) * 4);
            over(first_row, rows, band.data());
            rgba = band.data();
        }
        png.rows(rows, rgba);
    });
    png.finish();
}

}  // namespace jingluo::app
