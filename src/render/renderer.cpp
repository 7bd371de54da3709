#include "render/renderer.h"

#include <algorithm>
#include <stdexcept>

#include "base/fault.h"
#include "render/body_pass.h"
#include "render/floor_pass.h"
#include "render/overlay.h"

namespace jingluo::render {

namespace {

constexpr int most_picture_px = 16384;

// With 4 samples a pixel of a tile costs 40 bytes: this keeps a tile below 60 MB, and a picture for a screen is one
// tile.
constexpr int usual_tile_pixels = 1'500'000;

GLint limit(GLenum name) {
    GLint value[2] = {0, 0};  // GL_MAX_VIEWPORT_DIMS gives two
    glGetIntegerv(name, value);
    return name == GL_MAX_VIEWPORT_DIMS ? std::min(value[0], value[1]) : value[0];
}

bool opaque(const scene::Frame& frame) {
    return frame.background_top.w >= 1.0f && frame.background_bottom.w >= 1.0f;
}

// The framebuffer holds premultiplied colour, which is what blending and the resolve of samples are right for.
void make_straight(std::uint8_t* rgba, size_t pixels) {
    for (std::uint8_t* p = rgba; p != rgba + 4 * pixels; p += 4) {
        const unsigned alpha = p[3];
        if (alpha == 255 || alpha == 0) continue;
        for (int c = 0; c < 3; ++c) p[c] = static_cast<std::uint8_t>(std::min(255u, (p[c] * 255u + alpha / 2) / alpha));
    }
}

}  // namespace

struct Renderer::Inside {
    explicit Inside(const FontFiles& fonts)
        : shapes(make_shape_shader()),
          ribbons(make_ribbon_shader()),
          lines(ribbons),
          markers(shapes),
          overlay(fonts, shapes, ribbons) {}

    std::shared_ptr<LazyShader<ShapeShader>> shapes;
    std::shared_ptr<LazyShader<RibbonShader>> ribbons;
    BodyPass body;
    FloorPass floor;
    LinePass lines;
    ShapePass markers;
    Overlay overlay;
    Target target;
    struct GroundKey {
        glm::ivec2 size{0};
        scene::Colour top{0}, bottom{0};
        bool operator==(const GroundKey&) const = default;
    };
    Target ground;  // the backdrop alone
    GroundKey ground_key;
    bool drawn = false, drawn_opaque = true;
    std::uint64_t scenes = 0;

    /// What is the same for all tiles of a frame.
    void prepare(const scene::Frame& frame) {
        body.prepare(frame);
        floor.prepare(frame);
        const Projection projection(frame.lens, {frame.width_px, frame.height_px});
        Ribbons curves;
        for (const scene::Line& line : frame.lines) add_line(curves, line, projection);
        for (const scene::Stroke2d& leader : frame.leaders) add_stroke(curves, leader);
        lines.upload(curves);
        std::vector<Shape> signs;
        signs.reserve(frame.markers.size());
        for (const scene::Marker& marker : frame.markers) {
            if (const auto sign = shape_of(marker, projection)) signs.push_back(*sign);
        }
        markers.upload(signs);
        overlay.upload(frame);
    }

    void draw_tile(const scene::Frame& frame, const Rectangle& block, const Rectangle& tile, int samples,
                   int covered_px = 0) {
        target.resize(tile.width, tile.height, samples);
        const PictureWindow window({frame.width_px, frame.height_px}, block, tile);
        const bool ground_lies = samples == 1 && lay_ground(frame, window, tile);
        target.bind_scene();
        window.apply();
        clear(frame, ground_lies);
        // Clearing all of it is cheaper than clearing a part; drawing is not.
        const glm::ivec4 open{covered_px, 0, tile.width, tile.height};
        const glm::ivec4 plate = cut(open, frame, tile);
        scissor(plate, tile);
        body.draw_skin(frame, window);
        scissor(open, tile);
        if (!ground_lies) body.draw_backdrop(frame, window);
        scissor(plate, tile);
        floor.draw(frame, window);
        body.draw_patches(frame, window);
        lines.draw_on_skin(window);
        markers.draw_on_skin(window);
        scissor(open, tile);
        overlay.draw(window);
        glDisable(GL_SCISSOR_TEST);
        target.resolve_and_bind();
    }

    /// Copies the ground into the target from where it is kept. While a body turns the ground stays the same, and on a
    /// software renderer copying takes a fifth of the time of drawing. Whether it did: not for a part of a picture, nor
    /// for a ground of one colour.
    bool lay_ground(const scene::Frame& frame, const PictureWindow& window, const Rectangle& tile) {
        const GroundKey key{{frame.width_px, frame.height_px}, frame.background_top, frame.background_bottom};
        if (key.size != glm::ivec2(tile.width, tile.height) || key.top == key.bottom) return false;
        glDisable(GL_SCISSOR_TEST);
        if (!(key == ground_key)) {
            ground.resize(tile.width, tile.height, 1);
            ground.bind_scene();
            window.apply();
            clear(frame, false);
            body.draw_backdrop(frame, window);
            ground_key = key;
        }
        ground.copy_into(target);
        return true;
    }

    /// What of a rectangle of the tile (left, top, right, bottom) lies on the frame's plate.
    static glm::ivec4 cut(const glm::ivec4& open, const scene::Frame& frame, const Rectangle& tile) {
        if (!(frame.plate_max_px.x > 0)) return open;
        const glm::ivec2 corner(tile.x, tile.y);
        const glm::ivec2 low = glm::max(glm::ivec2(open.x, open.y), glm::ivec2(frame.plate_min_px) - corner);
        const glm::ivec2 high = glm::min(glm::ivec2(open.z, open.w), glm::ivec2(frame.plate_max_px) - corner);
        return {low, glm::max(low, high)};
    }

    static void scissor(const glm::ivec4& open, const Rectangle& tile) {
        if (open == glm::ivec4(0, 0, tile.width, tile.height)) {
            glDisable(GL_SCISSOR_TEST);
            return;
        }
        glEnable(GL_SCISSOR_TEST);
        glScissor(open.x, tile.height - open.w, std::max(0, open.z - open.x), std::max(0, open.w - open.y));
    }

    static void clear(const scene::Frame& frame, bool depth_only) {
        const scene::Colour& c = frame.background_top;
        glDisable(GL_SCISSOR_TEST);
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        glDepthMask(GL_TRUE);
        glClearColor(c.x * c.w, c.y * c.w, c.z * c.w, c.w);
        glClear(depth_only ? GL_DEPTH_BUFFER_BIT : GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    }

    /// Copies the target into `rows`, whose rows are `row_pixels` long and run from top to bottom.
    void read(std::uint8_t* rows, int row_pixels, bool straighten) const {
        const auto row_bytes = static_cast<size_t>(row_pixels) * 4;
        const auto width = static_cast<size_t>(target.width());
        target.bind_plain_for_reading();
        glPixelStorei(GL_PACK_ALIGNMENT, 4);
        glPixelStorei(GL_PACK_ROW_LENGTH, row_pixels);
        glReadPixels(0, 0, target.width(), target.height(), GL_RGBA, GL_UNSIGNED_BYTE, rows);
        glPixelStorei(GL_PACK_ROW_LENGTH, 0);
        std::uint8_t* upper = rows;
        std::uint8_t* lower = rows + static_cast<size_t>(target.height() - 1) * row_bytes;
        for (; upper < lower; upper += row_bytes, lower -= row_bytes) std::swap_ranges(upper, upper + width * 4, lower);
        if (!straighten) return;
        for (int y = 0; y < target.height(); ++y) make_straight(rows + static_cast<size_t>(y) * row_bytes, width);
    }
};

Renderer::Renderer(const FontFiles& fonts) : inside_(std::make_unique<Inside>(fonts)) {}
Renderer::~Renderer() = default;

void Renderer::draw(const scene::Frame& frame, int samples) {
    if (frame.width_px <= 0 || frame.height_px <= 0) return;  // a window made small: nothing to see
    const Rectangle whole{0, 0, frame.width_px, frame.height_px};
    inside_->prepare(frame);
    inside_->draw_tile(frame, whole, whole, samples, frame.covered_left_px);
    inside_->drawn = true;
    inside_->drawn_opaque = opaque(frame);
    ++inside_->scenes;
}

void Renderer::warm_up(int samples) {
    // One of everything, as small as can be. A mesh of its own: the address of the real one must not be taken for
    // known.
    body::Mesh mesh;
    mesh.positions = {{-1, -1, 0}, {1, -1, 0}, {0, 1, 0}};
    mesh.normals.assign(3, {0, 0, 1});
    mesh.colours.assign(3, {255, 255, 255, 255});
    mesh.indices = {0, 1, 2};
    scene::Frame frame;
    frame.width_px = frame.height_px = 64;
    frame.skin_mesh = &mesh;
    frame.background_bottom = {0, 0, 0, 1};
    frame.lines.push_back({{{-0.5f, 0, 0}, {0.5f, 0, 0}}, {}, {0, 0, 0, 1}});
    frame.markers.emplace_back();
    frame.texts.push_back({"A", {10, 30}});
    const Rectangle whole{0, 0, frame.width_px, frame.height_px};
    inside_->prepare(frame);
    inside_->draw_tile(frame, whole, whole, samples);
    glFinish();
    inside_->body.forget_mesh();
    inside_->drawn = false;
}

void Renderer::present(int window_width_px, int window_height_px) {
    if (!inside_->drawn) return;
    const int width = std::min(window_width_px, inside_->target.width());
    const int height = std::min(window_height_px, inside_->target.height());
    inside_->target.bind_plain_for_reading();
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, window_width_px, window_height_px);
}

void Renderer::paint_over(const std::function<void()>& painter) {
    if (!inside_->drawn) return;
    inside_->target.bind_plain_for_drawing();
    glViewport(0, 0, inside_->target.width(), inside_->target.height());
    painter();
}

Image Renderer::read() const {
    Image image;
    if (!inside_->drawn) return image;
    image.width = inside_->target.width();
    image.height = inside_->target.height();
    image.rgba.resize(static_cast<size_t>(image.width) * static_cast<size_t>(image.height) * 4);
    inside_->read(image.rgba.data(), image.width, !inside_->drawn_opaque);
    return image;
}

void Renderer::draw_picture(const scene::Frame& frame, int samples, const RowSink& sink, const PictureLimits& limits) {
    const int width = frame.width_px, height = frame.height_px;
    if (width < 1 || height < 1 || width > most_picture_px || height > most_picture_px) {
        throw base::BadInput({"", "size",
                              std::to_string(width) + "x" + std::to_string(height) +
                                  " is no size for a picture; each side may have 1 to " +
                                  std::to_string(most_picture_px) + " pixels"});
    }
    inside_->prepare(frame);
    inside_->drawn = false;
    const int most_side = std::min(limit(GL_MAX_RENDERBUFFER_SIZE), limit(GL_MAX_VIEWPORT_DIMS));
    const int block_side = limits.most_viewport_px > 0 ? std::min(limits.most_viewport_px, most_side) : most_side;
    const int tile_pixels = limits.tile_pixels > 0 ? limits.tile_pixels : usual_tile_pixels;
    const bool straighten = !opaque(frame);

    std::vector<std::uint8_t> band;
    for (int block_y = 0; block_y < height; block_y += block_side) {
        const int block_height = std::min(block_side, height - block_y);
        const int block_width = std::min(block_side, width);
        // Bands of nearly equal height, so that the last one is no sliver.
        const int most_rows = std::max(1, tile_pixels / block_width);
        const int bands = (block_height + most_rows - 1) / most_rows;
        const int rows = (block_height + bands - 1) / bands;
        for (int y = block_y; y < block_y + block_height; y += rows) {
            const int count = std::min(rows, block_y + block_height - y);
            band.resize(static_cast<size_t>(width) * static_cast<size_t>(count) * 4);
            for (int x = 0; x < width; x += block_side) {
                const int columns = std::min(block_side, width - x);
                inside_->draw_tile(frame, {x, block_y, columns, block_height}, {x, y, columns, count}, samples);
                inside_->read(&band[static_cast<size_t>(x) * 4], width, straighten);
            }
            sink(y, count, band.data());
        }
    }
    ++inside_->scenes;
}

void Renderer::draw_bare(const scene::Frame& frame) {
    if (frame.width_px <= 0 || frame.height_px <= 0) return;
    inside_->target.resize(frame.width_px, frame.height_px, 1);
    inside_->target.bind_scene();
    glViewport(0, 0, frame.width_px, frame.height_px);
    Inside::clear(frame, false);
    inside_->body.draw_bare(frame);
    glFinish();
    inside_->drawn = true;
    inside_->drawn_opaque = opaque(frame);
}

void Renderer::finish() {
    glFinish();
}

std::uint64_t Renderer::scenes_drawn() const {
    return inside_->scenes;
}

}  // namespace jingluo::render
