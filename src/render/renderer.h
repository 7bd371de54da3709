// Draws a scene::Frame with OpenGL into its own framebuffer, never into a window's own buffer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "render/fonts.h"
#include "scene/frame.h"

namespace jingluo::render {

/// RGBA, 8 bits, top row first. Alpha is straight (not premultiplied).
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Rows of a picture as they are finished, top to bottom: first row, number of rows, RGBA bytes (width*4 each).
using RowSink = std::function<void(int first_row, int rows, const std::uint8_t* rgba)>;

/// For tests: smaller limits than the driver's and the memory's. 0: as it is.
struct PictureLimits {
    int tile_pixels = 0;
    int most_viewport_px = 0;
};

class Renderer {
  public:
    /// Needs a current context with functions loaded.
    explicit Renderer(const FontFiles& fonts);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Draws into the renderer's own framebuffer of the frame's size, with `samples` samples a pixel (1 or 4). A frame
    /// without any pixels (a window made small) is not drawn.
    void draw(const scene::Frame& frame, int samples);
    /// Compiles in advance what the first picture with so many samples will need: a software renderer takes about a
    /// tenth of a second for that, which another thread can use to read the body. Counts as no scene.
    void warm_up(int samples);
    /// Copies the last drawn picture onto the default framebuffer (of the window), at the lower left, no scaling.
    void present(int window_width_px, int window_height_px);
    /// The last drawn picture.
    Image read() const;
    /// Runs `painter` with the last drawn picture as the framebuffer that is drawn into.
    void paint_over(const std::function<void()>& painter);
    /// Draws a frame of any size up to 16384 x 16384 in tiles of bounded memory and hands over its rows. Throws
    /// BadInput for another size. The last drawn picture is gone afterwards.
    void draw_picture(const scene::Frame& frame, int samples, const RowSink& sink, const PictureLimits& limits = {});
    /// Times the same triangles with the simplest shader: position in, one colour out, depth test on. Returns after
    /// glFinish.
    void draw_bare(const scene::Frame& frame);

    /// Waits until everything asked for is drawn; for timing.
    void finish();
    /// How many times a scene was drawn since the start: an idle window must not raise it.
    std::uint64_t scenes_drawn() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Draws Dear ImGui's draw lists (not its panels) over the window or into the renderer's last picture.
class PanelPainter {
  public:
    PanelPainter();  // needs a current context and a current ImGui context
    ~PanelPainter();
    PanelPainter(const PanelPainter&) = delete;
    PanelPainter& operator=(const PanelPainter&) = delete;
    void begin_frame();                  // before ImGui::NewFrame()
    void fonts_changed();                // after the font atlas was built anew
    void images_changed();               // after a PanelImage was set
    void draw();                         // over the framebuffer that is bound; ImGui::Render() was called before
    void draw_into(Renderer& renderer);  // into its last picture
    /// Over finished rows of a picture that is `width_px` wide: straight RGBA, changed in place. For pictures in tiles.
    void draw_over_rows(int first_row, int rows, int width_px, std::uint8_t* rgba);

  private:
    std::unique_ptr<class PanelCache> cache_;
};

}  // namespace jingluo::render
