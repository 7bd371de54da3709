#include <algorithm>
#include <functional>
#include <set>

#include "verify/claims_places.h"

namespace jingluo::verify {

namespace fs = std::filesystem;

namespace {

/// Reads the claims of one file.
class ClaimReader : PlaceReader {
  public:
    explicit ClaimReader(const atlas::Atlas& atlas) : PlaceReader(atlas) {}

    void read(const Node& node, std::vector<StandardClaim>& into) {
        before_ = node.reading().count;
        if (!node.object_with({"point", "source", "says", "is", "report_only"})) return;
        StandardClaim claim;
        claim.code = node.text("point");
        if (const size_t colon = claim.code.find(':'); colon != std::string::npos) {
            claim.member = claim.code.substr(colon + 1);
            claim.code.resize(colon);
        }
        point_ = atlas_.find_point(claim.code);
        if (!point_) {
            node.fault_at("point", "is '" + claim.code + "'; the atlas has no such point" +
                                       base::did_you_mean(claim.code, codes()));
        } else {
            check_member(node, *point_, claim.member);
        }
        own_ = {claim.code, claim.member};
        claim.source = node.text("source");
        if (!claim.source.empty() && !atlas_.sources.contains(claim.source))
            node.fault_at("source", "is '" + claim.source + "', which points/sources.json does not have" +
                                        base::did_you_mean(claim.source, names_of(atlas_.sources)));
        claim.words = node.text("says");
        if (node.has("report_only")) claim.report_only = node.text("report_only");
        if (const auto is = node.want("is")) predicate(*is, claim.is);
        if (node.reading().count == before_) into.push_back(std::move(claim));
    }

  private:
    void predicate(const Node& node, says::Predicate& into) const;

    says::Level level(const Node& node) const {
        node.object_with({"with", "part", "scale", "tolerance_cun", "tolerance_mm"});
        says::Level out;
        out.with = other(node, "with");
        out.slack = slack(node, 0.1, 3);
        out.part = part(node, node.has("scale") ? part_of_scale(node.maybe_text("scale")) : "");
        return out;
    }
    says::Tape tape(const Node& node) const {
        object_with_step(node, {"from", "scale", "part", "tolerance_cun"});
        says::Tape out;
        if (node.has("from")) out.from = other(node, "from");
        out.scale = scale(node);
        out.part = part(node, part_of_scale(out.scale));
        step(node, out.part, out.heading, out.cun);
        if (!sideways(out.heading)) node.fault("runs sideways; 'lateral' or 'medial' is wanted, or 'apart' or 'arc'");
        if (out.part != "trunk" && out.part != "head" && out.part != "neck" && !out.part.empty())
            node.fault("lies on the trunk, the head or the neck; on a limb 'apart' or 'arc' is meant");
        out.tolerance_cun = node.maybe_number("tolerance_cun", 0.01, 5, 0.1);
        return out;
    }
    says::Apart apart(const Node& node) const {
        object_with_step(node, {"from", "scale", "part", "tolerance_cun"});
        says::Apart out;
        out.from = other(node, "from");
        out.scale = scale(node);
        out.part = part(node, part_of_scale(out.scale));
        step(node, out.part, out.heading, out.cun);
        if (sideways(out.heading) && (out.part == "trunk" || out.part == "head"))
            node.fault("runs sideways on the " + out.part + ", where a tape measures; write 'tape' with 'from'");
        out.tolerance_cun = node.maybe_number("tolerance_cun", 0.01, 5, 0.1);
        return out;
    }
    says::Arc arc(const Node& node) const {
        object_with_step(node, {"from", "cun", "scale", "part", "tolerance_cun"});
        says::Arc out;
        out.from = other(node, "from");
        out.scale = scale(node);
        out.part = part(node, part_of_scale(out.scale));
        if (node.has("cun")) {
            out.cun = node.number("cun", 0, most_cun);
            for (const std::string& word : heading_words()) {
                if (node.has(word)) node.fault_at(word, "stands beside 'cun'; one of both is wanted");
            }
        } else {
            out.heading = Heading::distal;
            step(node, out.part, *out.heading, out.cun);
            if (out.cun < 0) node.fault("has a negative number of cun; turn the direction round");
        }
        out.tolerance_cun = node.maybe_number("tolerance_cun", 0.01, 5, 0.1);
        return out;
    }
    says::Away away(const Node& node) const {
        node.object_with({"from", "cun", "scale", "tolerance_cun"});
        says::Away out;
        out.from = other(node, "from");
        out.scale = scale(node);
        out.cun = node.number("cun", 0, most_cun);
        out.tolerance_cun = node.maybe_number("tolerance_cun", 0.01, 5, std::min(0.1, std::max(0.02, out.cun / 2)));
        return out;
    }
    says::Order order(const Node& node) const {
        node.object_with({"of", "direction", "part"});
        says::Order out;
        out.part = part(node, "");
        out.heading = heading(node, out.part);
        out.of = spots(node, "of", 0);
        if (node.has("of") && out.of.size() < 2) node.fault_at("of", "names fewer than two places");
        if (std::none_of(out.of.begin(), out.of.end(), [&](const Spot& one) { return is_own(one); }))
            node.fault_at("of", "does not name the point itself, " + own_.code);
        return out;
    }
    says::Between between(const Node& node) const {
        node.object_with({"of", "direction", "part"});
        says::Between out;
        out.part = part(node, "");
        out.heading = heading(node, out.part);
        const std::vector<Spot> both = others(node, "of", 2);
        out.first = both[0];
        out.second = both[1];
        return out;
    }
    says::Aligned aligned(const Node& node) const {
        node.object_with({"with", "scale", "tolerance_cun", "tolerance_mm"});
        says::Aligned out;
        const std::vector<Spot> both = others(node, "with", 2);
        out.first = both[0];
        out.second = both[1];
        out.slack = slack(node, 0.2, 5);
        return out;
    }
    says::Beyond beyond(const Node& node) const {
        node.object_with(
            {"place", "direction", "part", "at_least_mm", "at_most_mm", "scale", "at_least_cun", "at_most_cun"});
        says::Beyond out;
        if (node.has("scale")) out.scale = scale(node);
        out.part = part(node, "");
        out.heading = heading(node, out.part);
        out.place = other(node, "place");
        const bool in_cun = node.has("scale");
        const char *least = in_cun ? "at_least_cun" : "at_least_mm", *most = in_cun ? "at_most_cun" : "at_most_mm";
        const double greatest = in_cun ? most_cun : most_mm;
        for (const char* wrong : {in_cun ? "at_least_mm" : "at_least_cun", in_cun ? "at_most_mm" : "at_most_cun"}) {
            if (node.has(wrong))
                node.fault_at(wrong, in_cun ? "stands beside 'scale'; give it in cun of that scale"
                                            : "has no 'scale' beside it that says which cun; or write it in mm");
        }
        out.least = node.maybe_number(least, 0, greatest, 0);
        if (node.has(most)) out.most = node.number(most, 0, greatest);
        return out;
    }
    says::OnLine on_line(const Node& node) const {
        node.object_with({"line", "scale", "tolerance_cun", "tolerance_mm"});
        says::OnLine out;
        if (const auto line = node.want("line")) out.line = line_name(*line);
        out.slack = slack(node, 0.3, 8);
        return out;
    }
    says::Near near(const Node& node) const {
        node.object_with({"place", "scale", "tolerance_cun", "tolerance_mm"});
        says::Near out;
        out.place = other(node, "place");
        out.slack = slack(node, 0.6, 15);
        return out;
    }
    says::Ratio ratio(const Node& node) const {
        node.object_with({"from", "to", "fraction", "along", "part", "tolerance"});
        says::Ratio out;
        out.from = other(node, "from");
        out.to = other(node, "to");
        out.fraction = node.number("fraction", -1, 2);
        out.tolerance = node.maybe_number("tolerance", 0.005, 0.5, 0.03);
        if (const auto along = node.maybe("along")) {
            if (atlas::one_of(*along, along->as_text(), {"straight", "axis"}) == 1) out.part = part(node, "");
        }
        return out;
    }
    says::Plumb plumb(const Node& node) const {
        node.object_with({"through", "part", "scale", "tolerance_cun", "tolerance_mm"});
        says::Plumb out;
        out.through = other(node, "through");
        out.part = part(node, "trunk");
        out.slack = slack(node, 0.15, 4);
        return out;
    }

    size_t before_ = 0;
};

void ClaimReader::predicate(const Node& node, says::Predicate& into) const {
    const std::vector<std::pair<std::string, std::function<says::Predicate(const Node&)>>> kinds = {
        {"level", [&](const Node& n) { return level(n); }},     {"tape", [&](const Node& n) { return tape(n); }},
        {"apart", [&](const Node& n) { return apart(n); }},     {"arc", [&](const Node& n) { return arc(n); }},
        {"away", [&](const Node& n) { return away(n); }},       {"order", [&](const Node& n) { return order(n); }},
        {"between", [&](const Node& n) { return between(n); }}, {"aligned", [&](const Node& n) { return aligned(n); }},
        {"beyond", [&](const Node& n) { return beyond(n); }},   {"on_line", [&](const Node& n) { return on_line(n); }},
        {"near", [&](const Node& n) { return near(n); }},       {"ratio", [&](const Node& n) { return ratio(n); }},
        {"plumb", [&](const Node& n) { return plumb(n); }}};
    if (!node.is_object() || node.json().size() != 1) {
        node.fault("must be an object with exactly one predicate, such as {\"level\": {...}}");
        return;
    }
    const std::string key = node.json().begin().key();
    std::vector<std::string> names;
    for (const auto& [name, read] : kinds) {
        if (name == key) {
            into = read(*node.maybe(key));
            return;
        }
        names.push_back(name);
    }
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    node.fault_at(key, "is no predicate; there are " + list + base::did_you_mean(key, names));
}

}  // namespace

std::vector<size_t> Claims::about(const std::string& code, const std::string& member) const {
    std::vector<size_t> out;
    const auto [first, last] = by_code.equal_range(code);
    for (auto one = first; one != last; ++one) {
        if (all[one->second].member.empty() || all[one->second].member == member) out.push_back(one->second);
    }
    std::sort(out.begin(), out.end());
    return out;
}

ClaimsRead read_claims(const fs::path& folder, const atlas::Atlas& atlas) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw base::BadInput(base::Fault{folder.string(), "", "is no folder; claims (*.json) are looked for in it"});
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    ClaimsRead out;
    std::set<std::string> made;
    for (const fs::path& file : files) {
        const auto json = atlas::read_json(file, out.faults);
        if (!json) continue;
        ++out.files;
        atlas::Reading reading;
        reading.file = file.string();
        reading.faults = &out.faults;
        const Node root(*json, "", reading);
        try {
            if (!root.object_with({"$schema", "claims"})) continue;
            ClaimReader reader(atlas);
            size_t at = 0;
            root.each("claims", [&](const Node& node) {
                const auto point = node.maybe("point"), is = node.maybe("is");
                reading.subject = point && point->is_string() ? point->as_text() : "";
                if (point && is && !made.insert(point->json().dump() + is->json().dump()).second)
                    node.fault("says the same of the same point as a claim before it");
                const size_t before = out.claims.all.size();
                reader.read(node, out.claims.all);
                if (out.claims.all.size() > before) {
                    out.claims.all.back().file = file.filename().string();
                    out.claims.all.back().where = "/claims/" + std::to_string(at);
                }
                reading.subject.clear();
                ++at;
            });
        } catch (const atlas::TooManyFaults&) {
            out.faults.push_back({file.string(), "", "has more faults than are worth reading"});
        }
    }
    for (size_t i = 0; i < out.claims.all.size(); ++i) out.claims.by_code.emplace(out.claims.all[i].code, i);
    return out;
}

}  // namespace jingluo::verify
