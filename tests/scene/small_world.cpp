#include "scene/small_world.h"

#include <cmath>
#include <numbers>

namespace jingluo::scene::small {

namespace {

constexpr double half_width = 0.19, half_height = 0.86, half_depth = 0.12;
constexpr double degree = std::numbers::pi / 180;

body::Mesh ellipsoid() {
    body::Mesh mesh;
    constexpr int rings = 64, columns = 96;
    for (int ring = 0; ring <= rings; ++ring) {
        const double along = std::numbers::pi * ring / rings;
        for (int column = 0; column < columns; ++column) {
            const double around = 2 * std::numbers::pi * column / columns;
            const glm::dvec3 unit(std::sin(along) * std::sin(around), -std::cos(along),
                                  std::sin(along) * std::cos(around));
            mesh.positions.emplace_back(unit.x * half_width, half_height + unit.y * half_height, unit.z * half_depth);
            mesh.normals.emplace_back(
                glm::normalize(glm::dvec3(unit.x / half_width, unit.y / half_height, unit.z / half_depth)));
        }
    }
    for (int ring = 0; ring < rings; ++ring) {
        for (int column = 0; column < columns; ++column) {
            const auto at = [&](int r, int c) { return static_cast<std::uint32_t>(r * columns + c % columns); };
            const std::uint32_t a = at(ring, column), b = at(ring, column + 1);
            const std::uint32_t c = at(ring + 1, column), d = at(ring + 1, column + 1);
            mesh.indices.insert(mesh.indices.end(), {a, b, d, a, d, c});
        }
    }
    body::clean(mesh);
    return mesh;
}

}  // namespace

locate::PointId id(const std::string& code, atlas::Side side, const std::string& member) {
    return {code, member, side};
}

MeasureText even_measure() {
    return [](std::string_view text, float size_px, bool) {
        float characters = 0;
        for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1.0f : 0.0f;
        return glm::vec2(characters * 0.6f * size_px, 1.2f * size_px);
    };
}

locate::PlacedPoint SmallWorld::on_skin(double height_m, double from_back_deg) const {
    const double up = (height_m - half_height) / half_height, round = std::sqrt(1 - up * up);
    const double around = from_back_deg * degree;
    const glm::dvec3 unit(round * std::sin(around), up, -round * std::cos(around));
    locate::PlacedPoint placed;
    placed.place = {unit.x * half_width, height_m, unit.z * half_depth};
    placed.normal = glm::normalize(glm::dvec3(unit.x / half_width, unit.y / half_height, unit.z / half_depth));
    return placed;
}

atlas::Point& SmallWorld::add_point(const std::string& code, const std::string& pinyin, const std::string& hanzi) {
    atlas::Point point;
    point.code = code;
    point.channel = code.substr(0, 2);
    point.names = {pinyin, hanzi, hanzi, pinyin + " in English"};
    point.members = {{}};
    point.sigma_mm = 8;
    atlas.points.push_back(point);
    return atlas.points.back();
}

void SmallWorld::place(const std::string& code, const std::string& member, double height_m, double from_back_deg) {
    if (from_back_deg == 0) {
        placements.points.push_back(on_skin(height_m, 0));
        placements.points.back().id = id(code, atlas::Side::midline, member);
        return;
    }
    for (const atlas::Side side : {atlas::Side::left, atlas::Side::right}) {
        placements.points.push_back(on_skin(height_m, side == atlas::Side::left ? from_back_deg : -from_back_deg));
        placements.points.back().id = id(code, side, member);
    }
}

const locate::PlacedPoint& SmallWorld::point(const std::string& code, atlas::Side side,
                                             const std::string& member) const {
    return *placements.find(id(code, side, member));
}

SmallWorld::SmallWorld() {
    body.mesh = ellipsoid();
    body.surface = std::make_shared<const body::Surface>(body.mesh);
    body.marks.landmarks = {{"spinous_process_t11", on_skin(1.20, 0).place},
                            {"heel_back.l", on_skin(0.05, 20).place},
                            {"heel_back.r", on_skin(0.05, -20).place},
                            {"greater_trochanter.l", on_skin(0.85, 90).place},
                            {"greater_trochanter.r", on_skin(0.85, -90).place}};

    const auto channel = [&](const char* code, const char* organ, const char* colour, const char* pattern) {
        atlas::Channel made;
        made.code = code;
        made.organ = organ;
        made.colour = colour;
        made.pattern = pattern;
        made.names = {"Jīng", "經", "经", std::string(organ) + " channel"};
        atlas.channels.push_back(made);
    };
    channel("ST", "Stomach", "#b3861f", "solid");
    channel("BL", "Bladder", "#365990", "dash");
    channel("GV", "Governor", "#884258", "solid");
    const auto stop = [](const char* code) { return atlas::Place(atlas::PointRef{code, ""}); };
    atlas.channels[0].branches = {{"front", {stop("ST36"), stop("ST40")}}};
    atlas.channels[1].branches = {{"inner", {stop("BL21"), stop("BL22"), stop("BL23"), stop("BL40")}},
                                  {"outer", {stop("BL52")}}};
    atlas.channels[2].branches = {{"midline", {stop("GV4")}}};

    atlas::Region region;
    region.id = "lower_back";
    region.name = "Lower back";
    region.view = "back";
    atlas.regions.push_back(region);
    region.id = "shin";
    region.name = "Shin";
    region.view = "front";
    atlas.regions.push_back(region);

    const auto use = [](const char* where, atlas::Role role) {
        return atlas::RegionUse{where, role, {atlas::Reason::local}, {"why", {}}};
    };
    add_point("ST36", "Zúsānlǐ", "足三里").regions = {use("lower_back", atlas::Role::distant),
                                                      use("shin", atlas::Role::near)};
    place("ST36", "", 0.40, 160);
    add_point("ST40", "Fēnglóng", "丰隆");
    place("ST40", "", 0.30, 150);
    add_point("BL21", "Wèishū", "胃俞");
    place("BL21", "", 1.15, 18);
    add_point("BL22", "Sānjiāoshū", "三焦俞");
    place("BL22", "", 1.11, 18);
    add_point("BL23", "Shènshū", "肾俞").regions = {use("lower_back", atlas::Role::near)};
    place("BL23", "", 1.07, 18);
    add_point("BL40", "Wěizhōng", "委中").regions = {use("lower_back", atlas::Role::distant)};
    place("BL40", "", 0.45, 25);
    add_point("BL52", "Zhìshì", "志室");
    place("BL52", "", 1.07, 34);
    atlas::Point& gate = add_point("GV4", "Mìngmén", "命门");
    gate.midline = true;
    gate.regions = {use("lower_back", atlas::Role::near)};
    place("GV4", "", 1.07, 0);
    atlas::Point& beside = add_point("EX-B2", "Jiājǐ", "夹脊");
    beside.members = {{"L1", nullptr, {}}, {"L2", nullptr, {}}};
    place("EX-B2", "L1", 1.11, 6);
    place("EX-B2", "L2", 1.07, 6);

    // How BL23 is found: from the midline, one and a half cun to the side, as a tape lies.
    for (locate::PlacedPoint& placed : placements.points) {
        if (placed.id.code != "BL23") continue;
        const double sign = placed.id.side == atlas::Side::left ? 1 : -1;
        placed.construction.landmarks = {{"spinous_process_l2_inferior_border", on_skin(1.07, 0).place}};
        locate::Way way;
        way.what = "1.5 cun lateral on back_transverse";
        for (int i = 0; i <= 18; ++i) way.places.push_back(on_skin(1.07, sign * i).place);
        way.length_m = body::length(way.places);
        way.cun = 1.5;
        way.cun_m = way.length_m / 1.5;
        way.scale = "back_transverse";
        placed.construction.ways = {way};
        placed.construction.guides = {
            {"level", {on_skin(1.07, -30).place, on_skin(1.07, 0).place, on_skin(1.07, 30).place}}};
    }

    const auto curve = [&](const char* code, const char* branch, double low, double high, double round) {
        for (const double sign : {1.0, -1.0}) {
            locate::ChannelCurve made;
            made.channel = code;
            made.branch = branch;
            made.side = round == 0 ? atlas::Side::midline : sign > 0 ? atlas::Side::left : atlas::Side::right;
            for (int i = 0; i <= 20; ++i) {
                const auto at = on_skin(low + (high - low) * i / 20, sign * round);
                made.places.push_back(at.place);
                made.normals.push_back(at.normal);
            }
            curves.push_back(made);
            if (round == 0) return;
        }
    };
    curve("ST", "front", 0.30, 0.40, 155);
    curve("BL", "inner", 0.45, 1.15, 18);
    curve("BL", "outer", 0.90, 1.07, 34);
    curve("GV", "midline", 0.90, 1.10, 0);
    search = std::make_unique<atlas::Search>(atlas);
}

}  // namespace jingluo::scene::small
