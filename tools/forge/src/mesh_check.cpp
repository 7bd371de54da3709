#include "mesh_check.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jingluo::forge {

namespace {

using Triangle = std::array<std::uint32_t, 3>;

/// Sets that grow together; the smaller number leads.
class Groups {
  public:
    explicit Groups(std::size_t count) : leader_(count) { std::iota(leader_.begin(), leader_.end(), 0U); }
    std::uint32_t find(std::uint32_t i) {
        while (leader_[i] != i) {
            leader_[i] = leader_[leader_[i]];
            i = leader_[i];
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        leader_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> leader_;
};

/// One side of a triangle: from corner `corner` to the next.
struct Side {
    std::uint64_t ends;  ///< smaller vertex, then greater
    std::uint32_t corner;
    bool falling;  ///< runs from the greater vertex to the smaller
};

std::uint32_t next_corner(std::uint32_t c) {
    return c % 3 == 2 ? c - 2 : c + 1;
}

double length(const Vec3& v) {
    return std::sqrt(glm::dot(v, v));
}

double least_angle_degrees(const Vec3& a, const Vec3& b, const Vec3& c) {
    double least = 180.0;
    const Vec3 p[3] = {a, b, c};
    for (int k = 0; k < 3; ++k) {
        const Vec3 u = p[(k + 1) % 3] - p[k];
        const Vec3 v = p[(k + 2) % 3] - p[k];
        least = std::min(least, std::atan2(length(glm::cross(u, v)), glm::dot(u, v)) * 180.0 / kPi);
    }
    return least;
}

void check_shapes(MeshFaults& faults, const std::vector<Vec3>& position, const std::vector<Triangle>& triangle) {
    for (std::size_t i = 0; i < triangle.size(); ++i) {
        const Vec3& a = position[triangle[i][0]];
        const Vec3& b = position[triangle[i][1]];
        const Vec3& c = position[triangle[i][2]];
        faults.volume += glm::dot(a, glm::cross(b, c)) / 6.0;
        const double longest = std::max({length(b - a), length(c - b), length(a - c)});
        if (length(glm::cross(b - a, c - a)) <= 1e-9 * longest * longest) {
            ++faults.flat_triangles;
        }
        const double angle = least_angle_degrees(a, b, c);
        faults.slivers += angle < kLeastAngle ? 1U : 0U;
        faults.below_fair_angle += angle < kFairAngle ? 1U : 0U;
        if (angle < faults.least_angle) {
            faults.least_angle = angle;
            faults.thinnest = i;
        }
    }
}

void check_joints(MeshFaults& faults, const std::vector<Vec3>& position, const std::vector<Triangle>& triangle) {
    const std::size_t corners = 3 * triangle.size();
    const auto vertex = [&](std::uint32_t c) { return triangle[c / 3][c % 3]; };
    std::vector<Side> sides(corners);
    std::vector<std::size_t> valence(position.size(), 0);
    for (std::uint32_t c = 0; c < corners; ++c) {
        const std::uint32_t a = vertex(c);
        const std::uint32_t b = vertex(next_corner(c));
        sides[c] = {static_cast<std::uint64_t>(std::min(a, b)) << 32U | std::max(a, b), c, a > b};
    }
    std::sort(sides.begin(), sides.end(),
              [](const Side& a, const Side& b) { return a.ends != b.ends ? a.ends < b.ends : a.corner < b.corner; });
    const auto normal = [&](std::uint32_t c) {
        const Triangle& t = triangle[c / 3];
        const Vec3 n = glm::cross(position[t[1]] - position[t[0]], position[t[2]] - position[t[0]]);
        return n / std::max(length(n), 1e-300);
    };
    Groups fans(corners);
    Groups pieces(position.size());
    std::size_t edges = 0;
    for (std::size_t i = 0; i < sides.size();) {
        std::size_t end = i + 1;
        while (end < sides.size() && sides[end].ends == sides[i].ends) {
            ++end;
        }
        ++edges;
        const auto a = static_cast<std::uint32_t>(sides[i].ends >> 32U);
        const auto b = static_cast<std::uint32_t>(sides[i].ends & 0xffffffffU);
        ++valence[a];
        ++valence[b];
        pieces.join(a, b);
        if (end - i == 1) {
            ++faults.open_edges;
        } else if (end - i > 2) {
            ++faults.crowded_edges;
        } else {
            const Side& s = sides[i];
            const Side& t = sides[i + 1];
            const bool flipped = s.falling == t.falling;
            faults.flipped_edges += flipped ? 1U : 0U;
            fans.join(s.corner, flipped ? t.corner : next_corner(t.corner));
            fans.join(next_corner(s.corner), flipped ? next_corner(t.corner) : t.corner);
            faults.folded_edges += !flipped && glm::dot(normal(s.corner), normal(t.corner)) < -0.985 ? 1U : 0U;
        }
        i = end;
    }
    std::vector<std::uint32_t> fan(position.size(), 0xffffffffU);
    std::vector<std::uint8_t> pinched(position.size(), 0);
    for (std::uint32_t c = 0; c < corners; ++c) {
        std::uint32_t& f = fan[vertex(c)];
        if (f == 0xffffffffU) {
            f = fans.find(c);
        } else if (f != fans.find(c)) {
            pinched[vertex(c)] = 1;
        }
    }
    std::size_t used = 0;
    for (std::uint32_t v = 0; v < position.size(); ++v) {
        faults.pinched_vertices += pinched[v];
        faults.greatest_valence = std::max(faults.greatest_valence, valence[v]);
        if (valence[v] == 0) {
            ++faults.loose_vertices;
            continue;
        }
        ++used;
        faults.pieces += pieces.find(v) == v ? 1U : 0U;
    }
    faults.euler = static_cast<long>(used) - static_cast<long>(edges) + static_cast<long>(triangle.size());
}

}  // namespace

bool MeshFaults::closed_body() const {
    return bad_corners == 0 && loose_vertices == 0 && open_edges == 0 && crowded_edges == 0 && flipped_edges == 0 &&
           pinched_vertices == 0 && pieces == 1 && euler == 2 && volume > 0.0;
}

bool MeshFaults::sound() const {
    return closed_body() && flat_triangles == 0 && slivers == 0 && folded_edges == 0 && crossings == 0;
}

std::string MeshFaults::describe() const {
    std::string out;
    const auto say = [&](bool fault, const std::string& words) {
        if (fault) {
            out += (out.empty() ? "" : "; ") + words;
        }
    };
    const auto count = [&](std::size_t n, const char* what) { say(n > 0, std::to_string(n) + ' ' + what); };
    count(bad_corners, "triangles with bad corners");
    count(loose_vertices, "vertices without a triangle");
    count(open_edges, "open edges");
    count(crowded_edges, "edges of more than two triangles");
    count(flipped_edges, "edges between triangles of opposite orientation");
    count(pinched_vertices, "pinched vertices");
    say(pieces != 1, std::to_string(pieces) + " pieces");
    say(euler != 2, "Euler characteristic " + std::to_string(euler));
    say(!(volume > 0.0), "volume " + std::to_string(volume) + " m^3");
    count(flat_triangles, "triangles without area");
    say(slivers > 0, std::to_string(slivers) + " slivers, least angle " + std::to_string(least_angle) + " degrees");
    count(folded_edges, "folded edges");
    say(crossings > 0, std::to_string(crossings) + " pairs of triangles cross" +
                           (crossing.empty() ? std::string()
                                             : ", first " + std::to_string(crossing[0].first) + " and " +
                                                   std::to_string(crossing[0].second)));
    return out;
}

MeshFaults check(const std::vector<Vec3>& position, const std::vector<Triangle>& triangle) {
    MeshFaults faults;
    const auto finite = [&](std::uint32_t v) {
        const Vec3& p = position[v];
        return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
    };
    std::vector<Triangle> good;
    good.reserve(triangle.size());
    for (const Triangle& t : triangle) {
        if (t[0] >= position.size() || t[1] >= position.size() || t[2] >= position.size() || t[0] == t[1] ||
            t[1] == t[2] || t[2] == t[0] || !finite(t[0]) || !finite(t[1]) || !finite(t[2])) {
            ++faults.bad_corners;
        } else {
            good.push_back(t);
        }
    }
    check_shapes(faults, position, good);
    check_joints(faults, position, good);
    faults.crossing = find_crossings(position, good);
    faults.crossings = faults.crossing.size();
    faults.crossing.resize(std::min<std::size_t>(faults.crossing.size(), 100));
    return faults;
}

}  // namespace jingluo::forge
