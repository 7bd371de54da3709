// Names and categories against tables written down apart from the data: the WHO standard nomenclature (1993, 2008) with
// the pinyin and characters of GB/T 12346-2021, and the classical groups of points.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "atlas/real_points.h"

namespace jingluo::atlas {
namespace {

using test::real;
using test::real_point;

struct NameRow {
    const char* code;
    const char* pinyin;
    const char* traditional;
    const char* simplified;
};

const NameRow name_rows[] = {
    {"ST30", "Qìchōng", "氣衝", "气冲"},
    {"ST31", "Bìguān", "髀關", "髀关"},
    {"ST32", "Fútù", "伏兔", "伏兔"},
    {"ST33", "Yīnshì", "陰市", "阴市"},
    {"ST34", "Liángqiū", "梁丘", "梁丘"},
    {"ST35", "Dúbí", "犢鼻", "犊鼻"},
    {"ST36", "Zúsānlǐ", "足三里", "足三里"},
    {"ST37", "Shàngjùxū", "上巨虛", "上巨虚"},
    {"ST38", "Tiáokǒu", "條口", "条口"},
    {"ST39", "Xiàjùxū", "下巨虛", "下巨虚"},
    {"ST40", "Fēnglóng", "豐隆", "丰隆"},
    {"ST41", "Jiěxī", "解谿", "解溪"},
    {"ST42", "Chōngyáng", "衝陽", "冲阳"},
    {"ST43", "Xiàngǔ", "陷谷", "陷谷"},
    {"ST44", "Nèitíng", "內庭", "内庭"},
    {"ST45", "Lìduì", "厲兌", "厉兑"},
    {"SP1", "Yǐnbái", "隱白", "隐白"},
    {"SP2", "Dàdū", "大都", "大都"},
    {"SP3", "Tàibái", "太白", "太白"},
    {"SP4", "Gōngsūn", "公孫", "公孙"},
    {"SP5", "Shāngqiū", "商丘", "商丘"},
    {"SP6", "Sānyīnjiāo", "三陰交", "三阴交"},
    {"SP7", "Lòugǔ", "漏谷", "漏谷"},
    {"SP8", "Dìjī", "地機", "地机"},
    {"SP9", "Yīnlíngquán", "陰陵泉", "阴陵泉"},
    {"SP10", "Xuèhǎi", "血海", "血海"},
    {"SP11", "Jīmén", "箕門", "箕门"},
    {"SP12", "Chōngmén", "衝門", "冲门"},
    {"BL21", "Wèishū", "胃俞", "胃俞"},
    {"BL22", "Sānjiāoshū", "三焦俞", "三焦俞"},
    {"BL23", "Shènshū", "腎俞", "肾俞"},
    {"BL24", "Qìhǎishū", "氣海俞", "气海俞"},
    {"BL25", "Dàchángshū", "大腸俞", "大肠俞"},
    {"BL26", "Guānyuánshū", "關元俞", "关元俞"},
    {"BL27", "Xiǎochángshū", "小腸俞", "小肠俞"},
    {"BL28", "Pángguāngshū", "膀胱俞", "膀胱俞"},
    {"BL29", "Zhōnglǚshū", "中膂俞", "中膂俞"},
    {"BL30", "Báihuánshū", "白環俞", "白环俞"},
    {"BL31", "Shàngliáo", "上髎", "上髎"},
    {"BL32", "Cìliáo", "次髎", "次髎"},
    {"BL33", "Zhōngliáo", "中髎", "中髎"},
    {"BL34", "Xiàliáo", "下髎", "下髎"},
    {"BL35", "Huìyáng", "會陽", "会阳"},
    {"BL36", "Chéngfú", "承扶", "承扶"},
    {"BL37", "Yīnmén", "殷門", "殷门"},
    {"BL38", "Fúxì", "浮郄", "浮郄"},
    {"BL39", "Wěiyáng", "委陽", "委阳"},
    {"BL40", "Wěizhōng", "委中", "委中"},
    {"BL50", "Wèicāng", "胃倉", "胃仓"},
    {"BL51", "Huāngmén", "肓門", "肓门"},
    {"BL52", "Zhìshì", "志室", "志室"},
    {"BL53", "Bāohuāng", "胞肓", "胞肓"},
    {"BL54", "Zhìbiān", "秩邊", "秩边"},
    {"BL55", "Héyáng", "合陽", "合阳"},
    {"BL56", "Chéngjīn", "承筋", "承筋"},
    {"BL57", "Chéngshān", "承山", "承山"},
    {"BL58", "Fēiyáng", "飛揚", "飞扬"},
    {"BL59", "Fūyáng", "跗陽", "跗阳"},
    {"BL60", "Kūnlún", "崑崙", "昆仑"},
    {"BL61", "Púcān", "僕參", "仆参"},
    {"BL62", "Shēnmài", "申脈", "申脉"},
    {"BL63", "Jīnmén", "金門", "金门"},
    {"BL64", "Jīnggǔ", "京骨", "京骨"},
    {"BL65", "Shùgǔ", "束骨", "束骨"},
    {"BL66", "Zútōnggǔ", "足通谷", "足通谷"},
    {"BL67", "Zhìyīn", "至陰", "至阴"},
    {"KI1", "Yǒngquán", "湧泉", "涌泉"},
    {"KI2", "Rángǔ", "然谷", "然谷"},
    {"KI3", "Tàixī", "太谿", "太溪"},
    {"KI4", "Dàzhōng", "大鍾", "大钟"},
    {"KI5", "Shuǐquán", "水泉", "水泉"},
    {"KI6", "Zhàohǎi", "照海", "照海"},
    {"KI7", "Fùliū", "復溜", "复溜"},
    {"KI8", "Jiāoxìn", "交信", "交信"},
    {"KI9", "Zhùbīn", "築賓", "筑宾"},
    {"KI10", "Yīngǔ", "陰谷", "阴谷"},
    {"GB25", "Jīngmén", "京門", "京门"},
    {"GB26", "Dàimài", "帶脈", "带脉"},
    {"GB27", "Wǔshū", "五樞", "五枢"},
    {"GB28", "Wéidào", "維道", "维道"},
    {"GB29", "Jūliáo", "居髎", "居髎"},
    {"GB30", "Huántiào", "環跳", "环跳"},
    {"GB31", "Fēngshì", "風市", "风市"},
    {"GB32", "Zhōngdú", "中瀆", "中渎"},
    {"GB33", "Xīyángguān", "膝陽關", "膝阳关"},
    {"GB34", "Yánglíngquán", "陽陵泉", "阳陵泉"},
    {"GB35", "Yángjiāo", "陽交", "阳交"},
    {"GB36", "Wàiqiū", "外丘", "外丘"},
    {"GB37", "Guāngmíng", "光明", "光明"},
    {"GB38", "Yángfǔ", "陽輔", "阳辅"},
    {"GB39", "Xuánzhōng", "懸鐘", "悬钟"},
    {"GB40", "Qiūxū", "丘墟", "丘墟"},
    {"GB41", "Zúlínqì", "足臨泣", "足临泣"},
    {"GB42", "Dìwǔhuì", "地五會", "地五会"},
    {"GB43", "Xiáxī", "俠谿", "侠溪"},
    {"GB44", "Zúqiàoyīn", "足竅陰", "足窍阴"},
    {"LR1", "Dàdūn", "大敦", "大敦"},
    {"LR2", "Xíngjiān", "行間", "行间"},
    {"LR3", "Tàichōng", "太衝", "太冲"},
    {"LR4", "Zhōngfēng", "中封", "中封"},
    {"LR5", "Lígōu", "蠡溝", "蠡沟"},
    {"LR6", "Zhōngdū", "中都", "中都"},
    {"LR7", "Xīguān", "膝關", "膝关"},
    {"LR8", "Qūquán", "曲泉", "曲泉"},
    {"LR9", "Yīnbāo", "陰包", "阴包"},
    {"LR10", "Zúwǔlǐ", "足五里", "足五里"},
    {"LR11", "Yīnlián", "陰廉", "阴廉"},
    {"LR12", "Jímài", "急脈", "急脉"},
    {"GV1", "Chángqiáng", "長強", "长强"},
    {"GV2", "Yāoshū", "腰俞", "腰俞"},
    {"GV3", "Yāoyángguān", "腰陽關", "腰阳关"},
    {"GV4", "Mìngmén", "命門", "命门"},
    {"GV5", "Xuánshū", "懸樞", "悬枢"},
    {"GV6", "Jǐzhōng", "脊中", "脊中"},
    {"EX-B2", "Jiājǐ", "夾脊", "夹脊"},
    {"EX-B4", "Pǐgēn", "痞根", "痞根"},
    {"EX-B6", "Yāoyí", "腰宜", "腰宜"},
    {"EX-B7", "Yāoyǎn", "腰眼", "腰眼"},
    {"EX-B8", "Shíqīzhuī", "十七椎", "十七椎"},
    {"EX-Huanzhong", "Huánzhōng", "環中", "环中"},
    {"EX-LE2", "Hèdǐng", "鶴頂", "鹤顶"},
    {"EX-LE4", "Nèixīyǎn", "內膝眼", "内膝眼"},
    {"EX-LE5", "Xīyǎn", "膝眼", "膝眼"},
    {"EX-LE6", "Dǎnnáng", "膽囊", "胆囊"},
    {"EX-LE7", "Lánwěi", "闌尾", "阑尾"},
    {"EX-LE8", "Nèihuáijiān", "內踝尖", "内踝尖"},
    {"EX-LE10", "Bāfēng", "八風", "八风"},
};

TEST(Names, AreTheStandardsWithTonesAndBothScripts) {
    for (const NameRow& row : name_rows) {
        const Names& names = real_point(row.code).names;
        EXPECT_EQ(names.pinyin, row.pinyin) << row.code;
        EXPECT_EQ(names.hanzi_traditional, row.traditional) << row.code;
        EXPECT_EQ(names.hanzi_simplified, row.simplified) << row.code;
    }
    EXPECT_GE(std::size(name_rows), real().atlas.points.size()) << "a point of the data stands in no row";
}

TEST(Names, OfTheOlderBladderNumberingAreKnown) {
    // Before 1987 the outer line of the back was counted after the knee: BL36-BL54 were BL50-BL54 and BL36-BL49.
    const std::map<std::string, std::string> older{
        {"BL36", "BL50"}, {"BL37", "BL51"}, {"BL38", "BL52"}, {"BL39", "BL53"}, {"BL40", "BL54"},
        {"BL50", "BL45"}, {"BL51", "BL46"}, {"BL52", "BL47"}, {"BL53", "BL48"}, {"BL54", "BL49"}};
    for (const Point& point : real().atlas.points) {
        const auto row = older.find(point.code);
        EXPECT_EQ(point.old_numbering,
                  row == older.end() ? std::vector<std::string>{} : std::vector<std::string>{row->second})
            << point.code;
    }
}

// ---- categories
// -------------------------------------------------------------------------------------------------------

struct CategoryRow {
    const char* id;
    std::set<std::string> codes;
};

const CategoryRow category_rows[] = {
    {"five_shu_jing_well", {"ST45", "SP1", "BL67", "KI1", "GB44", "LR1"}},
    {"five_shu_ying_spring", {"ST44", "SP2", "BL66", "KI2", "GB43", "LR2"}},
    {"five_shu_shu_stream", {"ST43", "SP3", "BL65", "KI3", "GB41", "LR3"}},
    {"five_shu_jing_river", {"ST41", "SP5", "BL60", "KI7", "GB38", "LR4"}},
    {"five_shu_he_sea", {"ST36", "SP9", "BL40", "KI10", "GB34", "LR8"}},
    {"yuan_source", {"ST42", "SP3", "BL64", "KI3", "GB40", "LR3"}},
    {"luo_connecting", {"ST40", "SP4", "BL58", "KI4", "GB37", "LR5", "GV1"}},
    {"xi_cleft", {"ST34", "SP8", "BL63", "KI5", "GB36", "LR6", "BL59", "KI8", "GB35", "KI9"}},
    {"back_shu", {"BL21", "BL22", "BL23", "BL25", "BL27", "BL28"}},
    {"front_mu", {"GB25"}},
    {"lower_he_sea", {"ST36", "ST37", "ST39", "BL39", "BL40", "GB34"}},
    {"eight_meeting", {"GB34", "GB39"}},
    {"confluent", {"SP4", "BL62", "KI6", "GB41"}},
    {"command", {"ST36", "BL40"}},
    {"extra",
     {"EX-B2", "EX-B4", "EX-B6", "EX-B7", "EX-B8", "EX-Huanzhong", "EX-LE2", "EX-LE4", "EX-LE5", "EX-LE6", "EX-LE7",
      "EX-LE8", "EX-LE10"}},
};

TEST(Categories, HoldTheClassicalPointsAndNoOthers) {
    for (const CategoryRow& row : category_rows) {
        std::set<std::string> found;
        for (const Point& point : real().atlas.points) {
            for (const Category& category : point.categories) {
                if (category.id == row.id) found.insert(point.code);
            }
        }
        EXPECT_EQ(found, row.codes) << row.id;
    }
}

struct OfRow {
    const char* code;
    const char* id;
    const char* of;
};

const OfRow of_rows[] = {
    {"BL21", "back_shu", "Stomach"},
    {"BL22", "back_shu", "Triple Energizer"},
    {"BL23", "back_shu", "Kidney"},
    {"BL25", "back_shu", "Large Intestine"},
    {"BL27", "back_shu", "Small Intestine"},
    {"BL28", "back_shu", "Bladder"},
    {"GB25", "front_mu", "Kidney"},
    {"ST37", "lower_he_sea", "Large Intestine"},
    {"ST39", "lower_he_sea", "Small Intestine"},
    {"BL39", "lower_he_sea", "Triple Energizer"},
    {"GB34", "lower_he_sea", "Gallbladder"},
    {"ST36", "lower_he_sea", "Stomach"},
};

TEST(Categories, NameTheirOrgan) {
    for (const OfRow& row : of_rows) {
        bool found = false;
        for (const Category& category : real_point(row.code).categories)
            found = found || (category.id == row.id && category.of == row.of);
        EXPECT_TRUE(found) << row.code << " is not the " << row.id << " of the " << row.of;
    }
}

}  // namespace
}  // namespace jingluo::atlas
