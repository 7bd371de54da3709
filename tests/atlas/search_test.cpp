#include "atlas/search.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "atlas/real_points.h"

namespace jingluo::atlas {
namespace {

using test::real;

const Search& search() {
    static const Search made(real().atlas);
    return made;
}

std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> codes;
    for (const size_t i : search().find(query)) codes.push_back(real().atlas.points.at(i).code);
    return codes;
}
std::string first(const std::string& query) {
    const std::vector<std::string> codes = found(query);
    return codes.empty() ? "nothing" : codes.front();
}
size_t rank(const std::string& query, const std::string& code) {
    const std::vector<std::string> codes = found(query);
    return static_cast<size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

TEST(Search, FindsAPointHoweverItIsWritten) {
    for (const std::string query : {"BL23",
                                    "bl23",
                                    "BL 23",
                                    "bl-23",
                                    " BL23 ",
                                    "UB23",
                                    "UB 23",
                                    "ub-23",
                                    "B23",
                                    "ＢＬ２３",
                                    "ｂｌ　２３",
                                    "shenshu",
                                    "Shenshu",
                                    "SHENSHU",
                                    "shen shu",
                                    "shen-shu",
                                    "shènshū",
                                    "Shènshū",
                                    "shèn shū",
                                    "SHÈNSHŪ",
                                    "she\xCC\x80nshu\xCC\x84",
                                    "Kidney Transport",
                                    "kidney transport",
                                    "肾俞",
                                    "腎俞",
                                    " 肾俞"}) {
        EXPECT_EQ(first(query), "BL23") << query;
    }
}

TEST(Search, FindsNothingElseForAnExactCode) {
    EXPECT_EQ(found("BL23"), (std::vector<std::string>{"BL23"}));
    EXPECT_EQ(found("gb44"), (std::vector<std::string>{"GB44"}));
}

TEST(Search, KidneyMeansItsPointThenThoseOfItsKindThenItsChannel) {
    const std::vector<std::string> codes = found("kidney");
    ASSERT_GE(codes.size(), 12u);
    EXPECT_EQ(codes.front(), "BL23");
    EXPECT_LT(rank("kidney", "GB25"), rank("kidney", "KI6"))
        << "its front-mu comes before points that only lie on its channel";
    for (int i = 1; i <= 10; ++i) EXPECT_LT(rank("kidney", "KI" + std::to_string(i)), codes.size());
    EXPECT_EQ(rank("kidney", "GB44"), codes.size());
}

TEST(Search, TakesTheCodeOfTodayBeforeTheOldNumber) {
    EXPECT_EQ(first("BL50"), "BL50");
    EXPECT_EQ(found("BL50"), (std::vector<std::string>{"BL50", "BL36"}));
    EXPECT_EQ(first("BL54"), "BL54");
    EXPECT_EQ(found("BL54"), (std::vector<std::string>{"BL54", "BL40"}));
    // From BL36 to BL54 every code is the old number of another point.
    EXPECT_EQ(found("BL47"), (std::vector<std::string>{"BL47", "BL52"}));
    EXPECT_EQ(found("bl 49"), (std::vector<std::string>{"BL49", "BL54"}));
    EXPECT_EQ(found("BL36"), (std::vector<std::string>{"BL36", "BL41"}));
    EXPECT_EQ(found("BL35"), (std::vector<std::string>{"BL35"}));
    EXPECT_EQ(found("BL55"), (std::vector<std::string>{"BL55"}));
}

TEST(Search, AnswersWhileTyping) {
    const std::vector<std::string> tens = found("BL2");
    ASSERT_EQ(tens.size(), 11u) << "BL2 itself, then BL20 to BL29";
    EXPECT_EQ(tens.front(), "BL2");
    for (int i = 0; i < 10; ++i) EXPECT_EQ(tens[static_cast<size_t>(i) + 1], "BL" + std::to_string(20 + i));
    for (const std::string part : {"w", "we", "wei", "weiz", "weizh", "weizho", "weizhon", "weizhong"}) {
        const std::vector<std::string> codes = found(part);
        EXPECT_NE(std::find(codes.begin(), codes.end(), "BL40"), codes.end()) << part;
    }
    EXPECT_EQ(first("委"), "BL39");
    EXPECT_EQ(first("yanglingq"), "GB34");
    EXPECT_EQ(first("lingquan"), "SP9") << "a part of a name is found as well";
}

TEST(Search, FindsCategories) {
    const std::vector<std::string> sea = found("he sea");
    for (const std::string code : {"LU5", "LI11", "ST36", "BL40", "GB34", "BL39"})
        EXPECT_NE(std::find(sea.begin(), sea.end(), code), sea.end()) << code;
    EXPECT_EQ(found("back-shu").size(), 12u);
    EXPECT_EQ(found("front mu").size(), 12u);
    EXPECT_EQ(found("xi cleft").size(), 16u);
    EXPECT_EQ(found("luo connecting").size(), 15u);
    EXPECT_EQ(found("confluent").size(), 8u);
    EXPECT_EQ(found("metal point").size(), 12u) << "one of each channel";
    for (const std::string code : {"LU8", "LI1", "SP5", "LR4"}) EXPECT_LT(rank("metal point", code), 12u) << code;
    EXPECT_LT(rank("earth", "ST36"), found("earth").size());
}

TEST(Search, FindsExtraPointsByEveryNameOfTheirs) {
    EXPECT_EQ(first("EX-B2"), "EX-B2");
    EXPECT_EQ(first("exb2"), "EX-B2");
    EXPECT_EQ(first("huatuo"), "EX-B2");
    EXPECT_EQ(first("M-BW-35"), "EX-B2");
    EXPECT_EQ(first("jiaji"), "EX-B2");
    EXPECT_EQ(first("十七椎"), "EX-B8");
}

TEST(Search, FindsEveryPointByEveryNameOfItsOwn) {
    for (const Point& point : real().atlas.points) {
        EXPECT_EQ(first(point.code), point.code);
        for (const std::string& name : {point.names.pinyin, point.names.hanzi_simplified, point.names.hanzi_traditional,
                                        point.names.english, folded(point.names.pinyin)}) {
            EXPECT_LT(rank(name, point.code), 3u) << point.code << " by " << name;
        }
        for (const std::string& code : point.older_codes)
            EXPECT_LT(rank(code, point.code), 2u) << point.code << " by " << code;
    }
}

TEST(Search, OfNothingFindsEverythingInOrder) {
    for (const std::string nothing : {"", " ", "　", "-"}) {
        const std::vector<size_t> all = search().find(nothing);
        ASSERT_EQ(all.size(), real().atlas.points.size());
        for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], i);
    }
}

TEST(Search, OfNonsenseFindsNothing) {
    for (const std::string query : {"qqqq", "BL999", "馬鈴薯", "\xFF\xFE", "%s%n"})
        EXPECT_TRUE(found(query).empty()) << query;
}

TEST(Search, KeepsUpWithTheKeyboard) {
    const auto start = std::chrono::steady_clock::now();
    constexpr int times = 200;
    for (int i = 0; i < times; ++i) search().find("kidney transport");
    const double each_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / times;
    EXPECT_LT(each_ms, 10.0) << "sanitizers and a busy machine included; measured plain, it is far under one";
}

TEST(Folded, DropsWhatPeopleLeaveOut) {
    EXPECT_EQ(folded("Shèn Shū"), "shenshu");
    EXPECT_EQ(folded("Zhōnglǚshū"), "zhonglushu");
    EXPECT_EQ(folded("ǕǗǙǛüǖǘǚǜ"), "uuuuuuuuu");
    EXPECT_EQ(folded("āáǎà ēéěè īíǐì ōóǒò ūúǔù"), "aaaaeeeeiiiioooouuuu");
    EXPECT_EQ(folded("ＢＬ－２３"), "bl23");
    EXPECT_EQ(folded("腎俞 BL"), "腎俞bl");
    EXPECT_EQ(folded("Order's Edge"), folded("Order’s edge"));
    EXPECT_EQ(folded(""), "");
}

TEST(Folded, FoldsEveryCodePointToWhatFoldsToItself) {
    for (char32_t code = 1; code < 0x11000; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
        std::string text;
        if (code < 0x80) {
            text = {byte(code)};
        } else if (code < 0x800) {
            text = {byte(0xC0 | (code >> 6)), byte(0x80 | (code & 0x3F))};
        } else if (code < 0x10000) {
            text = {byte(0xE0 | (code >> 12)), byte(0x80 | ((code >> 6) & 0x3F)), byte(0x80 | (code & 0x3F))};
        } else {
            text = {byte(0xF0 | (code >> 18)), byte(0x80 | ((code >> 12) & 0x3F)), byte(0x80 | ((code >> 6) & 0x3F)),
                    byte(0x80 | (code & 0x3F))};
        }
        const std::string once = folded(text);
        ASSERT_EQ(folded(once), once) << static_cast<unsigned>(code);
    }
}

TEST(Folded, TakesAnyBytesAndIsIdempotent) {
    std::mt19937 random(23);
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes(random() % 12, '\0');
        for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
        const std::string once = folded(bytes);
        ASSERT_EQ(folded(once), once);
    }
}

}  // namespace
}  // namespace jingluo::atlas
