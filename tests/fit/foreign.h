// Bodies that stand in for foreign ones: the figure's, moved by code that shares nothing with the fit, so that the true
// place of every landmark is known.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "body/figure.h"
#include "fit/propose.h"

namespace jingluo::test {

inline const body::Figure& figure() {
    static const body::Figure read =
        body::Figure::read(std::filesystem::path(JINGLUO_SOURCE_DIR) / "assets" / "bodies" / "figure.glb");
    return read;
}

/// A body and the truth about it, which `propose` does not see.
struct Foreign {
    body::Mesh mesh;
    body::Landmarks truth;

    explicit Foreign(const body::Shape& shape) {
        body::Figure::Form form = figure().form(shape);
        mesh = std::move(form.mesh);
        truth = std::move(form.marks);
    }
    glm::dvec3 at(const std::string& name) const { return truth.landmarks.at(name); }
    glm::dvec3 mid(const std::string& a, const std::string& b) const { return 0.5 * (at(a) + at(b)); }

    template <typename Move>
    void move_all(Move&& move) {
        for (glm::vec3& place : mesh.positions) place = glm::vec3(move(glm::dvec3(place)));
        for (auto& mark : truth.landmarks) mark.second = move(mark.second);
        for (auto& line : truth.lines) {
            for (glm::dvec3& place : line.second) place = move(place);
        }
    }

    body::Body body() const {
        body::Body out;
        out.name = "foreign";
        out.mesh = mesh;
        out.mesh.normals = body::corner_normals(mesh);
        out.surface = std::make_shared<const body::Surface>(out.mesh);
        return out;
    }
    fit::Places seeds() const {
        fit::Places out;
        for (const std::string& name : fit::telling_landmarks()) out[name] = at(name);
        return out;
    }
};

inline glm::dvec3 turned(glm::dvec3 p, glm::dvec3 about, glm::dvec3 axis, double degrees) {
    const double a = degrees * 3.14159265358979323846 / 180;
    axis = glm::normalize(axis);
    const glm::dvec3 v = p - about;
    return about + v * std::cos(a) + glm::cross(axis, v) * std::sin(a) + axis * (glm::dot(axis, v) * (1 - std::cos(a)));
}

inline double smooth(double t) {
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// Spreads the arms by so many degrees more and turns the palms inwards and back by so many.
inline void pose_arms(Foreign& of, double raise_degrees, double pronate_degrees) {
    for (const std::string side : {".l", ".r"}) {
        const double sign = side == ".l" ? 1 : -1;
        const glm::dvec3 elbow = of.mid("lateral_humeral_epicondyle" + side, "medial_humeral_epicondyle" + side);
        const glm::dvec3 wrist = of.mid("palmar_wrist_crease_mid" + side, "dorsal_wrist_crease_mid" + side);
        const glm::dvec3 acromion = of.at("acromion" + side);
        const glm::dvec3 shoulder = acromion + 0.15 * (elbow - acromion) - glm::dvec3(0.02 * sign, 0, 0);
        const glm::dvec3 armpit = of.mid("anterior_axillary_fold" + side, "posterior_axillary_fold" + side);
        const glm::dvec3 out = glm::normalize(glm::dvec3(sign, -0.25, 0));
        const auto beyond = [=](glm::dvec3 p) { return glm::dot(p - armpit, out); };
        const auto from_segment = [](glm::dvec3 p, glm::dvec3 a, glm::dvec3 b) {
            const double t = std::clamp(glm::dot(p - a, b - a) / glm::dot(b - a, b - a), 0.0, 1.0);
            return glm::length(p - a - t * (b - a));
        };
        // No thigh is so near to the arm: a tube around the bones holds the arm alone.
        const auto on_arm = [=](glm::dvec3 p) {
            return beyond(p) > -0.025 && (from_segment(p, shoulder, elbow) < 0.1 ||
                                          from_segment(p, elbow, wrist) < 0.09 || glm::length(p - wrist) < 0.24);
        };
        const glm::dvec3 forearm = wrist - elbow;
        of.move_all([=](glm::dvec3 p) {
            if (!on_arm(p)) return p;
            const double along = std::clamp(glm::dot(p - elbow, forearm) / glm::dot(forearm, forearm), 0.0, 1.0);
            const glm::dvec3 twisted = turned(p, elbow, forearm, sign * pronate_degrees * along);
            return turned(twisted, shoulder, {0, 0, 1}, sign * raise_degrees * smooth((beyond(p) + 0.025) / 0.075));
        });
    }
}

/// How far the proposed landmarks lie from the truth, in the foreign body's unit, in rising order; seeds left out.
inline std::vector<double> errors(const Foreign& of, const fit::Proposal& proposal, const fit::Places& seeds) {
    std::vector<double> out;
    for (const auto& [name, place] : of.truth.landmarks) {
        if (!seeds.contains(name)) out.push_back(glm::length(proposal.landmarks.at(name) - place));
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace jingluo::test
