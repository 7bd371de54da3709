#include "fit/template.h"

#include <meshoptimizer.h>

#include <Eigen/Dense>
#include <Eigen/SparseCholesky>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/fault.h"
#include "fit/cotangent.h"

namespace jingluo::fit {

namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Corners of the thinned mesh, as vertices of the figure.
std::vector<std::uint32_t> thinned(const body::Mesh& mesh, size_t triangles) {
    std::vector<std::uint32_t> out(mesh.indices.size());
    const size_t wanted = std::min(3 * triangles, mesh.indices.size());
    const size_t left = meshopt_simplify(out.data(), mesh.indices.data(), mesh.indices.size(), &mesh.positions[0].x,
                                         mesh.positions.size(), sizeof(glm::vec3), wanted, 1.0f);
    out.resize(left);
    return out;
}

Eigen::Vector3d vec(glm::dvec3 v) {
    return {v.x, v.y, v.z};
}

struct Flattened {
    Template out;
    std::vector<std::uint32_t> vertex_of;  // node -> vertex

    void add_form(const body::Figure::Form& form, Eigen::Matrix3Xd& key) const {
        const double scale = template_stature_m / form.shape.stature_m;
        Eigen::Index next = 0;
        Eigen::Index total = static_cast<Eigen::Index>(vertex_of.size());
        total += static_cast<Eigen::Index>(form.marks.landmarks.size());
        for (const auto& line : form.marks.lines) total += static_cast<Eigen::Index>(line.second.size());
        key.resize(3, total);
        for (const std::uint32_t vertex : vertex_of)
            key.col(next++) = scale * vec(glm::dvec3(form.mesh.positions[vertex]));
        for (const auto& mark : form.marks.landmarks) key.col(next++) = scale * vec(mark.second);
        for (const auto& line : form.marks.lines) {
            for (const glm::dvec3 place : line.second) key.col(next++) = scale * vec(place);
        }
    }
};

double distance_to(const Eigen::Vector3d& p, const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
    const Eigen::Vector3d ab = b - a;
    const double size = ab.squaredNorm();
    const double t = size > 0 ? std::clamp((p - a).dot(ab) / size, 0.0, 1.0) : 0;
    return (a + t * ab - p).norm();
}

/// The bone whose core is nearest takes hold of a node, and its hold spreads over the skin like warmth: as far as the
/// limb is thick (Baran and Popovic 2007, "Automatic rigging and animation of 3D characters").
void take_hold(Template& t, const Eigen::Matrix3Xd& points) {
    const Laplacian laplacian = laplacian_of(t.triangles, points, t.nodes);
    const auto n = static_cast<Eigen::Index>(t.nodes);
    const auto bones = static_cast<Eigen::Index>(t.skeleton.bones.size());
    Eigen::SparseMatrix<double> a = laplacian.stiffness;
    Eigen::MatrixXd right = Eigen::MatrixXd::Zero(n, bones);
    t.thickness.resize(t.nodes);
    t.area.assign(laplacian.area.data(), laplacian.area.data() + n);
    for (Eigen::Index i = 0; i < n; ++i) {
        double best = std::numeric_limits<double>::max();
        int bone = 0;
        for (const Core& core : t.skeleton.cores) {
            const double d = distance_to(points.col(i), mean(core.from, points), mean(core.to, points));
            if (d < best) {
                best = d;
                bone = core.bone;
            }
        }
        t.thickness[static_cast<size_t>(i)] = best;
        const double hold = laplacian.area[i] / std::max(best * best, 2.5e-5);
        a.coeffRef(i, i) += hold;
        right(i, bone) = hold;
    }
    const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>> solved(a);
    const Eigen::MatrixXd weights = solved.solve(right);
    t.influences.resize(t.count());
    const auto strongest = [&](const Eigen::VectorXd& row) {
        std::array<Influence, 4> out;
        double sum = 0;
        for (int bone = 0; bone < bones; ++bone) {
            Influence one{bone, row[bone]};
            for (Influence& place : out) {
                if (one.weight > place.weight) std::swap(one, place);
            }
        }
        for (const Influence& one : out) sum += one.weight;
        for (Influence& one : out) one.weight /= sum;
        return out;
    };
    for (Eigen::Index i = 0; i < n; ++i) t.influences[static_cast<size_t>(i)] = strongest(weights.row(i));
    for (size_t m = 0; m < t.bound.size(); ++m) {
        Eigen::VectorXd row = Eigen::VectorXd::Zero(bones);
        for (size_t k = 0; k < 3; ++k) row += t.bound[m].weight[k] * weights.row(t.bound[m].node[k]).transpose();
        t.influences[t.nodes + m] = strongest(row);
    }
}

void bind_marks(Template& t, const Eigen::Matrix3Xd& points) {
    body::Mesh mesh;
    for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(t.nodes); ++i) {
        mesh.positions.emplace_back(points(0, i), points(1, i), points(2, i));
    }
    for (const auto& triangle : t.triangles) mesh.indices.insert(mesh.indices.end(), triangle.begin(), triangle.end());
    mesh.normals = body::corner_normals(mesh);
    const body::Surface surface(mesh);
    for (Eigen::Index i = static_cast<Eigen::Index>(t.nodes); i < points.cols(); ++i) {
        const auto hit = surface.nearest({points(0, i), points(1, i), points(2, i)});
        Template::Bound bound;
        if (hit) {
            bound.node = t.triangles[hit->triangle];
            const Eigen::Vector3d a = points.col(bound.node[0]), b = points.col(bound.node[1]),
                                  c = points.col(bound.node[2]), p = vec(hit->place);
            const Eigen::Vector3d normal = (b - a).cross(c - a);
            const double size = std::max(normal.squaredNorm(), 1e-24);
            const double v = (p - a).cross(c - a).dot(normal) / size, w = (b - a).cross(p - a).dot(normal) / size;
            bound.weight = {1 - v - w, v, w};
        }
        t.bound.push_back(bound);
    }
}

}  // namespace

Eigen::Matrix3Xd Template::points(const Measures& measures) const {
    const auto [sex, build, tall] = measures;
    Eigen::Matrix3Xd out;
    for (const size_t first : {size_t{0}, size_t{5}}) {
        const double share = first == 0 ? 1 - sex : sex;
        const auto toward = [&](size_t low, size_t high, double by) -> Eigen::Matrix3Xd {
            return share * std::abs(by) * (keys_[first + (by < 0 ? low : high)] - keys_[first]);
        };
        if (first == 0) {
            out = share * keys_[first];
        } else {
            out += share * keys_[first];
        }
        if (share != 0 && build != 0) out += toward(1, 2, build);
        if (share != 0 && tall != 0) out += toward(3, 4, tall);
    }
    return out;
}

Template template_of(const body::Figure& figure, size_t triangles) {
    Flattened flat;
    Template& t = flat.out;
    const body::Figure::Form average = figure.form({0.5, 0, 0});
    const std::vector<std::uint32_t> corners = thinned(average.mesh, triangles);
    std::vector<std::uint32_t> node_of(average.mesh.positions.size(), none);
    for (size_t k = 0; k + 2 < corners.size(); k += 3) {
        std::array<std::uint32_t, 3> triangle{};
        for (size_t c = 0; c < 3; ++c) {
            std::uint32_t& node = node_of[corners[k + c]];
            if (node == none) {
                node = t.nodes++;
                flat.vertex_of.push_back(corners[k + c]);
            }
            triangle[c] = node;
        }
        t.triangles.push_back(triangle);
    }
    std::uint32_t next = t.nodes;
    for (const auto& mark : average.marks.landmarks) t.landmarks[mark.first] = next++;
    for (const auto& [name, line] : average.marks.lines) {
        for (size_t k = 0; k < line.size(); ++k) t.lines[name].push_back(next++);
    }
    size_t key = 0;
    for (const double sex : {0.0, 1.0}) {
        for (const body::Shape& shape :
             {body::Shape{sex, 0, 0}, body::Shape{sex, 0, -1}, body::Shape{sex, 0, 1},
              body::Shape{sex, body::least_stature_m, 0}, body::Shape{sex, body::most_stature_m, 0}}) {
            flat.add_form(figure.form(shape), t.keys_[key++]);
        }
    }
    t.skeleton = skeleton_of([&](const std::string& name) {
        const auto found = t.landmarks.find(name);
        if (found == t.landmarks.end()) {
            throw base::BadInput(
                base::Fault{figure.file().string(), name, "the figure's joints need this landmark, and it has none"});
        }
        return found->second;
    });
    const Eigen::Matrix3Xd points = t.points({0.5, 0, 0});
    bind_marks(t, points);
    take_hold(t, points);
    return std::move(flat.out);
}

Eigen::Matrix3Xd node_normals(const Template& figure, const Eigen::Matrix3Xd& points) {
    Eigen::Matrix3Xd out = Eigen::Matrix3Xd::Zero(3, figure.nodes);
    for (const auto& t : figure.triangles) {
        const Eigen::Vector3d a = points.col(t[0]), b = points.col(t[1]), c = points.col(t[2]);
        const Eigen::Vector3d normal = (b - a).cross(c - a);
        for (const std::uint32_t node : t) out.col(node) += normal;
    }
    for (Eigen::Index i = 0; i < out.cols(); ++i) {
        const double size = out.col(i).norm();
        if (size > 0) out.col(i) /= size;
    }
    return out;
}

body::Surface surface_of(const Template& figure, const Eigen::Matrix3Xd& points) {
    body::Mesh mesh;
    mesh.positions.reserve(figure.nodes);
    for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(figure.nodes); ++i) {
        mesh.positions.emplace_back(points(0, i), points(1, i), points(2, i));
    }
    for (const auto& t : figure.triangles) mesh.indices.insert(mesh.indices.end(), t.begin(), t.end());
    mesh.normals = body::corner_normals(mesh);
    return body::Surface(mesh);
}

Eigen::Vector3d outward_at(const Template& figure, const Eigen::Matrix3Xd& normals, std::uint32_t mark) {
    const Template::Bound& bound = figure.bound[mark - figure.nodes];
    Eigen::Vector3d out = Eigen::Vector3d::Zero();
    for (size_t c = 0; c < 3; ++c) out += bound.weight[c] * normals.col(bound.node[c]);
    return out;
}

std::optional<Eigen::Vector3d> left_at(const Template& figure, const Eigen::Matrix3Xd& rest,
                                       const Eigen::Matrix3Xd& now, std::uint32_t mark) {
    const auto frame = [&](const Eigen::Matrix3Xd& points) {
        const auto& node = figure.bound[mark - figure.nodes].node;
        Eigen::Matrix3d out;
        out.col(0) = points.col(node[1]) - points.col(node[0]);
        out.col(1) = points.col(node[2]) - points.col(node[0]);
        out.col(2) = 0.01 * out.col(0).cross(out.col(1)).normalized();
        return out;
    };
    const Eigen::Matrix3d before = frame(rest), after = frame(now);
    if (std::abs(before.determinant()) < 1e-12 || std::abs(after.determinant()) < 1e-12) return {};
    // Planes follow the inverse transpose of what their places follow.
    const Eigen::Vector3d left = (before * after.inverse()).transpose() * Eigen::Vector3d::UnitX();
    return left.normalized();
}

}  // namespace jingluo::fit
