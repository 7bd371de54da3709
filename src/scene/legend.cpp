#include "scene/legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "scene/words.h"

namespace jingluo::scene {

namespace {

// At scale 1, for a picture 720 pixels high.
constexpr float edge_px = 22, title_px = 62, foot_px = 30, legend_px = 318;
// More names than this would be too small to read; up to so many stand in one column.
constexpr size_t most_names = 120, one_column = 20;
// The rule under the title, and where the footnote begins.
constexpr float rule_px = 50, note_px = 40;

const std::array<const char*, 2> footnote{"Points found by rule after WHO 2008.", "For learning; no medical advice."};

/// How closely the legend is set: the first that fits its margin is taken.
struct Setting {
    size_t channel_columns;  // more than one: without hanzi
    float channel_row, row;  // heights
    float size;              // of names
    size_t columns;          // of names, where there are more than fit into one
    bool pinyin;
};
constexpr std::array<Setting, 5> settings{{{1, 17, 15, 11, 2, true},
                                           {2, 15, 13.6f, 10.5f, 2, true},
                                           {2, 14, 12.2f, 9.8f, 2, true},
                                           {2, 14, 12.2f, 9.8f, 3, false},
                                           {2, 13, 11, 9.2f, 3, false}}};

TextItem text_at(const std::string& words, glm::vec2 at, float size_px, const Colour& colour, bool bold = false) {
    TextItem text;
    text.text = words;
    text.at_px = at;
    text.size_px = size_px;
    text.colour = colour;
    text.bold = bold;
    return text;
}

/// A point named in the legend, once for both sides.
struct NamedPoint {
    const atlas::Point* point;
    std::optional<atlas::Role> role;
};

std::vector<NamedPoint> points_shown(const Sheet& sheet) {
    std::vector<NamedPoint> named;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr) continue;
        const bool known =
            std::any_of(named.begin(), named.end(), [&](const NamedPoint& n) { return n.point == seen.point; });
        if (!known) named.push_back({seen.point, role_in_region(sheet.state, *seen.point)});
    }
    std::stable_sort(named.begin(), named.end(),
                     [](const NamedPoint& a, const NamedPoint& b) { return a.role < b.role; });
    return named;
}

/// Writes the legend from top to bottom. Run once to measure (`frame` null) and once to draw.
class Writer {
  public:
    Writer(Frame* frame, const Sheet& sheet, glm::vec2 at, float width, float scale, const Setting& setting)
        : frame_(frame), sheet_(sheet), at_(at), width_(width), scale_(scale), setting_(setting) {}

    float y() const { return at_.y; }

    void heading(const std::string& words) {
        at_.y += 9 * scale_;
        put(words, {at_.x, at_.y + 11 * scale_}, 11, sheet_.colours.ink_soft, true, width_);
        at_.y += 18 * scale_;
    }

    /// In columns, read from top to bottom.
    void channels(const std::vector<std::string>& codes) {
        const size_t columns = setting_.channel_columns, rows = (codes.size() + columns - 1) / columns;
        const float wide = width_ / static_cast<float>(columns), row = setting_.channel_row * scale_;
        for (size_t i = 0; i < codes.size(); ++i) {
            const size_t column = i / rows, line = i % rows;
            const glm::vec2 at = at_ + glm::vec2(static_cast<float>(column) * wide, static_cast<float>(line) * row);
            channel(codes[i], at, wide - (columns > 1 ? 6 * scale_ : 0));
        }
        at_.y += row * static_cast<float>(rows);
    }

    void role(atlas::Role role) {
        at_.y += 5 * scale_;
        const float middle = at_.y + 7 * scale_;
        sign({at_.x + 5 * scale_, middle}, shape_of(role), sheet_.colours.ink_soft);
        put(role == atlas::Role::near ? "Near" : "Distant", {at_.x + 15 * scale_, middle + 4 * scale_}, 11,
            sheet_.colours.ink_soft, true, width_);
        at_.y += 18 * scale_;
    }

    /// In columns, read from top to bottom.
    void names(const std::vector<NamedPoint>& points, bool in_columns) {
        const size_t columns = in_columns ? setting_.columns : 1;
        const size_t rows = (points.size() + columns - 1) / columns;
        const float gap = 8 * scale_, row = setting_.row * scale_;
        const float wide = (width_ - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float size = size_of_names(points, wide);
        for (size_t i = 0; i < points.size(); ++i) {
            const size_t column = i / rows;
            const float x = at_.x + static_cast<float>(column) * (wide + gap);
            name(points[i], {x, at_.y + static_cast<float>(i % rows) * row}, size, wide);
        }
        at_.y += row * static_cast<float>(rows);
    }

  private:
    void channel(const std::string& code, glm::vec2 at, float wide) {
        const atlas::Channel* channel = sheet_.world.atlas.find_channel(code);
        const Colour colour = channel_colour(sheet_.world, code, sheet_.state.theme);
        const float middle = at.y + 8 * scale_, base = middle + 4 * scale_;
        if (channel == nullptr) {
            sign({at.x + 13 * scale_, middle}, MarkerShape::disc, colour);
            put("Extra points", {at.x + 34 * scale_, base}, setting_.channel_columns == 1 ? 11.5f : 10,
                sheet_.colours.ink, false, wide - 34 * scale_);
            return;
        }
        if (frame_ != nullptr) {
            // Thinner than on the body, so that a long dash and part of the next fit, which cannot be taken for a dot.
            frame_->strokes.push_back({{at.x + 1.5f * scale_, middle},
                                       {at.x + 27 * scale_, middle},
                                       1.7f * scale_,
                                       colour,
                                       channel_pattern(sheet_.world, code)});
        }
        const bool whole = setting_.channel_columns == 1;
        const float size = whole ? 11.5f : 10;
        put(code, {at.x + 34 * scale_, base}, size, sheet_.colours.ink, true, 24 * scale_);
        std::string name = channel->organ.empty() ? channel->names.english : channel->organ;
        if (whole) name += "  " + channel->names.hanzi_simplified;
        const float from = whole ? 60 : 56;
        put(name, {at.x + from * scale_, base}, size, sheet_.colours.ink, false, wide - from * scale_);
    }

    std::string name_words(const atlas::Point& point) const {
        return setting_.pinyin ? point.names.hanzi_simplified + " " + point.names.pinyin : point.names.hanzi_simplified;
    }
    /// Where the name begins behind its code: all at one place, those behind the long codes of extra points later.
    float name_from(const atlas::Point& point) const {
        const auto behind = [&](const std::string& code) {
            return 14 * scale_ + sheet_.measure(code, setting_.size * scale_, true).x + 5 * scale_;
        };
        return std::max(behind("GB44"), behind(point.code));
    }
    /// Both names, a little smaller where that suffices, or the hanzi alone where both do not fit behind a long code.
    std::string words_that_fit(const atlas::Point& point, float size, float wide) const {
        const std::string both = name_words(point);
        const bool fit = sheet_.measure(both, size * scale_, false).x <= 1.1f * (wide - name_from(point));
        return fit ? both : point.names.hanzi_simplified;
    }
    /// One size for all, so that the longest name fits its column, but never too small to read.
    float size_of_names(const std::vector<NamedPoint>& points, float wide) const {
        float size = setting_.size;
        for (const NamedPoint& named : points) {
            const float width = sheet_.measure(name_words(*named.point), setting_.size * scale_, false).x;
            size = std::min(size, setting_.size * (wide - name_from(*named.point)) / std::max(1.0f, width));
        }
        return std::max(size, std::min(9.5f, setting_.size));
    }

    void name(const NamedPoint& named, glm::vec2 at, float size, float wide) {
        const atlas::Point& point = *named.point;
        const float middle = at.y + 7 * scale_, base = middle + 4 * scale_;
        sign({at.x + 5 * scale_, middle}, sign_of(sheet_.state, point),
             channel_colour(sheet_.world, point.channel, sheet_.state.theme));
        put(point.code, {at.x + 14 * scale_, base}, size, sheet_.colours.ink, true, width_);
        put(words_that_fit(point, size, wide), {at.x + name_from(point), base}, size, sheet_.colours.ink, false,
            wide - name_from(point));
    }

    void sign(glm::vec2 at, MarkerShape shape, const Colour& colour) {
        if (frame_ == nullptr) return;
        const float radius = (shape == MarkerShape::diamond ? 4.7f : 4.2f) * scale_;
        frame_->signs.push_back({at, radius, 1.0f * scale_, shape, colour, Colour(1, 1, 1, 1)});
    }

    /// Smaller where it would not fit.
    void put(const std::string& words, glm::vec2 at, float size, const Colour& colour, bool bold, float wide) {
        float size_px = size * scale_;
        const float width = sheet_.measure(words, size_px, bold).x;
        if (width > wide && width > 0) size_px *= std::max(0.5f, wide / width);
        if (frame_ != nullptr) frame_->texts.push_back(text_at(words, at, size_px, colour, bold));
    }

    Frame* frame_;
    const Sheet& sheet_;
    glm::vec2 at_;
    float width_, scale_;
    const Setting& setting_;
};

float write_legend(Frame* frame, const Sheet& sheet, glm::vec2 at, float width, float scale, const Setting& setting) {
    Writer writer(frame, sheet, at, width, scale, setting);
    const std::vector<NamedPoint> points = points_shown(sheet);
    std::vector<std::string> channels;
    for (const atlas::Channel& channel : sheet.world.atlas.channels) {
        const auto has = [&](const NamedPoint& n) { return n.point->channel == channel.code; };
        if (std::any_of(points.begin(), points.end(), has)) channels.push_back(channel.code);
    }
    const bool extra = std::any_of(points.begin(), points.end(), [&](const NamedPoint& n) {
        return sheet.world.atlas.find_channel(n.point->channel) == nullptr;
    });
    if (extra) channels.emplace_back();
    if (!channels.empty()) {
        writer.heading("Channels");
        writer.channels(channels);
    }
    if (points.empty()) return writer.y();
    const bool named = points.size() <= most_names;
    const bool columns = points.size() > one_column;
    if (sheet.state.region.empty()) {
        if (!named) return writer.y();
        writer.heading("Points");
        writer.names(points, columns);
        return writer.y();
    }
    writer.heading("Points");
    for (const atlas::Role role : {atlas::Role::near, atlas::Role::distant}) {
        std::vector<NamedPoint> these;
        std::copy_if(points.begin(), points.end(), std::back_inserter(these),
                     [&](const NamedPoint& n) { return n.role == role; });
        if (these.empty()) continue;
        writer.role(role);
        if (named) writer.names(these, columns);
    }
    return writer.y();
}

/// Whether a margin was kept for the legend.
bool beside_picture(const Sheet& sheet) {
    return sheet.state.show_legend && static_cast<float>(sheet.state.viewport.left_px) >= legend_px * sheet.scale - 1;
}

}  // namespace

Viewport picture_viewport(int width_px, int height_px, bool title, bool legend) {
    Viewport v;
    v.width_px = width_px;
    v.height_px = height_px;
    // A narrow picture keeps its text small enough to leave the body half of the width.
    v.scale = std::max(0.25f, std::min(static_cast<float>(height_px) / 720, static_cast<float>(width_px) / 900));
    const auto pixels = [&](float size) { return static_cast<int>(std::lround(size * v.scale)); };
    if (title) {
        v.top_px = pixels(title_px);
        v.bottom_px = pixels(foot_px);
    }
    if (legend) v.left_px = pixels(legend_px);
    return v;
}

void add_title(Frame& frame, const Sheet& sheet, LabelRequests& requests) {
    if (!sheet.state.show_title) return;
    const float scale = sheet.scale;
    const float right = static_cast<float>(frame.width_px) - edge_px * scale;
    const glm::vec2 at(edge_px * scale, 37 * scale);
    TextItem mark = text_at("Jingluo", at, 22 * scale, sheet.colours.ink, true);
    const float mark_end = at.x + sheet.measure(mark.text, mark.size_px, true).x;
    TextItem title = text_at("· " + subject_words(sheet.state, sheet.world) + " — " + view_words(sheet.state.camera),
                             {mark_end + 7 * scale, at.y}, 22 * scale, sheet.colours.ink);
    const float width = sheet.measure(title.text, title.size_px, false).x, room = right - title.at_px.x;
    if (width > room && room > 0) title.size_px *= std::max(0.4f, room / width);
    if (frame.plate_max_px.x <= 0 && !sheet.state.transparent) {
        // The body may reach up behind the title: it fades there, the ground hardly changes.
        Colour veil = sheet.colours.background_top;
        veil.w = 0.88f;
        frame.boxes.push_back({{0, 0}, {static_cast<float>(frame.width_px), rule_px * scale}, 0, veil});
    }
    Colour thin = sheet.colours.ink_soft;
    thin.w = 0.45f;
    frame.strokes.push_back({{at.x, rule_px * scale}, {right, rule_px * scale}, 1.0f * scale, thin, Pattern::solid});
    // Beside the legend the note keeps to the legend's margin.
    const bool two_lines = beside_picture(sheet);
    std::vector<TextItem> notes;
    for (size_t i = 0; i < footnote.size(); ++i) {
        const glm::vec2 off(
            two_lines || i == 0 ? 0 : sheet.measure(std::string(footnote[0]) + " ", 11 * scale, false).x,
            two_lines && i == 0 ? -26 * scale : -12 * scale);
        notes.push_back(
            text_at(footnote[i], glm::vec2(at.x, frame.height_px) + off, 11 * scale, sheet.colours.ink_soft));
    }
    // Where no margins were kept for them, no label may stand there either.
    requests.keep_out.push_back({{0, 0}, {static_cast<float>(frame.width_px), 52 * scale}});
    for (const TextItem& note : notes) requests.keep_out.push_back(text_box(sheet.measure, note));
    frame.texts.push_back(std::move(mark));
    frame.texts.push_back(std::move(title));
    for (TextItem& note : notes) frame.texts.push_back(std::move(note));
}

void add_legend(Frame& frame, const Sheet& sheet, LabelRequests& requests) {
    if (!sheet.state.show_legend) return;
    const Viewport& v = sheet.state.viewport;
    const float edge = edge_px * sheet.scale, width = legend_px * sheet.scale - 1.5f * edge;
    const bool beside = beside_picture(sheet);
    const float top = std::max(static_cast<float>(v.top_px), sheet.state.show_title ? 52 * sheet.scale : 0.0f);
    const float bottom =
        static_cast<float>(v.height_px) - (beside && sheet.state.show_title ? note_px : foot_px) * sheet.scale;
    const glm::vec2 at(beside ? edge : sheet.free.min.x + edge, top);
    const Setting* setting = nullptr;
    float needed = 0;
    for (const Setting& one : settings) {
        setting = &one;
        needed = write_legend(nullptr, sheet, at, width, sheet.scale, one) - at.y;
        if (needed <= bottom - at.y) break;
    }
    const float scale = sheet.scale * std::clamp((bottom - at.y) / std::max(1.0f, needed), 0.45f, 1.0f);
    const Rect box{at - glm::vec2(0.5f * edge, 0),
                   at + glm::vec2(width + 0.5f * edge, needed * scale / sheet.scale + 6 * scale)};
    if (!beside) {
        const Rect body = sheet.silhouette(box);
        if (body.min.x <= body.max.x) frame.boxes.push_back({box.min, box.max, 6 * sheet.scale, sheet.colours.paper});
    }
    requests.keep_out.push_back(box);
    write_legend(&frame, sheet, at, width, scale, *setting);
}

void set_plate(Frame& frame, const Sheet& sheet) {
    const State& state = sheet.state;
    const Viewport& v = state.viewport;
    const bool under_title = state.show_title && static_cast<float>(v.top_px) >= rule_px * sheet.scale;
    if (!under_title && !beside_picture(sheet)) return;
    const Rect picture{{0, 0}, {v.width_px, v.height_px}};
    const float left = beside_picture(sheet) ? static_cast<float>(v.left_px) : 0.0f;
    const float top = under_title ? std::round(rule_px * sheet.scale) : 0.0f;
    frame.plate_min_px = {left, top};
    frame.plate_max_px = picture.max;
    if (left <= 0) return;
    const Rect cut = sheet.silhouette({{0, top}, {left, picture.max.y}});
    if (cut.min.x > cut.max.x) return;
    // The body is cut off at the legend: as at the title, a rule says so.
    Colour thin = sheet.colours.ink_soft;
    thin.w = 0.45f;
    const float edge = edge_px * sheet.scale;
    frame.strokes.push_back({{left, top}, {left, picture.max.y - edge}, 1.0f * sheet.scale, thin, Pattern::solid});
}

}  // namespace jingluo::scene
