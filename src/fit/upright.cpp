#include "fit/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace jingluo::fit {

namespace {

/// A piece of skin, by its middle.
struct Piece {
    glm::dvec3 at{0};
    double area = 0;
};

std::vector<Piece> pieces_of(const body::Mesh& mesh) {
    std::vector<Piece> out;
    constexpr size_t enough = 40000;
    const size_t stride = 1 + mesh.triangle_count() / enough;
    for (size_t t = 0; t < mesh.triangle_count(); t += stride) {
        const auto corner = [&](size_t k) { return glm::dvec3(mesh.positions[mesh.indices[3 * t + k]]); };
        const glm::dvec3 a = corner(0), b = corner(1), c = corner(2);
        out.push_back({(a + b + c) / 3.0, 0.5 * glm::length(glm::cross(b - a, c - a))});
    }
    return out;
}

/// Mean and spread of a part of the skin along one axis.
struct Spread {
    double mean = 0, sigma = 0;
};
template <typename Take>
std::optional<Spread> spread_of(const std::vector<Piece>& pieces, int axis, Take take) {
    double area = 0, sum = 0, squares = 0;
    for (const Piece& piece : pieces) {
        if (!take(piece.at)) continue;
        area += piece.area;
        sum += piece.area * piece.at[axis];
        squares += piece.area * piece.at[axis] * piece.at[axis];
    }
    if (!(area > 0)) return std::nullopt;
    const double mean = sum / area;
    return Spread{mean, std::sqrt(std::max(0.0, squares / area - mean * mean))};
}

/// How far the skin's mirror image lies from it on average, mirrored across the middle of an axis.
double unlikeness(const body::Body& body, const std::vector<Piece>& pieces, int axis, double middle) {
    const size_t stride = 1 + pieces.size() / 800;
    double sum = 0, count = 0;
    for (size_t i = 0; i < pieces.size(); i += stride) {
        glm::dvec3 there = pieces[i].at;
        there[axis] = 2 * middle - there[axis];
        const auto hit = body.surface->nearest(there);
        sum += pieces[i].area * (hit ? hit->distance : 0);
        count += pieces[i].area;
    }
    return count > 0 ? sum / count : 0;
}

}  // namespace

glm::dmat3 upright_of(const body::Body& body) {
    const glm::dmat3 as_it_is(1);
    const std::vector<Piece> pieces = pieces_of(body.mesh);
    if (pieces.empty() || !body.surface) return as_it_is;
    glm::dvec3 low(std::numeric_limits<double>::max()), high(std::numeric_limits<double>::lowest());
    for (const Piece& piece : pieces) {
        low = glm::min(low, piece.at);
        high = glm::max(high, piece.at);
    }
    const glm::dvec3 size = high - low;
    std::array<double, 3> unlike{};
    for (int k = 0; k < 3; ++k) unlike[static_cast<size_t>(k)] = unlikeness(body, pieces, k, 0.5 * (low[k] + high[k]));
    const int across = static_cast<int>(std::min_element(unlike.begin(), unlike.end()) - unlike.begin());
    const int one = (across + 1) % 3, other = (across + 2) % 3;
    const int along = size[one] > size[other] ? one : other, depth = along == one ? other : one;
    const double next = std::min(unlike[static_cast<size_t>(along)], unlike[static_cast<size_t>(depth)]);
    if (unlike[static_cast<size_t>(across)] > 0.7 * next || size[along] < 1.5 * size[depth]) return as_it_is;
    // The part of the skin between two shares of the length, from the end where the axis begins or from the other.
    const auto slab = [&](bool from_high, double from, double to) {
        return [=](const glm::dvec3& at) {
            const double share = (from_high ? high[along] - at[along] : at[along] - low[along]) / size[along];
            return share >= from && share < to;
        };
    };
    const auto breadth = [&](bool from_high) {
        const auto a = spread_of(pieces, across, slab(from_high, 0, 0.06));
        const auto b = spread_of(pieces, depth, slab(from_high, 0, 0.06));
        return a && b ? a->sigma * b->sigma : 0.0;
    };
    const double at_high = breadth(true), at_low = breadth(false);
    if (std::max(at_high, at_low) < 1.3 * std::min(at_high, at_low)) return as_it_is;
    const bool feet_high = at_high > at_low;
    const auto sole = spread_of(pieces, depth, slab(feet_high, 0, 0.03));
    const auto ankle = spread_of(pieces, depth, slab(feet_high, 0.05, 0.1));
    if (!sole || !ankle || std::abs(sole->mean - ankle->mean) < 0.005 * size[along]) return as_it_is;
    glm::dvec3 up(0), front(0);
    up[along] = feet_high ? -1 : 1;
    front[depth] = sole->mean > ankle->mean ? 1 : -1;
    return {glm::cross(up, front), up, front};
}

}  // namespace jingluo::fit
