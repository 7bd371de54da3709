#include "locate/branch_curve.h"

#include <algorithm>
#include <cmath>

#include "locate/band.h"
#include "locate/trace.h"

namespace jingluo::locate {

namespace {

constexpr double sample_m = 4e-3;
/// Bending against tension: over about this length a corner at a guide is rounded.
constexpr double stiffness_m = 0.03;
constexpr int rounds = 4;
/// A round that moves nothing further than this is the last.
constexpr double settled_m = 0.05e-3;
/// How far the rounding of one gentle turn may lead the curve off the straight way between two stops; less for a sharp
/// one, where it leads past the stop.
constexpr double most_off_m = 2.2e-3;
/// A turn too slight to be seen needs no more than the way itself.
constexpr double least_slope = 0.05;
/// What is nearer than this lies on the skin.
constexpr double on_skin_m = 0.5e-3;
/// Skin that turns by less than eleven degrees from one sample to the next (it is rounder than 20 mm), and how far off
/// the way the curve may then leave it without being put on it again.
constexpr double flat_cosine = 0.98, flat_m = 0.4e-3;
/// A line that doubles back this sharply does so in a point: a bow would lead past the stop.
constexpr double sharpest_rounded = 1.83;  // radians, 105 degrees

struct Sample {
    glm::dvec3 place, normal;
    bool fixed = false;
    bool guide = false;
    glm::dvec3 wanted{0};
};

/// First way between two stops.
struct Way {
    std::vector<glm::dvec3> places;
    bool straight = false;  // seen from above the skin, and on it
};

Way first_way(const body::Surface& surface, const Stop& a, const Stop& b) {
    const double apart = glm::length(b.place - a.place);
    if (auto way = surface.way(a.place, b.place)) {
        // A plane can lead round the far side of a limb; the edges know the short way then.
        const double whole = body::length(*way);
        if (whole < 2.2 * apart + 0.02) return {std::move(*way), whole < 1.6 * apart};
    }
    if (apart < 0.06 && glm::dot(a.normal, b.normal) > 0.5) return {{a.place, b.place}};
    if (auto way = surface.edge_way(a.place, b.place)) return {std::move(*way)};
    return {{a.place, b.place}};
}

void project(const body::Surface& surface, Sample& sample) {
    // A sample is never far from the skin; a near end to the search halves its cost.
    auto hit = surface.nearest(sample.place, sample.normal, 0.01);
    if (!hit) hit = surface.nearest(sample.place, sample.normal);
    if (!hit) hit = surface.nearest(sample.place);
    if (!hit) return;
    sample.place = hit->place;
    sample.normal = hit->normal;
}

/// The places between two stops where the skin is met straight from above, in the plane through both and their mean
/// direction: what a cut of the skin gives, much sooner. Nothing where the skin turns away, folds or is covered.
std::optional<std::vector<Sample>> from_above(const body::Surface& surface, const Stop& a, const Stop& b) {
    constexpr double furthest_m = 0.35, steepest = 0.5;
    const glm::dvec3 apart = b.place - a.place, sum = a.normal + b.normal;
    const double apart_m = glm::length(apart);
    if (apart_m > furthest_m || apart_m < 1e-6 || glm::length(sum) < 1.1) return {};
    // Across the chord, so that the rays meet the skin evenly.
    const glm::dvec3 along = apart / apart_m, up = glm::normalize(sum - glm::dot(sum, along) * along);
    const double height_m = 0.25 * apart_m + 0.005;
    const int pieces = std::max(static_cast<int>(std::lround(1.03 * apart_m / sample_m)), 1);
    std::vector<Sample> out;
    glm::dvec3 before = a.place;
    const double most_step_m = 2 * apart_m / pieces;
    for (int k = 1; k < pieces; ++k) {
        const auto hit = surface.ray(a.place + apart * (double(k) / pieces) + height_m * up, -up);
        if (!hit || glm::dot(hit->normal, up) < steepest || glm::length(hit->place - before) > most_step_m) return {};
        before = hit->place;
        out.push_back({hit->place, hit->normal, false, false, glm::dvec3(0)});
    }
    if (glm::length(b.place - before) > most_step_m) return {};
    return out;
}

/// Samples from the first to the last of stops of which only these two are fixed. `straight` tells that they need no
/// relaxing.
std::vector<Sample> sampled(const body::Surface& surface, const std::vector<Stop>& stops, bool& straight) {
    std::vector<Sample> out;
    straight = stops.size() == 2;
    for (size_t s = 0; s + 1 < stops.size(); ++s) {
        const Stop &a = stops[s], &b = stops[s + 1];
        out.push_back({a.place, a.normal, a.fixed, !a.fixed, a.place});
        if (const auto above = from_above(surface, a, b)) {
            out.insert(out.end(), above->begin(), above->end());
            continue;
        }
        const auto [way, is_straight] = first_way(surface, a, b);
        straight = straight && is_straight;
        const double whole = body::length(way);
        const int pieces = std::clamp(static_cast<int>(std::lround(whole / sample_m)), 1, 2000);
        size_t leg = 0;
        double before = 0;  // walked at the start of `leg`
        glm::dvec3 normal = a.normal;
        for (int k = 1; k < pieces; ++k) {
            const double wanted = whole * k / pieces;
            while (leg + 2 < way.size() && before + glm::length(way[leg + 1] - way[leg]) < wanted) {
                before += glm::length(way[leg + 1] - way[leg]);
                ++leg;
            }
            const double step = glm::length(way[leg + 1] - way[leg]);
            Sample sample{way[leg] + (step > 0 ? (wanted - before) / step : 0) * (way[leg + 1] - way[leg]), normal,
                          false, false, glm::dvec3(0)};
            // The way lies on the skin already; the direction before a fold would choose the wrong wall of it.
            if (const auto hit = surface.nearest(sample.place, glm::dvec3(0), on_skin_m)) {
                sample.place = hit->place;
                sample.normal = hit->normal;
            } else {
                project(surface, sample);
            }
            normal = sample.normal;
            out.push_back(sample);
        }
    }
    out.push_back(
        {stops.back().place, stops.back().normal, stops.back().fixed, !stops.back().fixed, stops.back().place});
    return out;
}

/// One step: least tension and bending, each sample free in the skin's tangent plane and held to it along the normal.
/// Gives how far the sample that moved most did so, metres.
double relax(std::vector<Sample>& samples) {
    const size_t n = samples.size();
    Band band(3 * n);
    const auto stencil = [&](std::initializer_list<std::pair<size_t, double>> terms, double weight) {
        for (const auto& [i, a] : terms) {
            for (const auto& [j, b] : terms) {
                if (j > i) continue;
                for (size_t c = 0; c < 3; ++c) band.add(3 * i + c, 3 * j + c, weight * a * b);
            }
        }
    };
    for (size_t i = 0; i + 1 < n; ++i) stencil({{i, -1}, {i + 1, 1}}, 1);
    const double bending = (stiffness_m / sample_m) * (stiffness_m / sample_m);
    for (size_t i = 1; i + 1 < n; ++i) stencil({{i - 1, 1}, {i, -2}, {i + 1, 1}}, bending);
    // Stiff against everything above, so that what moves is what may move.
    const double held = 1e4 * bending, near_guide = 0.3 * bending, on_surface = 30 * bending;
    for (size_t i = 0; i < n; ++i) {
        const Sample& sample = samples[i];
        if (sample.fixed || sample.guide) {
            const double weight = sample.fixed ? held : near_guide;
            for (size_t c = 0; c < 3; ++c) {
                band.add(3 * i + c, 3 * i + c, weight);
                band.add_right(3 * i + c, weight * sample.wanted[static_cast<int>(c)]);
            }
        }
        const double height = glm::dot(sample.normal, sample.place);
        for (size_t r = 0; r < 3; ++r) {
            const double nr = sample.normal[static_cast<int>(r)];
            for (size_t c = 0; c <= r; ++c)
                band.add(3 * i + r, 3 * i + c, on_surface * nr * sample.normal[static_cast<int>(c)]);
            band.add_right(3 * i + r, on_surface * nr * height);
        }
    }
    const std::vector<double> x = band.solve();
    double most_m = 0;
    for (size_t i = 0; i < n; ++i) {
        if (samples[i].fixed) continue;
        const glm::dvec3 moved(x[3 * i], x[3 * i + 1], x[3 * i + 2]);
        glm::dvec3 by = moved - samples[i].place;
        // A step beyond the reach of the tangent plane is taken in parts.
        constexpr double reach_m = 0.02;
        const double size = glm::length(by);
        if (!std::isfinite(size)) continue;
        if (size > reach_m) by *= reach_m / size;
        samples[i].place += by;
        most_m = std::max(most_m, size);
    }
    return most_m;
}

/// Whether the samples leap from one wall of a fold to the other, as from the trunk to the arm.
bool leaps(const std::vector<Sample>& samples) {
    for (size_t i = 0; i + 1 < samples.size(); ++i) {
        if (glm::length(samples[i + 1].place - samples[i].place) > 2.2 * sample_m) return true;
    }
    return false;
}

/// Straightens samples within the skin alone: each moves only across the line, so that none slides out of a fold whose
/// walls face each other and the line stays in it.
void straighten_sideways(const body::Surface& surface, std::vector<Sample>& samples) {
    constexpr int most_rounds = 80;
    for (int round = 0; round < most_rounds; ++round) {
        for (size_t i = 1; i + 1 < samples.size(); ++i) {
            Sample& sample = samples[i];
            const glm::dvec3 a = samples[i - 1].place, b = samples[i + 1].place;
            const glm::dvec3 across = glm::cross(sample.normal, b - a);
            if (sample.fixed || !(glm::length(across) > 1e-6)) continue;
            const glm::dvec3 left = glm::normalize(across);
            sample.place += 0.6 * glm::dot((a + b) / 2.0 - sample.place, left) * left;
            project(surface, sample);
        }
    }
}

/// The relaxed way between two stops, each included.
struct Span {
    std::vector<glm::dvec3> places, normals;
    double length_m = 0;
    // The rounding at either end: how steeply the curve leaves the way towards its left, and over which length.
    double slope_first = 0, slope_last = 0, over_first_m = 0, over_last_m = 0;
};

/// Each way from stop to stop is laid for itself: a strip that is stiff across a stop swings out before every turn.
Span span_between(const body::Surface& surface, const std::vector<Stop>& stops) {
    bool straight = false;
    std::vector<Sample> samples = sampled(surface, stops, straight);
    if (samples.size() > 2 && !straight) {
        const std::vector<Sample> first = samples;
        for (int round = 0; round < rounds; ++round) {
            const double moved_m = relax(samples);
            for (Sample& sample : samples) {
                if (!sample.fixed) project(surface, sample);
            }
            if (moved_m < settled_m) break;
        }
        if (leaps(samples)) {
            samples = first;
            straighten_sideways(surface, samples);
        }
    }
    Span out;
    for (const Sample& sample : samples) {
        out.places.push_back(sample.place);
        out.normals.push_back(sample.normal);
    }
    out.length_m = body::length(out.places);
    return out;
}

/// Leads the curve through the stop between two spans in the direction halfway between theirs. Each side takes it up
/// with the cubic x (1 - x/L)^2, which has its height of 4/27 L at L/3 and joins the way smoothly at L.
void round_turn(Span& before, Span& after) {
    const glm::dvec3 normal = after.normals[0], stop = after.places[0];
    const auto flat = [&](glm::dvec3 step) { return step - glm::dot(step, normal) * normal; };
    const glm::dvec3 in = flat(stop - before.places[before.places.size() - 2]), out = flat(after.places[1] - stop);
    if (!(glm::length(in) > 1e-9) || !(glm::length(out) > 1e-9)) return;
    const glm::dvec3 from = glm::normalize(in), to = glm::normalize(out);
    const double turn = std::atan2(glm::dot(glm::cross(from, to), normal), glm::dot(from, to));
    if (std::abs(turn) > sharpest_rounded) return;
    const double slope = std::tan(turn / 2);
    const double most_m = 27.0 / 4 * most_off_m / (1 + std::abs(slope)) / std::max(std::abs(slope), 1e-9);
    before.slope_last = slope;
    before.over_last_m = std::min(most_m, before.length_m);
    after.slope_first = -slope;
    after.over_first_m = std::min(most_m, after.length_m);
}

/// Distances from the start of a span at which its curve is sampled: closer where it bends.
std::vector<double> stations(const Span& span) {
    const auto step_m = [](double slope, double over_m) {
        return std::abs(slope) < least_slope ? sample_m : std::clamp(over_m / 8, 1.2e-3, sample_m);
    };
    double first = span.over_first_m, last = span.over_last_m;
    if (first + last > span.length_m) {
        const double shrink = span.length_m / (first + last);
        first *= shrink;
        last *= shrink;
    }
    std::vector<double> out;
    const auto divide = [&](double from, double to, double step) {
        const int pieces = static_cast<int>(std::lround((to - from) / step));
        for (int k = 0; k < pieces; ++k) out.push_back(from + (to - from) * k / pieces);
    };
    divide(0, first, step_m(span.slope_first, span.over_first_m));
    divide(first, span.length_m - last, sample_m);
    divide(span.length_m - last, span.length_m, step_m(span.slope_last, span.over_last_m));
    // A turn too small for a step of its own leaves the stop itself out.
    if (out.empty()) out.push_back(0);
    out.front() = 0;
    return out;
}

/// Cubic through four evenly spaced places, between the middle two.
glm::dvec3 between(glm::dvec3 a, glm::dvec3 b, glm::dvec3 c, glm::dvec3 d, double t) {
    return b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)));
}

/// The curve of a span without its last place.
void draw(const body::Surface& surface, const Span& span, SkinCurve& out) {
    const auto bow = [](double slope, double over_m, double x) {
        return x < over_m ? slope * x * (1 - x / over_m) * (1 - x / over_m) : 0.0;
    };
    const size_t pieces = span.places.size() - 1;
    if (std::abs(span.slope_first) < least_slope && std::abs(span.slope_last) < least_slope) {
        out.places.insert(out.places.end(), span.places.begin(), span.places.end() - 1);
        out.normals.insert(out.normals.end(), span.normals.begin(), span.normals.end() - 1);
        return;
    }
    for (const double at : stations(span)) {
        if (at <= 0) {
            out.places.push_back(span.places[0]);
            out.normals.push_back(span.normals[0]);
            continue;
        }
        const double u = at / span.length_m * static_cast<double>(pieces);
        const size_t i = std::min(static_cast<size_t>(u), pieces - 1);
        const double t = u - static_cast<double>(i);
        const glm::dvec3 b = span.places[i], c = span.places[i + 1];
        const glm::dvec3 a = i > 0 ? span.places[i - 1] : 2.0 * b - c;
        const glm::dvec3 d = i + 2 <= pieces ? span.places[i + 2] : 2.0 * c - b;
        // Across the bottom of a fold the middle of two opposite directions is none.
        const bool folded = glm::dot(span.normals[i], span.normals[i + 1]) < 0;
        const glm::dvec3 normal = folded ? span.normals[t < 0.5 ? i : i + 1]
                                         : glm::normalize((1 - t) * span.normals[i] + t * span.normals[i + 1]);
        const glm::dvec3 left = glm::normalize(glm::cross(normal, c - b));
        const double off =
            bow(span.slope_first, span.over_first_m, at) + bow(-span.slope_last, span.over_last_m, span.length_m - at);
        Sample sample{between(a, b, c, d, t) + off * left, normal, false, false, glm::dvec3(0)};
        // Between two places on almost flat skin the curve lies on it already: 0.19 mm off at most on our woman.
        const bool flat = std::abs(off) < flat_m && glm::dot(span.normals[i], span.normals[i + 1]) > flat_cosine;
        if (!flat) project(surface, sample);
        out.places.push_back(sample.place);
        out.normals.push_back(sample.normal);
    }
}

}  // namespace

SkinCurve curve_through(const body::Surface& surface, const std::vector<Stop>& stops) {
    if (stops.size() < 2) return {};
    std::vector<Span> spans;
    std::vector<Stop> run;
    for (size_t s = 0; s < stops.size(); ++s) {
        run.push_back(stops[s]);
        const bool end = s == 0 || s + 1 == stops.size();
        if (end) run.back().fixed = true;
        if (!run.back().fixed) continue;
        if (run.size() > 1) spans.push_back(span_between(surface, run));
        run = {run.back()};
    }
    for (size_t s = 0; s + 1 < spans.size(); ++s) round_turn(spans[s], spans[s + 1]);
    SkinCurve out;
    for (const Span& span : spans) draw(surface, span, out);
    out.places.push_back(spans.back().places.back());
    out.normals.push_back(spans.back().normals.back());
    return out;
}

SkinCurve curve_in_plane(const body::Surface& surface, const std::vector<Stop>& stops, glm::dvec3 across) {
    if (stops.size() < 2) return {};
    SkinCurve out;
    for (size_t s = 0; s + 1 < stops.size(); ++s) {
        const Stop &a = stops[s], &b = stops[s + 1];
        const glm::dvec3 apart = b.place - a.place;
        // Turned just so far that it holds both stops.
        const glm::dvec3 normal = across - glm::dot(across, apart) / glm::dot(apart, apart) * apart;
        const double most_m = 2.5 * glm::length(apart) + 0.02;
        Polyline way;
        if (glm::length(normal) > 0.5) {
            const body::Plane plane{a.place, glm::normalize(normal)};
            if (auto line = trace(surface, plane, a.place, apart, most_m)) {
                const OnPolyline end = nearest_on(*line, b.place);
                if (end.away_m < 1e-3) way = cut_at(*line, end.along_m);
            }
        }
        if (way.size() < 2) return curve_through(surface, stops);
        const double whole = body::length(way);
        const int pieces = std::max(static_cast<int>(std::lround(whole / sample_m)), 1);
        glm::dvec3 outward = a.normal;
        for (int k = 0; k < pieces; ++k) {
            const glm::dvec3 place = k == 0 ? a.place : body::along(way, whole * k / pieces);
            if (const auto hit = surface.nearest(place, outward, 0.01)) {
                // The two walls of a furrow face each other across the plane; the curve faces out of it.
                const glm::dvec3 facing = hit->normal - glm::dot(hit->normal, across) * across;
                if (glm::length(facing) > 0.1) outward = glm::normalize(facing);
            }
            out.places.push_back(place);
            out.normals.push_back(outward);
        }
    }
    out.places.push_back(stops.back().place);
    out.normals.push_back(stops.back().normal);
    return out;
}

}  // namespace jingluo::locate
