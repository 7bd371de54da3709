#include <algorithm>
#include <cctype>

#include "atlas/read_rule.h"
#include "atlas/readers.h"

namespace jingluo::atlas {

namespace {

// Every file together. Checking what leans on what costs the square of it.
constexpr size_t most_points = 2000;
const std::vector<std::string> angles{"perpendicular", "oblique", "transverse", "perpendicular_or_oblique", "prick"};
const std::vector<std::string> category_ids{"five_shu_jing_well",
                                            "five_shu_ying_spring",
                                            "five_shu_shu_stream",
                                            "five_shu_jing_river",
                                            "five_shu_he_sea",
                                            "yuan_source",
                                            "luo_connecting",
                                            "xi_cleft",
                                            "back_shu",
                                            "front_mu",
                                            "lower_he_sea",
                                            "eight_meeting",
                                            "confluent",
                                            "command",
                                            "crossing",
                                            "extra"};
const std::vector<std::string> roles{"near", "distant"};
const std::vector<std::string> reasons{"local", "on_channel", "back_shu", "opposite_end", "empirical", "trial"};
const std::vector<std::string> insides{"mouth", "nose"};
const std::vector<std::string> only_sides{"left", "right"};

Needling read_needling(const Node& node) {
    Needling needling;
    if (!node.object_with({"depth_cun", "angle", "text", "sources"})) return needling;
    if (const auto depth = node.want("depth_cun")) {
        if (!depth->is_array() || depth->json().size() != 2) {
            depth->fault("must be a list of the least and the greatest depth in cun");
        } else {
            needling.least_cun = depth->at(0).as_number(0, 10);
            needling.most_cun = depth->at(1).as_number(0, 10);
            if (needling.least_cun > needling.most_cun)
                depth->fault("gives a least depth above the greatest; turn them round");
        }
    }
    needling.angle = node.text("angle");
    if (const auto angle = node.maybe("angle")) one_of(*angle, needling.angle, angles);
    needling.text = node.text("text");
    needling.sources = node.sources();
    return needling;
}

std::vector<Statement> read_also(const Node& node, const Dictionary& dictionary) {
    std::vector<Statement> out;
    node.maybe_each("also", [&](const Node& item) {
        if (auto statement = read_statement(item, dictionary)) out.push_back(std::move(*statement));
    });
    return out;
}

Member read_member(const Node& node, std::string name, const Dictionary& dictionary) {
    Member member;
    member.name = std::move(name);
    if (const auto rule = node.want("rule")) member.rule = read_rule(*rule, dictionary);
    member.also = read_also(node, dictionary);
    return member;
}

void read_members(const Node& node, Point& point, const Dictionary& dictionary) {
    if (!node.has("members")) {
        point.members.push_back(read_member(node, "", dictionary));
        return;
    }
    if (node.has("rule")) node.fault_at("rule", "stands beside 'members'; each member has its own rule");
    node.each("members", [&](const Node& item) {
        if (!item.object_with({"name", "rule", "also", "midline"})) return;
        Member member = read_member(item, item.text("name"), dictionary);
        member.midline = item.maybe_truth("midline", point.midline);
        if (point.midline && !member.midline)
            item.fault_at(
                "midline",
                "is false in a point of the midline; set the point's own 'midline' to false and name the members "
                "that lie in it");
        if (point.only && member.midline) item.fault_at("midline", "is true in a point that stands on one side alone");
        for (const Member& other : point.members) {
            if (other.name == member.name) item.fault_at("name", "is '" + member.name + "' a second time");
        }
        point.members.push_back(std::move(member));
    });
    if (node.has("also")) node.fault_at("also", "stands beside 'members'; each member has its own");
    if (const auto list = node.maybe("members"); list->is_array() && list->json().empty())
        list->fault("is empty; a group has at least one member");
}

void check_code(const Node& node, const Point& point) {
    if (point.code.empty()) return;  // a fault already
    const bool plain = std::all_of(point.code.begin(), point.code.end(),
                                   [](unsigned char c) { return c == '-' || (c < 0x80 && std::isalnum(c) != 0); }) ||
                       point.code == "GV24+";  // as GB/T 12346-2021 writes Yintang
    if (!looks_like_code(point.code) || !plain) {
        node.fault_at("code", "is '" + point.code + "'; a code looks like BL23 or EX-B2");
    } else if (!point.channel.empty() && !point.code.starts_with(point.channel)) {
        node.fault_at("channel", "is '" + point.channel + "', but the code is '" + point.code +
                                     "'; a code begins with its channel's");
    }
}

std::vector<Reason> read_reasons(const Node& node) {
    std::vector<Reason> out;
    node.each("reasons", [&](const Node& item) {
        const auto reason = static_cast<Reason>(one_of(item, item.as_text(), reasons));
        if (std::find(out.begin(), out.end(), reason) != out.end()) item.fault("stands here a second time");
        out.push_back(reason);
    });
    if (node.has("reasons") && out.empty()) node.fault_at("reasons", "is empty; say at least one");
    return out;
}

void read_alternatives(const Node& node, Point& point, const Dictionary& dictionary) {
    if (node.has("alternatives") && node.has("members"))
        node.fault_at("alternatives", "stands beside 'members'; only a code that names one place has alternatives");
    node.maybe_each("alternatives", [&](const Node& item) {
        if (!item.object_with({"name", "rule", "sigma_mm", "location"})) return;
        Alternative other;
        other.name = item.text("name");
        if (const auto rule = item.want("rule")) other.rule = read_rule(*rule, dictionary);
        other.sigma_mm = item.number("sigma_mm", 0.5, 100);
        if (const auto location = item.want("location")) other.location = read_cited(*location);
        for (const Alternative& before : point.alternatives) {
            if (before.name == other.name) item.fault_at("name", "is '" + other.name + "' a second time");
        }
        point.alternatives.push_back(std::move(other));
    });
}

void read_side(const Node& node, Point& point) {
    const auto side = node.maybe("side");
    if (!side) return;
    point.only = one_of(*side, side->as_text(), only_sides) == 1 ? Side::right : Side::left;
    if (point.midline) side->fault("stands beside 'midline'; a point of the midline has no side");
}

Point read_point(const Node& node, const Dictionary& dictionary) {
    Point point;
    point.code = node.text("code");
    point.channel = node.text("channel");
    point.older_codes = node.maybe_texts("older_codes");
    point.old_numbering = node.maybe_texts("old_numbering");
    if (const auto names = node.want("names")) point.names = read_names(*names);
    point.midline = node.maybe_truth("midline", false);
    read_side(node, point);
    read_members(node, point, dictionary);
    read_alternatives(node, point, dictionary);
    point.inside = node.maybe_text("inside");
    if (const auto inside = node.maybe("inside")) one_of(*inside, point.inside, insides);
    node.maybe_each("differences", [&](const Node& item) { point.differences.push_back(read_cited(item)); });
    point.sigma_mm = node.number("sigma_mm", 0.5, 100);
    if (const auto location = node.want("location")) point.location = read_cited(*location);
    if (const auto beneath = node.want("beneath")) point.beneath = read_cited(*beneath);
    if (const auto needling = node.want("needling")) point.needling = read_needling(*needling);
    node.each("cautions", [&](const Node& item) { point.cautions.push_back(read_cited(item)); });
    node.each("categories", [&](const Node& item) {
        if (!item.object_with({"id", "of", "sources"})) return;
        Category category{item.text("id"), item.maybe_text("of"), item.sources()};
        if (const auto id = item.maybe("id")) one_of(*id, category.id, category_ids);
        point.categories.push_back(std::move(category));
    });
    node.each("regions", [&](const Node& item) {
        if (!item.object_with({"region", "role", "members", "reasons", "text", "sources"})) return;
        RegionUse use;
        use.region = item.text("region");
        if (const auto role = item.want("role")) use.role = static_cast<Role>(one_of(*role, role->as_text(), roles));
        use.members = item.maybe_texts("members");
        use.reasons = read_reasons(item);
        use.why = {item.text("text"), item.sources()};
        point.regions.push_back(std::move(use));
    });
    point.sources = node.sources();
    point.file = node.reading().file;
    return point;
}

}  // namespace

void read_points(const Node& root, Atlas& atlas, std::vector<std::string>& mentioned) {
    if (!root.object_with({"points", "$schema"})) return;
    Reading& reading = root.reading();
    root.each("points", [&](const Node& node) {
        const size_t before = reading.faults->size();
        const auto code = node.is_object() ? node.maybe("code") : std::nullopt;
        reading.subject = code && code->is_string() ? code->as_text() : "";
        reading.rules = 0;
        if (node.object_with({"code",        "channel",  "older_codes", "old_numbering", "names",        "midline",
                              "side",        "rule",     "members",     "also",          "alternatives", "inside",
                              "differences", "sigma_mm", "location",    "beneath",       "needling",     "cautions",
                              "categories",  "regions",  "sources"})) {
            Point point = read_point(node, atlas.dictionary);
            check_code(node, point);
            if (atlas.points.size() >= most_points)
                node.fault("is one more than the " + std::to_string(most_points) +
                           " points that are read; there are 361 and some fifty extra ones");
            mentioned.push_back(point.code);
            if (reading.faults->size() == before) atlas.points.push_back(std::move(point));
        }
        reading.subject.clear();
    });
}

}  // namespace jingluo::atlas
