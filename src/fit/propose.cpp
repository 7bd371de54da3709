#include "fit/propose.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace jingluo::fit {

namespace {

/// What carries the figure's seeds exactly to the given ones and everything between them smoothly (|r| splines with an
/// affine part).
class Warp {
  public:
    Warp(std::vector<glm::dvec3> from, const std::vector<glm::dvec3>& to) : from_(std::move(from)) {
        const auto n = static_cast<Eigen::Index>(from_.size());
        Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n + 4, n + 4), b = Eigen::MatrixXd::Zero(n + 4, 3);
        for (Eigen::Index i = 0; i < n; ++i) {
            const glm::dvec3 p = from_[static_cast<size_t>(i)], q = to[static_cast<size_t>(i)];
            for (Eigen::Index j = 0; j < n; ++j) a(i, j) = glm::length(p - from_[static_cast<size_t>(j)]);
            a.row(i).tail(4) << 1, p.x, p.y, p.z;
            a.col(i).tail(4) << 1, p.x, p.y, p.z;
            b.row(i) << q.x, q.y, q.z;
        }
        weights_ = a.colPivHouseholderQr().solve(b);
    }
    glm::dvec3 operator()(glm::dvec3 p) const {
        const auto n = static_cast<Eigen::Index>(from_.size());
        Eigen::RowVectorXd row(n + 4);
        for (Eigen::Index i = 0; i < n; ++i) row[i] = glm::length(p - from_[static_cast<size_t>(i)]);
        row.tail(4) << 1, p.x, p.y, p.z;
        const Eigen::RowVector3d out = row * weights_;
        return {out[0], out[1], out[2]};
    }

  private:
    std::vector<glm::dvec3> from_;
    Eigen::MatrixXd weights_;
};

}  // namespace

std::optional<Proposal> propose(const body::Figure& figure, const body::Body& foreign, const Places& seeds,
                                const Progress& progress) {
    if (!missing_seeds(seeds).empty() || !foreign.surface || foreign.mesh.indices.empty()) return {};
    const auto go_on = [&](double share) { return !progress || progress(share); };
    if (!go_on(0)) return {};
    const body::Figure::Form form = figure.form({0.5, 0, 0});
    std::vector<glm::dvec3> from, to;
    for (const auto& [name, place] : seeds) {
        const auto ours = form.marks.landmarks.find(name);
        if (ours == form.marks.landmarks.end()) continue;
        from.push_back(ours->second);
        to.push_back(place);
    }
    const Warp warp(from, to);
    if (!go_on(0.2)) return {};
    const auto dropped = [&](glm::dvec3 place) {
        const auto hit = foreign.surface->nearest(place);
        return hit ? hit->place : place;
    };
    Proposal out;
    out.shape = form.shape;
    for (const auto& [name, place] : form.marks.landmarks) {
        const glm::dvec3 guess = warp(place), on_skin = dropped(guess);
        out.landmarks[name] = on_skin;
        out.doubt_mm[name] = 10 + 1000 * glm::length(guess - on_skin);
    }
    for (const auto& [name, place] : seeds) {
        out.landmarks[name] = place;
        out.doubt_mm[name] = 0;
    }
    if (!go_on(0.6)) return {};
    for (const auto& [name, line] : form.marks.lines) {
        for (const glm::dvec3 place : line) out.lines[name].push_back(dropped(warp(place)));
    }
    out.parts = frames_from(out.landmarks);
    if (!go_on(1)) return {};
    return out;
}

}  // namespace jingluo::fit
