#include "base/fault.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace jingluo::base {
namespace {

TEST(Fault, IsPrintedAsFileWhereWhat) {
    EXPECT_EQ(to_string({"a.json", "/points/3", "is wrong"}), "a.json:/points/3: is wrong");
    EXPECT_EQ(to_string({"a.json", "", "is wrong"}), "a.json: is wrong");
    EXPECT_EQ(to_string({"", "--size", "is wrong"}), "--size: is wrong");
    EXPECT_EQ(to_string({"", "", "is wrong"}), "is wrong");
}

TEST(BadInput, SaysEveryFaultOnALineOfItsOwn) {
    const BadInput bad(std::vector<Fault>{{"a.json", "", "one"}, {"b.json", "/x", "two"}});
    EXPECT_STREQ(bad.what(), "a.json: one\nb.json:/x: two");
    ASSERT_EQ(bad.faults().size(), 2u);
    EXPECT_EQ(bad.faults()[1].where, "/x");
}

TEST(BadInput, StaysReadableWhenCopied) {
    std::string said;
    try {
        const BadInput bad(Fault{"a.json", "", "one"});
        throw BadInput(bad);
    } catch (const std::exception& problem) {
        said = problem.what();
    }
    EXPECT_EQ(said, "a.json: one");
}

const std::vector<std::string> names{"spinous_process_l2", "spinous_process_l3", "patella_apex", "patella_base_mid",
                                     "anus"};

TEST(Shortened, KeepsWhatFits) {
    EXPECT_EQ(shortened("BL23 肾俞", 20), "BL23 肾俞");
    EXPECT_EQ(shortened("12345", 5), "12345");
    EXPECT_EQ(shortened("", 0), "");
}

TEST(Shortened, CutsBetweenCharacters) {
    EXPECT_EQ(shortened("123456", 5), "12345...");
    EXPECT_EQ(shortened("肾俞", 3), "肾...");
    EXPECT_EQ(shortened("肾俞", 4), "肾...");
    EXPECT_EQ(shortened("肾俞", 5), "肾...");
    EXPECT_EQ(shortened("肾俞", 2), "...");
}

TEST(Shortened, LetsNothingThroughThatSteersATerminal) {
    EXPECT_EQ(shortened("a\x1B[2Jb\r\n\x7F", 100), "a?[2Jb???");
}

TEST(NearestName, FindsASlipOfTheFinger) {
    EXPECT_EQ(nearest_name("patela_apex", names), "patella_apex");
    EXPECT_EQ(nearest_name("pattella_apex", names), "patella_apex");
    EXPECT_EQ(nearest_name("patella_apix", names), "patella_apex");
    EXPECT_EQ(nearest_name("anu", names), "anus");
    EXPECT_EQ(nearest_name("ansu", names), "anus") << "two neighbours turned round are one slip";
}

TEST(NearestName, GivesANameOfTheListOrNothing) {
    for (const std::string wanted : {"x", "zzzzzzzzzzzz", "", "umbilicus", "42"}) {
        EXPECT_EQ(nearest_name(wanted, names), "") << wanted;
    }
    EXPECT_EQ(nearest_name("patella_apex", {}), "");
}

TEST(NearestName, PrefersTheNameItself) {
    for (const std::string& name : names) EXPECT_EQ(nearest_name(name, names), name);
}

TEST(NearestName, EveryNameSurvivesEverySingleEdit) {
    // All but "anus", for which another letter may be as near to nothing as to itself.
    for (const std::string& name : names) {
        if (name.size() < 6 || name.starts_with("spinous")) continue;
        for (size_t i = 0; i < name.size(); ++i) {
            std::string dropped = name, changed = name, doubled = name;
            dropped.erase(i, 1);
            changed[i] = '#';
            doubled.insert(i, 1, name[i]);
            for (const std::string& slip : {dropped, changed, doubled})
                EXPECT_EQ(nearest_name(slip, names), name) << slip;
        }
    }
}

TEST(NearestName, LeavesWhatNobodyCouldHaveMeant) {
    // The edit distance of two names costs the product of their lengths: a hostile megabyte must not be tried.
    const std::string endless(1u << 20, 'a');
    EXPECT_EQ(nearest_name(endless, {endless, endless + "a"}), "");
    std::vector<std::string> many(50, endless);
    many.push_back("anus");
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(nearest_name(std::string(76, 'b') + "anus", many), "");
    EXPECT_EQ(nearest_name("anus", many), "anus");
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 2.0);
}

TEST(DidYouMean, AsksOnlyWhenThereIsAName) {
    EXPECT_EQ(did_you_mean("patela_apex", names), "; did you mean 'patella_apex'?");
    EXPECT_EQ(did_you_mean("umbilicus", names), "");
}

}  // namespace
}  // namespace jingluo::base
