#include "app/settings.h"

#include <gtest/gtest.h>

#include "base/fault.h"
#include "support/temp_folder.h"

namespace jingluo::app {
namespace {

TEST(SettingsFile, ComesBackAsItWasWritten) {
    const jingluo::test::TempFolder folder;
    Settings settings;
    settings.width = 1733;
    settings.height = 911;
    settings.maximised = true;
    settings.theme = scene::Theme::dark;
    settings.labels = scene::Labels::hanzi;
    settings.region = "leg_side";
    const auto file = folder.path() / "made" / "window.json";
    write_settings(file, settings);
    EXPECT_EQ(read_settings(file), settings);
    settings.body = {scene::BodyChoice::Kind::shaped, {0.24, 1.58, -0.3}};
    write_settings(file, settings);
    EXPECT_EQ(read_settings(file), settings);
    settings.body = {scene::BodyChoice::Kind::male, {}};
    write_settings(file, settings);
    EXPECT_EQ(read_settings(file), settings);
    settings.body = {};
    settings.region = "";
    write_settings(file, settings);
    EXPECT_EQ(read_settings(file), settings);
}

TEST(SettingsFile, NonsenseGivesTheDefaultsAndKeepsWhatIsSound) {
    const jingluo::test::TempFolder folder;
    for (const char* text :
         {"", "{", "[]", "null", "\xff\xfe", "{\"body\": \"file\"}", "{\"body\": \"shaped\"}",
          "{\"body\": 5, \"sex\": \"x\"}", "{\"body\": \"shaped\", \"sex\": 0.5, \"stature_m\": 9, \"build\": 0}",
          "{\"width\": 1e300, \"height\": -4, \"theme\": 7, \"labels\": \"loud\", \"region\": []}"}) {
        EXPECT_EQ(read_settings(folder.put("window.json", text)), Settings{}) << text;
    }
    EXPECT_EQ(read_settings(folder / "missing.json"), Settings{});
    const Settings half = read_settings(folder.put("window.json", "{\"width\": \"wide\", \"theme\": \"dark\"}"));
    EXPECT_EQ(half.theme, scene::Theme::dark);
    EXPECT_EQ(half.width, Settings{}.width);
}

TEST(SettingsFile, AFolderThatCannotBeMadeIsSaid) {
    const jingluo::test::TempFolder folder;
    folder.put("file", "");
    EXPECT_THROW(write_settings(folder.path() / "file" / "window.json", Settings{}), base::BadInput);
}

}  // namespace
}  // namespace jingluo::app
