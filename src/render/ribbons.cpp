#include "render/ribbons.h"

#include <algorithm>
#include <cmath>

namespace jingluo::render {

namespace {

struct Knot {
    glm::vec2 at_px;
    float depth;
    float along;  // pixels of the pattern
};

// Turns sharper than this (cosine) are joined by two round ends instead of a mitre, whose tip would stick out.
constexpr float sharp_turn = 0.75f;
// Knots nearer to each other than this have no direction worth following.
constexpr float least_step_px = 0.6f;
// A knot nearer to the straight way past it than this is not missed, but stretches stay short: depth is kept only at
// knots.
constexpr float least_bulge_px = 0.12f;
constexpr float longest_straight_px = 9.0f;

struct Style {
    float half_width_px, pattern;
    glm::u8vec4 colour;
    std::uint32_t hidden_alpha;
};

glm::vec2 left_of(const glm::vec2& direction) {
    return {direction.y, -direction.x};
}

class PieceWriter {
  public:
    PieceWriter(Ribbons& ribbons, const Style& style, bool hidden_too)
        : ribbons_(ribbons), style_(style), hidden_too_(hidden_too) {}

    /// One piece without sharp turns: `knots` of at least two, no two of them at the same pixel.
    void write(const Knot* knots, size_t count) const {
        const float start = knots[0].along, end = knots[count - 1].along;
        const float reach = style_.half_width_px + 1.0f;
        const auto base = static_cast<std::uint32_t>(ribbons_.vertices.size());
        std::uint32_t rows = 0;
        const auto add = [&](const glm::vec2& at, float depth, const glm::vec2& side, float along, float stretch) {
            for (const float sign : {-1.0f, 1.0f}) {
                ribbons_.vertices.push_back({{at + side * (sign * reach), depth},
                                             along,
                                             along - start,
                                             end - along,
                                             sign * reach,
                                             style_.half_width_px,
                                             stretch,
                                             style_.pattern,
                                             style_.colour,
                                             style_.hidden_alpha});
            }
            ++rows;
        };
        for (size_t i = 0; i < count; ++i) {
            const bool first = i == 0, last = i + 1 == count;
            const glm::vec2 in = first ? glm::vec2(0) : step(knots[i - 1], knots[i]);
            const glm::vec2 out = last ? glm::vec2(0) : step(knots[i], knots[i + 1]);
            const float stretch = stretch_at(knots, count, i);
            if (first) {
                add(knots[i].at_px - out * reach, knots[i].depth, left_of(out), knots[i].along - reach / stretch,
                    stretch);
            }
            if (first || last) {
                add(knots[i].at_px, knots[i].depth, left_of(first ? out : in), knots[i].along, stretch);
            } else {
                const glm::vec2 middle = glm::normalize(in + out);
                add(knots[i].at_px, knots[i].depth, left_of(middle) / glm::dot(middle, in), knots[i].along, stretch);
            }
            if (last) {
                add(knots[i].at_px + in * reach, knots[i].depth, left_of(in), knots[i].along + reach / stretch,
                    stretch);
            }
        }
        for (std::uint32_t row = 0; row + 1 < rows; ++row) {
            const std::uint32_t a = base + 2 * row;
            const std::uint32_t quad[] = {a, a + 1, a + 2, a + 2, a + 1, a + 3};
            ribbons_.indices.insert(ribbons_.indices.end(), std::begin(quad), std::end(quad));
            if (hidden_too_) {
                ribbons_.hidden_indices.insert(ribbons_.hidden_indices.end(), std::begin(quad), std::end(quad));
            }
        }
    }

    static glm::vec2 step(const Knot& from, const Knot& to) { return glm::normalize(to.at_px - from.at_px); }

  private:
    static float stretch_at(const Knot* knots, size_t count, size_t i) {
        const Knot& from = knots[i == 0 ? 0 : i - 1];
        const Knot& to = knots[std::min(i + 1, count - 1)];
        const float pattern = to.along - from.along;
        const float seen = i == 0 || i + 1 == count
                               ? glm::distance(from.at_px, to.at_px)
                               : glm::distance(from.at_px, knots[i].at_px) + glm::distance(knots[i].at_px, to.at_px);
        return pattern > 0.0f ? std::clamp(seen / pattern, 0.02f, 50.0f) : 1.0f;
    }

    Ribbons& ribbons_;
    Style style_;
    bool hidden_too_;
};

// Cuts a row of knots at its sharp turns.
void write_pieces(const std::vector<Knot>& knots, const PieceWriter& writer) {
    size_t start = 0;
    for (size_t i = 1; i + 1 < knots.size(); ++i) {
        const float turn =
            glm::dot(PieceWriter::step(knots[i - 1], knots[i]), PieceWriter::step(knots[i], knots[i + 1]));
        if (turn >= sharp_turn) continue;
        writer.write(&knots[start], i + 1 - start);
        start = i;
    }
    if (knots.size() >= start + 2) writer.write(&knots[start], knots.size() - start);
}

// Pixels of the pattern for one metre of the body: the true scale at the curve's middle in steps of half an octave.
float pattern_scale(const scene::Line& line, const Projection& projection) {
    glm::vec3 low = line.places.front(), high = low;
    for (const glm::vec3& place : line.places) {
        low = glm::min(low, place);
        high = glm::max(high, place);
    }
    const auto middle = projection.sign(0.5f * (low + high), glm::vec3(0), 0.0f);
    const float px_per_metre = middle && middle->metres_per_px > 0.0f ? 1.0f / middle->metres_per_px : 1000.0f;
    return std::exp2(std::round(2.0f * std::log2(px_per_metre)) / 2.0f);
}

Style style_of(float width_px, scene::Pattern pattern, const scene::Colour& colour, float hidden_alpha) {
    return {0.5f * std::max(width_px, 0.0f), static_cast<float>(pattern), bytes_of(colour),
            static_cast<std::uint32_t>(std::clamp(hidden_alpha, 0.0f, 1.0f) * 255.0f + 0.5f)};
}

// Curves on the skin have a place every few millimetres. From afar many fall on a straight stretch of the picture:
// those are left out, since each costs two vertices a frame.
void thin_out(std::vector<Knot>& knots) {
    if (knots.size() < 3) return;
    size_t kept = 0;
    for (size_t i = 1; i + 1 < knots.size(); ++i) {
        const glm::vec2 out = knots[i].at_px - knots[kept].at_px, chord = knots[i + 1].at_px - knots[kept].at_px;
        const float length = glm::length(chord);
        const float bulge = length > 0.0f ? std::abs(out.x * chord.y - out.y * chord.x) / length : longest_straight_px;
        if (bulge > least_bulge_px || length > longest_straight_px || glm::dot(out, chord) <= 0.0f)
            knots[++kept] = knots[i];
    }
    knots[++kept] = knots.back();
    knots.resize(kept + 1);
}

}  // namespace

void add_line(Ribbons& ribbons, const scene::Line& line, const Projection& projection) {
    if (line.places.size() < 2 || !(line.width_px > 0.0f)) return;
    const bool lit = line.normals.size() == line.places.size();
    const PieceWriter writer(ribbons, style_of(line.width_px, line.pattern, line.colour, line.hidden_alpha),
                             line.hidden_alpha > 0.0f);
    const float scale = pattern_scale(line, projection);

    std::vector<Knot> knots;
    knots.reserve(line.places.size());
    float along = 0.0f;
    for (size_t i = 0; i < line.places.size(); ++i) {
        if (i > 0) along += glm::distance(line.places[i - 1], line.places[i]) * scale;
        const auto seen = projection.sign(line.places[i], lit ? line.normals[i] : glm::vec3(0), 0.5f * line.width_px);
        // Behind the eye or behind the body: the curve goes on where it comes back into view.
        if (!seen || (seen->facing < surely_hidden && !(line.hidden_alpha > 0.0f))) {
            thin_out(knots);
            write_pieces(knots, writer);
            knots.clear();
            continue;
        }
        const Knot knot{seen->at_px, seen->depth, along};
        if (!knots.empty() && glm::distance(knots.back().at_px, knot.at_px) < least_step_px) {
            // Seen from its end the curve stands still; the nearer depth keeps it from sinking.
            knots.back().depth = std::min(knots.back().depth, knot.depth);
            continue;
        }
        knots.push_back(knot);
    }
    thin_out(knots);
    write_pieces(knots, writer);
}

void add_stroke(Ribbons& ribbons, const scene::Stroke2d& stroke) {
    const float length = glm::distance(stroke.from_px, stroke.to_px);
    if (!(stroke.width_px > 0.0f) || !(length > 0.0f)) return;
    const Knot knots[] = {{stroke.from_px, nearest_depth, 0.0f}, {stroke.to_px, nearest_depth, length}};
    PieceWriter(ribbons, style_of(stroke.width_px, stroke.pattern, stroke.colour, 0.0f), false).write(knots, 2);
}

}  // namespace jingluo::render
