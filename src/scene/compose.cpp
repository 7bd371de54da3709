#include "scene/compose.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>

#include "scene/alternatives.h"
#include "scene/construction.h"
#include "scene/labels.h"
#include "scene/landmark_marks.h"
#include "scene/legend.h"
#include "scene/sheet.h"

namespace jingluo::scene {

namespace {

/// Radius of a sphere about the body that stands on y = 0, for the lens's near and far planes.
double body_radius(const body::Mesh& mesh) {
    glm::vec3 low(std::numeric_limits<float>::max()), high(std::numeric_limits<float>::lowest());
    for (const glm::vec3& place : mesh.positions) {
        low = glm::min(low, place);
        high = glm::max(high, place);
    }
    return low.x > high.x ? 1.0 : 0.5 * glm::length(glm::dvec3(high - low)) + 0.05;
}

void add_ground(Frame& frame, const Sheet& sheet) {
    frame.background_top = sheet.colours.background_top;
    frame.background_bottom = sheet.colours.background_bottom;
    if (sheet.state.transparent) frame.background_top.w = frame.background_bottom.w = 0;
    if (sheet.state.theme == Theme::dark) {
        frame.skin.tint = Colour(0.84f, 0.83f, 0.84f, 1);
        frame.skin.shade = Colour(0.20f, 0.15f, 0.17f, 1);
        frame.skin.rim = 0.32f;
    }
}

/// Bodies without colours of their own are white, on which the light shows no relief: then bones and folds are hard to
/// see.
void tone_down(Frame& frame, const body::Mesh& mesh) {
    const bool is_white = std::all_of(mesh.colours.begin(), mesh.colours.end(),
                                      [](const auto& c) { return c[0] > 240 && c[1] > 240 && c[2] > 240; });
    if (is_white) frame.skin.tint *= Colour(0.80f, 0.74f, 0.70f, 1);
}

bool is_filtered(const State& state) {
    return !state.region.empty() || !state.only.empty() || !state.query.empty();
}

bool side_is_shown(Sides sides, atlas::Side side) {
    return side == atlas::Side::midline || sides == Sides::both ||
           (sides == Sides::left) == (side == atlas::Side::left);
}

/// Channel and side of every branch stop that is shown: with a filter only branches that pass a shown point are drawn.
using ShownStops = std::set<std::pair<std::string, atlas::Side>>;

bool passes_shown_point(const atlas::Channel& channel, const locate::ChannelCurve& curve, const ShownStops& shown) {
    for (const atlas::Branch& branch : channel.branches) {
        if (branch.name != curve.branch) continue;
        for (const atlas::Place& stop : branch.stops) {
            const auto* ref = std::get_if<atlas::PointRef>(&stop);
            if (ref != nullptr && shown.count({ref->code, curve.side}) != 0) return true;
        }
    }
    return false;
}

std::vector<glm::vec3> floats(const std::vector<glm::dvec3>& places) {
    return {places.begin(), places.end()};
}

void add_channels(Frame& frame, const Sheet& sheet) {
    const State& state = sheet.state;
    if (!state.show_channels) return;
    std::set<std::string> channels;
    ShownStops shown;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point == nullptr) continue;
        channels.insert(seen.point->channel);
        shown.insert({seen.point->code, seen.placed->id.side});
    }
    const bool filtered = is_filtered(state);
    std::vector<Line> lines;
    for (const locate::ChannelCurve& curve : sheet.world.curves) {
        const atlas::Channel* channel = sheet.world.atlas.find_channel(curve.channel);
        if (channel == nullptr || channels.count(curve.channel) == 0 || !side_is_shown(state.sides, curve.side)) {
            continue;
        }
        if (filtered && !passes_shown_point(*channel, curve, shown)) continue;
        Line line;
        line.places = floats(curve.places);
        line.normals = floats(curve.normals);
        line.colour = channel_colour(sheet.world, curve.channel, state.theme);
        // With a filter the lines step back: they say where the chosen points belong.
        line.colour.w = filtered ? 0.75f : 0.9f;
        line.width_px = sheet.grown(2.2f, 1.6f) * (1 - 0.15f * sheet.quiet);
        line.pattern = channel_pattern(sheet.world, curve.channel);
        line.hidden_alpha = state.show_hidden ? 0.3f : 0.0f;
        lines.push_back(std::move(line));
    }
    // On hair and in shadow a dark line is lost: each lies on a pale one. While the picture turns nobody looks so
    // closely.
    if (!state.moving) {
        for (Line casing : lines) {
            casing.colour = Colour(1, 0.985f, 0.96f, sheet.quiet > 0 ? 0.20f : 0.30f);
            casing.width_px += 2.2f * sheet.scale;
            casing.pattern = Pattern::solid;
            casing.hidden_alpha = 0;
            frame.lines.push_back(std::move(casing));
        }
    }
    std::move(lines.begin(), lines.end(), std::back_inserter(frame.lines));
}

void add_points(Frame& frame, const Sheet& sheet) {
    const State& state = sheet.state;
    std::vector<const SeenPoint*> order;
    for (const SeenPoint& seen : sheet.points) {
        if (seen.point != nullptr) order.push_back(&seen);
    }
    // What matters is drawn last, over the others.
    const auto rank = [](const SeenPoint* p) { return p->selected ? 3 : p->twin ? 2 : p->hovered ? 1 : 0; };
    std::stable_sort(order.begin(), order.end(),
                     [&](const SeenPoint* a, const SeenPoint* b) { return rank(a) < rank(b); });
    for (const SeenPoint* seen : order) {
        const bool lit = seen->selected || seen->twin;
        Marker marker;
        marker.place = glm::vec3(seen->placed->place);
        marker.normal = glm::vec3(seen->placed->normal);
        marker.fill = channel_colour(sheet.world, seen->point->channel, state.theme);
        marker.rim = state.theme == Theme::light ? Colour(1, 1, 1, 1) : Colour(0.95f, 0.92f, 0.88f, 0.9f);
        marker.radius_px = seen->radius_px;
        marker.rim_px = (lit                           ? 1.6f
                         : state.theme == Theme::light ? 1.2f
                                                       : 0.9f) *
                        sheet.scale * (1 - 0.3f * sheet.quiet);
        marker.shape = sign_of(state, *seen->point);
        // A diamond has less area than a disc of the same radius.
        if (marker.shape == MarkerShape::diamond) marker.radius_px *= 1.12f;
        // One question decides for the whole sign: asked pixel by pixel, the fold of the buttock would bite into BL36.
        marker.in_front = seen->visible;
        marker.hidden_alpha = state.show_hidden || seen->selected ? 0.35f : 0.0f;
        const bool hidden = seen->inside && !seen->visible;
        if (hidden && marker.hidden_alpha > 0) {
            marker.in_front = true;
            marker.fill.w *= marker.hidden_alpha;
            marker.rim.w *= marker.hidden_alpha;
        }
        if (hidden && !marker.in_front && !state.show_uncertainty) continue;
        if (state.show_uncertainty) {
            // The disc is the point then; the dot only says which, and where its middle is.
            marker.disc_radius_m = static_cast<float>(seen->point->sigma_mm / 1000);
            if (!lit) marker.radius_px *= 0.5f;
        }
        if (lit) {
            Marker ring = marker;
            ring.shape = MarkerShape::ring;
            ring.fill = sheet.colours.accent;
            ring.fill.w = (seen->selected ? 1.0f : 0.7f) * (hidden ? marker.hidden_alpha : 1.0f);
            ring.rim_px = 0;
            ring.disc_radius_m = 0;
            ring.radius_px = seen->radius_px + 4.2f * sheet.scale;
            frame.markers.push_back(ring);
        }
        frame.markers.push_back(marker);
    }
}

}  // namespace

Frame compose(const State& state, const World& world, const MeasureText& measure) {
    const Sheet sheet = make_sheet(state, world, measure);
    Frame frame;
    frame.width_px = state.viewport.width_px;
    frame.moving = state.moving;
    frame.covered_left_px = state.viewport.covered_left_px;
    frame.height_px = state.viewport.height_px;
    frame.lens = lens_of(state.camera, state.viewport, body_radius(world.body.mesh));
    frame.skin_mesh = &world.body.mesh;
    // The world's place in memory stays when another body moves in.
    frame.skin_revision =
        (world.body.revision << 40) + world.body.mesh.positions.size() * 31 + world.body.mesh.indices.size();
    add_ground(frame, sheet);
    if (state.landmarks) {
        tone_down(frame, world.body.mesh);
        add_landmark_marks(frame, sheet);
        return frame;
    }
    set_plate(frame, sheet);
    add_channels(frame, sheet);
    LabelRequests requests;
    add_construction(frame, sheet, requests);
    add_alternatives(frame, sheet, requests);
    add_points(frame, sheet);
    add_title(frame, sheet, requests);
    add_legend(frame, sheet, requests);
    add_labels(frame, sheet, requests);
    if (state.transparent) {
        // Nobody knows on what ground the picture will lie: every text brings its own.
        for (TextItem& text : frame.texts) {
            if (text.halo.w <= 0) text.halo = sheet.colours.halo;
        }
    }
    return frame;
}

}  // namespace jingluo::scene
