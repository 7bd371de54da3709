#include "body/figure.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <thread>

#include "body/frames.h"

namespace jingluo::body {

namespace {

double mix(double a, double b, double by) {
    return a + (b - a) * by;
}
glm::dvec3 mix(glm::dvec3 a, glm::dvec3 b, double by) {
    return a + (b - a) * by;
}

/// Two threads; each element is made by itself, so that the split does not change a bit.
void in_halves(size_t count, const std::function<void(size_t, size_t)>& work) {
    const std::jthread second([&] { work(count / 2, count); });
    work(0, count / 2);
}

glm::dvec3 unit(glm::dvec3 v, glm::dvec3 otherwise) {
    const double size = glm::length(v);
    return size > 1e-6 ? v / size : otherwise;
}

PartFrame mixed(const std::array<PartFrame, 2>& of, double sex) {
    PartFrame frame;
    frame.at = mix(of[0].at, of[1].at, sex);
    frame.proximal = unit(mix(of[0].proximal, of[1].proximal, sex), of[0].proximal);
    const glm::dvec3 anterior = mix(of[0].anterior, of[1].anterior, sex);
    frame.anterior = unit(anterior - glm::dot(anterior, frame.proximal) * frame.proximal, of[0].anterior);
    return frame;
}

glm::dmat3 axes(const PartFrame& frame) {
    return {frame.left(), frame.proximal, frame.anterior};
}

template <class Vertex>
glm::dvec3 on_skin(const PlaceOnSkin& place, Vertex vertex) {
    glm::dvec3 out(0);
    for (int k = 0; k < 3; ++k) out += place.weight[k] * vertex(place.corner[static_cast<size_t>(k)]);
    return out;
}

}  // namespace

double Figure::average_stature_m(double sex) const {
    return mix(average_stature_m_[0], average_stature_m_[1], sex);
}

Shape Figure::filled_in(const Shape& shape) const {
    Shape filled = within_ranges(shape);
    if (filled.stature_m == 0) filled.stature_m = average_stature_m(filled.sex);
    return filled;
}

std::vector<Figure::Move> Figure::moves(const Shape& shape) const {
    const double s = shape.sex, b = shape.build, average = average_stature_m(s);
    const double t = shape.stature_m < average ? (shape.stature_m - average) / (average - least_stature_m)
                                               : (shape.stature_m - average) / (most_stature_m - average);
    std::vector<Move> out;
    const auto move = [&](Target target, double by) {
        const auto& delta = deltas_[static_cast<size_t>(target)];
        if (by != 0 && !delta.empty()) out.push_back({delta.data(), by});
    };
    move(male, s);
    move(b < 0 ? female_lean : female_heavy, (1 - s) * std::abs(b));
    move(b < 0 ? male_lean : male_heavy, s * std::abs(b));
    move(t < 0 ? female_short : female_tall, (1 - s) * std::abs(t));
    move(t < 0 ? male_short : male_tall, s * std::abs(t));
    return out;
}

glm::dvec3 Figure::moved(size_t vertex, const std::vector<Move>& moves) const {
    glm::dvec3 place(base_[vertex]);
    for (const Move& one : moves) place += one.by * glm::dvec3(one.delta[vertex]);
    return place;
}

Figure::Colours Figure::colours(double sex) const {
    if (male_colours_.empty() || sex == 0) return female_colours_;
    if (sex == 1) return male_colours_;
    Colours out(female_colours_.size());
    for (size_t v = 0; v < out.size(); ++v) {
        for (size_t c = 0; c < 4; ++c)
            out[v][c] = static_cast<std::uint8_t>(mix(female_colours_[v][c], male_colours_[v][c], sex) + 0.5);
    }
    return out;
}

std::map<std::string, glm::dvec3> Figure::landmarks_on(const std::function<glm::dvec3(std::uint32_t)>& vertex) const {
    std::map<std::string, glm::dvec3> out;
    for (const auto& [name, place] : landmarks_) out.emplace(name, on_skin(place, vertex));
    return out;
}

Landmarks Figure::marks(const Shape& shape, const std::vector<glm::vec3>& positions, double floor_m,
                        double scale) const {
    const auto here = [&](std::uint32_t v) { return glm::dvec3(positions[v]); };
    Landmarks out;
    out.landmarks = landmarks_on(here);
    for (const auto& [name, line] : lines_) {
        auto& places = out.lines[name];
        places.reserve(line.size());
        for (const PlaceOnSkin& place : line) places.push_back(on_skin(place, here));
    }
    // The frames are those of middle build and stature. A heavy body's limbs stand further apart: theirs turn as the
    // limbs do, which the landmarks tell. Of the trunk and head fat would tell no turn that the bones make.
    const std::vector<Move> middle = moves({shape.sex, average_stature_m(shape.sex), 0});
    const auto now = frames_from(out.landmarks);
    const auto before = frames_from(landmarks_on([&](std::uint32_t v) { return moved(v, middle); }));
    for (const auto& [name, frames] : parts_) {
        PartFrame frame = mixed(frames, shape.sex);
        frame.at = (frame.at - glm::dvec3(0, floor_m, 0)) * scale;
        const auto from = before.find(name), to = now.find(name);
        const bool limb = name.ends_with(".l") || name.ends_with(".r");
        if (limb && from != before.end() && to != now.end()) {
            const glm::dmat3 turn = axes(to->second) * glm::transpose(axes(from->second));
            frame.proximal = glm::normalize(turn * frame.proximal);
            const glm::dvec3 anterior = turn * frame.anterior;
            frame.anterior = glm::normalize(anterior - glm::dot(anterior, frame.proximal) * frame.proximal);
        }
        out.parts.emplace(name, frame);
    }
    return out;
}

Figure::Form Figure::form(const Shape& shape) const {
    Form out;
    out.shape = filled_in(shape);
    std::vector<glm::vec3>& positions = out.mesh.positions;
    positions.resize(base_.size());
    const std::vector<Move> all = moves(out.shape);
    in_halves(positions.size(), [&](size_t from, size_t to) {
        for (size_t v = from; v < to; ++v) positions[v] = glm::vec3(moved(v, all));
    });
    const auto [low, high] = std::minmax_element(positions.begin(), positions.end(),
                                                 [](const glm::vec3& a, const glm::vec3& b) { return a.y < b.y; });
    const double floor_m = low->y, height_m = static_cast<double>(high->y) - floor_m;
    // A template pressed flat cannot be brought to any stature; then it stays as it is.
    const double scale = height_m > 1e-6 ? out.shape.stature_m / height_m : 1;
    for (glm::vec3& place : positions) {
        place = glm::vec3((glm::dvec3(place) - glm::dvec3(0, floor_m, 0)) * scale);
    }
    out.mesh.indices = indices_;
    out.mesh.colours = colours(out.shape.sex);
    out.mesh.normals = corner_normals(out.mesh);
    out.marks = marks(out.shape, positions, floor_m, scale);
    return out;
}

Body Figure::make(const Shape& shape, const std::string& name) const {
    Form made = form(shape);
    Body body;
    body.name = name;
    body.file = file_;
    body.shape = made.shape;
    body.mesh = std::move(made.mesh);
    body.marks = std::move(made.marks);
    body.faults = faults_;
    body.surface = std::make_shared<const Surface>(body.mesh);
    return body;
}

}  // namespace jingluo::body
