// The dictionary and the bodies name the same places, lines and parts.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "atlas/read.h"
#include "body/body.h"

namespace jingluo::test {
namespace {

using Names = std::set<std::string>;

/// What a body must call a thing of the dictionary: by its name, or twice with the side.
void add(Names& names, const std::string& name, bool sided) {
    if (sided) {
        names.insert(name + ".l");
        names.insert(name + ".r");
    } else {
        names.insert(name);
    }
}

template <class Map>
Names keys(const Map& map) {
    Names out;
    for (const auto& entry : map) out.insert(entry.first);
    return out;
}

std::string without(const Names& all, const Names& known) {
    std::string out;
    for (const std::string& name : all)
        if (known.count(name) == 0) out += " " + name;
    return out;
}

class Dictionary : public testing::TestWithParam<const char*> {
  protected:
    Dictionary()
        : dictionary(atlas::read_atlas(JINGLUO_SOURCE_DIR "/points").atlas.dictionary),
          body(body::load_body(std::filesystem::path(JINGLUO_SOURCE_DIR "/assets/bodies") / GetParam())) {}
    const atlas::Dictionary dictionary;
    const body::Body body;
};

TEST_P(Dictionary, NamesTheLandmarksOfTheBody) {
    Names wanted, allowed;
    for (const auto& [name, landmark] : dictionary.landmarks) {
        add(allowed, name, landmark.sided);
        if (!landmark.derived) add(wanted, name, landmark.sided);
    }
    EXPECT_GT(wanted.size(), 600u);
    const Names given = keys(body.marks.landmarks);
    EXPECT_EQ(without(wanted, given), "") << "in the dictionary only";
    EXPECT_EQ(without(given, allowed), "") << "in the body only";
}

TEST_P(Dictionary, NamesTheLinesOfTheBody) {
    Names wanted;
    for (const auto& [name, line] : dictionary.lines) add(wanted, name, line.sided);
    EXPECT_GT(wanted.size(), 200u);
    const Names given = keys(body.marks.lines);
    EXPECT_EQ(without(wanted, given), "") << "in the dictionary only";
    EXPECT_EQ(without(given, wanted), "") << "in the body only";
}

TEST_P(Dictionary, NamesThePartsOfTheBody) {
    Names wanted;
    for (const auto& [name, part] : dictionary.parts) add(wanted, name, part.sided);
    const Names given = keys(body.marks.parts);
    EXPECT_EQ(without(wanted, given), "") << "in the dictionary only";
    EXPECT_EQ(without(given, wanted), "") << "in the body only";
}

INSTANTIATE_TEST_SUITE_P(Shipped, Dictionary, testing::Values("female.glb", "male.glb"));

}  // namespace
}  // namespace jingluo::test
