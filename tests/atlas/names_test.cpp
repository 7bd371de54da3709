// Names against tables written down apart from the data: the WHO standard nomenclature (1993, 2008) with
// the pinyin and characters of GB/T 12346-2021.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <span>

#include "atlas/names_rows_extra.h"
#include "atlas/names_rows_kidney_to_conception.h"
#include "atlas/names_rows_lung_to_bladder.h"
#include "atlas/real_points.h"

namespace jingluo::atlas {
namespace {

using test::real;
using test::real_point;

/// Every row of the three tables.
std::vector<test::NameRow> name_rows() {
    std::vector<test::NameRow> rows;
    const auto add = [&](std::span<const test::NameRow> table) { rows.insert(rows.end(), table.begin(), table.end()); };
    add(test::name_rows_lung_to_bladder);
    add(test::name_rows_kidney_to_conception);
    add(test::name_rows_extra);
    return rows;
}

TEST(Names, AreTheStandardsWithTonesAndBothScripts) {
    std::set<std::string> named;
    for (const test::NameRow& row : name_rows()) {
        EXPECT_TRUE(named.insert(row.code).second) << row.code << " has two rows";
        const Names& names = real_point(row.code).names;
        EXPECT_EQ(names.pinyin, row.pinyin) << row.code;
        EXPECT_EQ(names.hanzi_traditional, row.traditional) << row.code;
        EXPECT_EQ(names.hanzi_simplified, row.simplified) << row.code;
    }
    EXPECT_EQ(named.size(), 362u + 56u) << "GB/T 12346-2021 has 362 points; 56 stand outside the channels";
    for (const Point& point : real().atlas.points)
        EXPECT_EQ(named.count(point.code), 1u) << point.code << " has no row";
}

TEST(Names, OfTheOlderBladderNumberingAreKnown) {
    // Before 1987 the outer line of the back was counted after the knee: BL36-BL54 were BL50-BL54 and BL36-BL49.
    std::map<std::string, std::string> older;
    const auto renumbered = [&](int first, int last, int change) {
        for (int i = first; i <= last; ++i) older["BL" + std::to_string(i)] = "BL" + std::to_string(i + change);
    };
    renumbered(36, 40, +14);
    renumbered(41, 54, -5);
    for (const Point& point : real().atlas.points) {
        const auto row = older.find(point.code);
        EXPECT_EQ(point.old_numbering,
                  row == older.end() ? std::vector<std::string>{} : std::vector<std::string>{row->second})
            << point.code;
    }
}

}  // namespace
}  // namespace jingluo::atlas
