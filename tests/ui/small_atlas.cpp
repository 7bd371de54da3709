#include "atlas/read.h"
#include "ui/hand.h"

namespace jingluo::test {

namespace {

atlas::RulePtr rule_of(atlas::Rule rule) {
    return std::make_shared<const atlas::Rule>(std::move(rule));
}

atlas::Point point(const std::string& code, const std::string& channel, atlas::Names names) {
    atlas::Point out;
    out.code = code;
    out.channel = channel;
    out.names = std::move(names);
    out.sigma_mm = 8;
    out.location = {"Level with the second lumbar vertebra.", {"book"}};
    out.beneath = {"Skin, fat, muscle.", {"book"}};
    out.needling = {0.5, 1, "oblique", "Towards the spine.", {"trial"}};
    atlas::Offset offset{atlas::LandmarkRef{"spinous_process_l2_inferior_border"},
                         {{atlas::Direction::lateral, 1.5}},
                         "back_transverse",
                         ""};
    out.members = {{"", rule_of({offset, "{}"}), {}}};
    out.sources = {"book"};
    return out;
}

}  // namespace

atlas::Atlas small_atlas() {
    atlas::Atlas out;
    for (const char* id : {"book", "review", "trial"}) {
        out.sources[id] = {id,
                           id,
                           "Author of the " + std::string(id),
                           "Title of the " + std::string(id),
                           "A journal 1:2-3",
                           "https://example.org/" + std::string(id),
                           "A note.",
                           2008};
    }
    out.dictionary.landmarks["spinous_process_l2_inferior_border"] = {"spinous_process_l2_inferior_border",
                                                                      "bone",
                                                                      "trunk",
                                                                      "Below L2.",
                                                                      "Count from L4.",
                                                                      false,
                                                                      8,
                                                                      {"book"},
                                                                      nullptr};
    out.dictionary.scales["back_transverse"] = {"back_transverse",    "trunk", "Across the back.", {}, {}, true, 6,
                                                atlas::Measure::tape, {"book"}};

    out.channels.push_back({"BL",
                            "Bladder",
                            "#365990",
                            "solid",
                            {"Zú Tàiyáng", "膀胱經", "膀胱经", "Bladder channel"},
                            true,
                            {{"back", {atlas::PointRef{"BL23", ""}}}},
                            {"book"}});
    out.channels.push_back({"KI",
                            "Kidney",
                            "#8083e8",
                            "dash",
                            {"Zú Shǎoyīn", "腎經", "肾经", "Kidney channel"},
                            true,
                            {{"leg", {atlas::PointRef{"KI3", ""}}}},
                            {"book"}});
    out.channels.push_back({"LU", "Lung", "#8f7470", "dot", {}, true, {}, {"book"}});

    atlas::Point bl23 = point("BL23", "BL", {"Shènshū", "腎俞", "肾俞", "Kidney Transport"});
    bl23.older_codes = {"UB23"};
    bl23.cautions = {{"The kidney lies beneath.", {"trial"}}};
    bl23.categories = {{"back_shu", "Kidney", {"book"}}};
    bl23.regions = {{"lower_back", atlas::Role::near, {atlas::Reason::local}, {"Beside the lumbar spine.", {"trial"}}}};
    atlas::Point bl40 = point("BL40", "BL", {"Wěizhōng", "委中", "委中", "Bend Middle"});
    bl40.regions = {{"lower_back",
                     atlas::Role::distant,
                     {atlas::Reason::on_channel},
                     {"Behind the knee, for the back.", {"review"}}},
                    {"leg_back", atlas::Role::near, {atlas::Reason::local}, {"Where the pain runs.", {"book"}}}};
    bl40.members = {{"", rule_of({atlas::LandmarkRef{"popliteal_crease_mid"}, "{}"}), {}}};
    atlas::Point ki3 = point("KI3", "KI", {"Tàixī", "太谿", "太溪", "Great Stream"});
    ki3.categories = {{"five_shu_shu_stream", "Kidney", {"book"}, atlas::Phase::earth}};
    atlas::Point group = point("EX-B2", "EX", {"Jiājǐ", "夾脊", "夹脊", "Beside the Spine"});
    group.members = {{"L1", group.members[0].rule, {}}, {"L2", group.members[0].rule, {}}};
    out.points = {bl23, bl40, ki3, group};
    for (int i = 1; i <= 40; ++i)
        out.points.push_back(point("GB" + std::to_string(i), "GB", {"Dǎn", "膽", "胆", "Gall " + std::to_string(i)}));

    out.red_flags = {"When to see a doctor",
                     {"Some signs come first.", {"review"}},
                     {{"Numbness between the legs.", {"review"}}, {"Fever.", {"book"}}}};
    out.evidence = {"Trials found a small effect.", {"review", "trial"}};
    out.regions = {{"lower_back",
                    "Lower back",
                    "腰",
                    "back",
                    {"Between ribs and buttocks. More is said here.", {"book"}},
                    {"Keep moving.", {"review"}},
                    {{"Kidney and lung lie near.", {"trial"}}},
                    {{"Pain and a fainting fit.", {"review"}}}},
                   {"leg_back", "Down the leg", "腿后", "back", {"Down the back of the leg.", {"book"}}, {}, {}}};
    out.about.title = "About back pain";
    for (int i = 1; i <= 8; ++i) {
        atlas::Section section{"s" + std::to_string(i), "Section " + std::to_string(i), {}};
        for (int k = 0; k < 4; ++k)
            section.blocks.push_back(
                {static_cast<atlas::BlockKind>(k),
                 {"Words of section " + std::to_string(i) +
                      " that run on for a good while, so that the page is longer than the window is tall.",
                  {"review"}}});
        out.about.sections.push_back(section);
    }
    return out;
}

}  // namespace jingluo::test
