#include "scene/construction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace jingluo::scene {

namespace {

struct OnWay {
    glm::dvec3 place{0}, direction{0};
};

/// The place at a fraction of a polyline's length and the direction of the way there.
OnWay on_way(const std::vector<glm::dvec3>& places, double fraction) {
    const double all = body::length(places), at = fraction * all, near = std::max(1e-4, 0.01 * all);
    return {body::along(places, at), body::along(places, at + near) - body::along(places, at - near)};
}

std::string number_words(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", std::round(value * 100) / 100);
    return text;
}

/// "1/3" where a small fraction is meant, else per cent.
std::string fraction_words(double fraction) {
    for (int below = 2; below <= 8; ++below) {
        const double above = fraction * below;
        if (std::abs(above - std::round(above)) < 0.01 && above > 0.5 && above < below - 0.5) {
            return std::to_string(std::lround(above)) + "/" + std::to_string(below);
        }
    }
    return number_words(100 * fraction) + " %";
}

glm::dvec3 normal_at(const Sheet& sheet, const glm::dvec3& place) {
    const auto hit = sheet.world.body.surface ? sheet.world.body.surface->nearest(place) : std::nullopt;
    return hit ? hit->normal : glm::dvec3(0, 0, 1);
}

class Ruler {
  public:
    Ruler(Frame& frame, const Sheet& sheet, LabelRequests& requests)
        : frame_(frame), sheet_(sheet), requests_(requests) {}

    void draw(const locate::Way& way) {
        if (way.places.size() < 2) return;
        add_line(way.places, sheet_.colours.halo, 5.6f);
        add_line(way.places, sheet_.colours.ruler, 2.8f);
        if (way.cun && std::abs(*way.cun) > 1e-6) {
            draw_cun(way, std::abs(*way.cun));
        } else {
            tick(way, 0, 5);
            tick(way, 1, 5);
            if (way.fraction) number(way, 0.5, fraction_words(*way.fraction));
        }
    }

  private:
    void draw_cun(const locate::Way& way, double cun) {
        const double px_per_cun = way_px(way) / cun;
        const bool halves = px_per_cun > 14 * sheet_.scale;
        // Numbers need room: every cun, every second, every fifth.
        const int every = px_per_cun > 15 * sheet_.scale ? 1 : px_per_cun > 8 * sheet_.scale ? 2 : 5;
        const int whole = static_cast<int>(std::floor(cun + 1e-6));
        for (int i = 0; i <= whole; ++i) {
            tick(way, i / cun, 5);
            if (i > 0 && i % every == 0) number(way, i / cun, std::to_string(i));
            if (halves && i + 0.5 < cun - 1e-6) tick(way, (i + 0.5) / cun, 3);
        }
        if (cun - whole > 1e-3) {
            tick(way, 1, 5);
            if ((cun - whole) * px_per_cun > 11 * sheet_.scale || whole == 0) number(way, 1, number_words(cun));
        }
    }

    double way_px(const locate::Way& way) const {
        double sum = 0;
        for (size_t i = 1; i < way.places.size(); ++i) {
            sum += glm::length(sheet_.pixel(way.places[i]) - sheet_.pixel(way.places[i - 1]));
        }
        return sum;
    }

    void add_line(const std::vector<glm::dvec3>& places, const Colour& colour, float width_px) {
        Line line;
        line.places.assign(places.begin(), places.end());
        line.colour = colour;
        line.width_px = width_px * sheet_.scale;
        line.hidden_alpha = 0.25f;
        frame_.lines.push_back(std::move(line));
    }

    void tick(const locate::Way& way, double fraction, double half_px) {
        const OnWay at = on_way(way.places, fraction);
        const glm::dvec3 normal = normal_at(sheet_, at.place);
        const glm::dvec3 across = glm::cross(normal, at.direction);
        const double size = glm::length(across);
        if (!(size > 0)) return;
        const glm::dvec3 half = across * (half_px * sheet_.scale / sheet_.px_per_m / size);
        add_line({at.place - half, at.place + half}, sheet_.colours.halo, 4.0f);
        add_line({at.place - half, at.place + half}, sheet_.colours.ruler, 1.6f);
    }

    /// Beside the ruler, on whichever side no marker or number stands; none where both sides are taken.
    void number(const locate::Way& way, double fraction, const std::string& words) {
        if (way_px(way) < 14 * sheet_.scale) return;
        const OnWay at = on_way(way.places, fraction);
        if (!sheet_.sees(at.place, normal_at(sheet_, at.place))) return;
        const glm::vec2 middle = sheet_.pixel(at.place);
        const glm::vec2 along = sheet_.pixel(at.place + at.direction) - middle;
        const float size = glm::length(along);
        if (!(size > 0)) return;
        TextItem text;
        text.text = words;
        text.size_px = 11 * sheet_.scale;
        text.colour = sheet_.colours.ruler;
        text.halo = sheet_.colours.halo;
        text.bold = true;
        const glm::vec2 box(sheet_.measure(words, text.size_px, true).x, text.size_px * 0.74f);
        const glm::vec2 across = glm::vec2(along.y, -along.x) / size;
        for (const float side : {1.0f, -1.0f}) {
            const float reach = beside_px(middle) + std::abs(across.x) * box.x / 2 + std::abs(across.y) * box.y / 2;
            const glm::vec2 centre = middle + across * (side * reach);
            text.at_px = {centre.x - box.x / 2, centre.y + box.y / 2};
            const Rect taken = text_box(sheet_.measure, text);
            if (!is_free(taken)) continue;
            requests_.keep_out.push_back(taken);
            frame_.texts.push_back(text);
            return;
        }
    }

    /// How far from the ruler a number begins: past its ticks, and past the sign of the point at its end.
    float beside_px(glm::vec2 place) const {
        float beside = 8 * sheet_.scale;
        for (const SeenPoint& seen : sheet_.points) {
            if (glm::length(seen.at_px - place) < 2 * sheet_.scale) {
                beside = std::max(beside, seen.radius_px + (seen.selected ? 7 : 3) * sheet_.scale);
            }
        }
        return beside;
    }

    bool is_free(const Rect& box) const {
        if (!sheet_.free.contains(box)) return false;
        for (const SeenPoint& seen : sheet_.points) {
            if (seen.visible && overlaps(box, {seen.at_px, seen.radius_px}, 0)) return false;
        }
        for (const Circle& landmark : requests_.markers) {
            if (overlaps(box, landmark, 0)) return false;
        }
        return std::none_of(requests_.keep_out.begin(), requests_.keep_out.end(),
                            [&](const Rect& other) { return box.overlaps(other, sheet_.scale); });
    }

    Frame& frame_;
    const Sheet& sheet_;
    LabelRequests& requests_;
};

void add_guides(Frame& frame, const Sheet& sheet, const locate::Construction& construction) {
    for (const locate::Guide& guide : construction.guides) {
        if (guide.places.size() < 2) continue;
        Line line;
        line.places.assign(guide.places.begin(), guide.places.end());
        line.colour = sheet.colours.ink;
        line.colour.w = 0.75f;
        line.width_px = 1.3f * sheet.scale;
        line.pattern = Pattern::dash;
        line.hidden_alpha = 0.15f;
        frame.lines.push_back(std::move(line));
    }
}

void add_landmarks(Frame& frame, const Sheet& sheet, const locate::PlacedPoint& point, LabelRequests& requests) {
    for (const locate::UsedLandmark& used : point.construction.landmarks) {
        Marker marker;
        const glm::dvec3 normal = normal_at(sheet, used.place);
        marker.place = glm::vec3(used.place);
        marker.normal = glm::vec3(normal);
        marker.shape = MarkerShape::square;
        marker.fill = sheet.colours.landmark;
        marker.rim = sheet.colours.halo;
        marker.rim.w = 1;
        marker.radius_px = sheet.grown(4.4f, 1.6f);
        // A landmark at which a point lies shows its corners around the point's sign.
        const glm::vec2 at_px = sheet.pixel(used.place);
        for (const SeenPoint& seen : sheet.points) {
            if (glm::length(seen.at_px - at_px) < seen.radius_px &&
                glm::length(seen.placed->place - used.place) < 0.01) {
                marker.radius_px = std::max(marker.radius_px, 1.55f * seen.radius_px);
            }
        }
        marker.rim_px = 1.2f * sheet.scale;
        marker.hidden_alpha = 0.35f;
        frame.markers.push_back(marker);
        const Projected at = project(sheet.state.camera, sheet.state.viewport, used.place);
        if (at.depth_m <= 0 || !sheet.free.contains(glm::vec2(at.pixel))) continue;
        const Circle anchor{glm::vec2(at.pixel), marker.radius_px};
        requests.markers.push_back(anchor);
        const bool named = std::any_of(requests.landmarks.begin(), requests.landmarks.end(),
                                       [&](const auto& other) { return other.anchor.at == anchor.at; });
        if (named || !sheet.sees(used.place, normal)) continue;
        const glm::vec2 outward = sheet.pixel(used.place + normal * 0.02) - anchor.at;
        requests.landmarks.push_back({landmark_words(used.name), anchor, outward.x <= 0});
    }
}

}  // namespace

void add_construction(Frame& frame, const Sheet& sheet, LabelRequests& requests) {
    if (!sheet.state.show_construction || !sheet.state.selected) return;
    const auto seen =
        std::find_if(sheet.points.begin(), sheet.points.end(), [](const SeenPoint& p) { return p.selected; });
    if (seen == sheet.points.end()) return;
    const locate::Construction& construction = seen->placed->construction;
    add_guides(frame, sheet, construction);
    add_landmarks(frame, sheet, *seen->placed, requests);
    Ruler ruler(frame, sheet, requests);
    for (const locate::Way& way : construction.ways) ruler.draw(way);
}

}  // namespace jingluo::scene
