#include "output/tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/text_table.h"

namespace jingluo::output {

namespace {

using Json = nlohmann::ordered_json;

/// The largest error in cun among the claims that have one, as text; what a landmark point has instead.
std::string error_text(const verify::Certificate& certificate) {
    if (!certificate.by_landmark.empty()) return "by landmark, to " + fixed(certificate.sigma_mm, 0) + " mm";
    double worst = 0;
    bool any = false;
    for (const verify::Claim& claim : certificate.claims) {
        if (claim.unit != "cun") continue;
        any = true;
        worst = std::max(worst, std::abs(claim.error));
    }
    return any ? fixed(worst, 3) + " cun" : "-";
}

std::string verdict(const verify::Certificate& certificate) {
    const auto failed = std::count_if(certificate.claims.begin(), certificate.claims.end(),
                                      [](const verify::Claim& claim) { return claim.fails(); });
    return failed == 0 ? "holds"
                       : std::to_string(failed) + " of " + std::to_string(certificate.claims.size()) + " fail";
}

std::string mm(const glm::dvec3& place) {
    return fixed(place.x * 1000, 1) + " " + fixed(place.y * 1000, 1) + " " + fixed(place.z * 1000, 1);
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

double rounded(double value, double unit) {
    return std::round(value / unit) * unit;
}

Json vector_json(const glm::dvec3& v) {
    return Json::array({rounded(v.x, 1e-6), rounded(v.y, 1e-6), rounded(v.z, 1e-6)});
}

Json names_json(const atlas::Names& names) {
    return {{"pinyin", names.pinyin},
            {"hanzi_traditional", names.hanzi_traditional},
            {"hanzi_simplified", names.hanzi_simplified},
            {"english", names.english}};
}

Json cited_json(const atlas::Cited& cited) {
    return {{"text", cited.text}, {"sources", cited.sources}};
}

Json construction_json(const locate::Construction& construction) {
    Json landmarks = Json::array(), ways = Json::array();
    for (const auto& landmark : construction.landmarks)
        landmarks.push_back({{"name", landmark.name}, {"place_m", vector_json(landmark.place)}});
    for (const auto& way : construction.ways) {
        Json one = {{"what", way.what}, {"length_m", rounded(way.length_m, 1e-6)}};
        one["cun"] = way.cun ? Json(*way.cun) : Json(nullptr);
        one["fraction"] = way.fraction ? Json(*way.fraction) : Json(nullptr);
        one["scale"] = way.scale.empty() ? Json(nullptr) : Json(way.scale);
        one["cun_m"] = way.scale.empty() ? Json(nullptr) : Json(rounded(way.cun_m, 1e-6));
        ways.push_back(std::move(one));
    }
    return {{"landmarks", landmarks}, {"ways", ways}};
}

Json certificate_json(const verify::Certificate& certificate) {
    Json claims = Json::array();
    for (const auto& claim : certificate.claims) {
        claims.push_back({{"what", claim.what},
                          {"rule", rounded(claim.rule, 1e-6)},
                          {"measured", rounded(claim.measured, 1e-6)},
                          {"error", rounded(claim.error, 1e-6)},
                          {"tolerance", claim.tolerance},
                          {"unit", claim.unit},
                          {"used_by_rule", claim.placed_it},
                          {"holds", claim.holds}});
    }
    Json out = {{"claims", claims},
                {"off_skin_mm", rounded(certificate.off_skin_mm, 1e-4)},
                {"sigma_mm", certificate.sigma_mm}};
    out["by_landmark"] = certificate.by_landmark.empty() ? Json(nullptr) : Json(certificate.by_landmark);
    return out;
}

const atlas::Member* member_of(const Row& row) {
    for (const atlas::Member& member : row.point->members) {
        if (member.name == row.placed->id.member) return &member;
    }
    return nullptr;
}

Json row_json(const Row& row) {
    const atlas::Point& point = *row.point;
    const locate::PlacedPoint& placed = *row.placed;
    Json out = {{"code", point.code}};
    out["member"] = placed.id.member.empty() ? Json(nullptr) : Json(placed.id.member);
    out["side"] = atlas::to_string(placed.id.side);
    out["channel"] = point.channel;
    out["older_codes"] = point.older_codes;
    out["names"] = names_json(point.names);
    out["place_m"] = vector_json(placed.place);
    out["normal"] = vector_json(placed.normal);
    const atlas::Member* member = member_of(row);
    out["rule"] = member != nullptr && member->rule ? Json::parse(member->rule->json) : Json(nullptr);
    out["construction"] = construction_json(placed.construction);
    out["certificate"] = certificate_json(row.certificate);
    out["location"] = cited_json(point.location);
    out["beneath"] = cited_json(point.beneath);
    out["needling"] = {{"depth_cun", Json::array({point.needling.least_cun, point.needling.most_cun})},
                       {"angle", point.needling.angle},
                       {"text", point.needling.text},
                       {"sources", point.needling.sources}};
    Json regions = Json::array(), categories = Json::array(), cautions = Json::array();
    for (const auto& use : point.regions) {
        Json reasons = Json::array();
        for (const atlas::Reason reason : use.reasons) reasons.push_back(atlas::to_string(reason));
        regions.push_back({{"region", use.region},
                           {"role", use.role == atlas::Role::near ? "near" : "distant"},
                           {"members", use.members},
                           {"reasons", reasons},
                           {"text", use.why.text},
                           {"sources", use.why.sources}});
    }
    for (const auto& category : point.categories) {
        categories.push_back({{"id", category.id},
                              {"of", category.of},
                              {"phase", category.phase ? Json(atlas::to_string(*category.phase)) : Json(nullptr)},
                              {"sources", category.sources}});
    }
    for (const auto& caution : point.cautions) cautions.push_back(cited_json(caution));
    Json alternatives = Json::array(), differences = Json::array();
    for (const locate::PlacedAlternative* other : row.alternatives) {
        const atlas::Alternative& is = point.alternatives.at(other->index);
        alternatives.push_back({{"name", is.name},
                                {"place_m", vector_json(other->at.place)},
                                {"normal", vector_json(other->at.normal)},
                                {"rule", Json::parse(is.rule->json)},
                                {"construction", construction_json(other->at.construction)},
                                {"sigma_mm", is.sigma_mm},
                                {"location", cited_json(is.location)}});
    }
    for (const atlas::Cited& difference : point.differences) differences.push_back(cited_json(difference));
    out["inside"] = point.inside.empty() ? Json(nullptr) : Json(point.inside);
    out["alternatives"] = alternatives;
    out["differences"] = differences;
    out["regions"] = regions;
    out["categories"] = categories;
    out["cautions"] = cautions;
    out["sources"] = point.sources;
    return out;
}

}  // namespace

std::string points_as_table(const std::vector<Row>& rows) {
    std::vector<std::vector<std::string>> lines{
        {"code", "side", "hanzi", "pinyin", "place x y z (mm)", "off skin (mm)", "largest error", "certificate"}};
    for (const Row& row : rows) {
        const auto& id = row.placed->id;
        lines.push_back({id.code + (id.member.empty() ? "" : ":" + id.member), atlas::to_string(id.side),
                         row.point->names.hanzi_simplified, row.point->names.pinyin, mm(row.placed->place),
                         fixed(row.certificate.off_skin_mm, 3), error_text(row.certificate), verdict(row.certificate)});
    }
    return aligned(lines);
}

std::string points_as_csv(const std::vector<Row>& rows) {
    std::string out =
        "code,member,side,channel,pinyin,hanzi_traditional,hanzi_simplified,english,x_m,y_m,z_m,normal_x,normal_y,"
        "normal_z,off_skin_mm,"
        "largest_error,certificate,location\r\n";
    for (const Row& row : rows) {
        const auto& p = *row.point;
        const auto& placed = *row.placed;
        const std::vector<std::string> fields{placed.id.code,
                                              placed.id.member,
                                              atlas::to_string(placed.id.side),
                                              p.channel,
                                              p.names.pinyin,
                                              p.names.hanzi_traditional,
                                              p.names.hanzi_simplified,
                                              p.names.english,
                                              fixed(placed.place.x, 6),
                                              fixed(placed.place.y, 6),
                                              fixed(placed.place.z, 6),
                                              fixed(placed.normal.x, 6),
                                              fixed(placed.normal.y, 6),
                                              fixed(placed.normal.z, 6),
                                              fixed(row.certificate.off_skin_mm, 4),
                                              error_text(row.certificate),
                                              verdict(row.certificate),
                                              p.location.text};
        for (size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + quoted(fields[i]);
        out += "\r\n";
    }
    return out;
}

std::string points_as_json(const std::vector<Row>& rows) {
    Json all = Json::array();
    for (const Row& row : rows) all.push_back(row_json(row));
    return all.dump(2) + "\n";
}

std::string scales_as_table(const locate::Placements& placements, const atlas::Dictionary& dictionary) {
    static constexpr std::array<const char*, 3> measures{"along the axis", "by tape", "over the skin"};
    std::vector<std::vector<std::string>> lines{
        {"scale", "part", "side", "from", "to", "cun", "measured", "span (mm)", "one cun (mm)"}};
    for (const auto& [name, scale] : dictionary.scales) {
        const auto end = [across = scale.across](const atlas::LandmarkRef& ref, const char* side) {
            return ref.name + (across ? side : "");
        };
        const std::vector<std::string> head{name, scale.part};
        const std::vector<std::string> span{end(scale.from, ".l"), end(scale.to, ".r"), fixed(scale.cun, 1),
                                            measures[static_cast<size_t>(scale.measure)]};
        const auto line = [&](const std::string& side, const std::string& span_mm, const std::string& cun_mm) {
            std::vector<std::string> cells = head;
            cells.push_back(side);
            cells.insert(cells.end(), span.begin(), span.end());
            cells.push_back(span_mm);
            cells.push_back(cun_mm);
            lines.push_back(std::move(cells));
        };
        bool any = false;
        for (const locate::CunLength& cun : placements.scales) {
            if (cun.scale != name) continue;
            line(atlas::to_string(cun.side), fixed(cun.span_m * 1000, 1), fixed(cun.cun_m * 1000, 2));
            any = true;
        }
        if (!any) line("-", "not on this body", "-");
    }
    return aligned(lines);
}

}  // namespace jingluo::output
