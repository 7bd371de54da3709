// The pictures that the program makes of its own body, against committed ones.
#include <gtest/gtest.h>

#include "app/run_program.h"
#include "output/png.h"
#include "render/compare_pictures.h"
#include "support/temp_folder.h"

namespace jingluo::app::test {
namespace {

struct View {
    std::string name;
    std::vector<std::string> arguments;
};

class Views : public testing::TestWithParam<View> {};

TEST_P(Views, LooksAsCommitted) {
    const jingluo::test::TempFolder home;
    std::vector<std::string> call{"render", "-o", (home / "a.png").string(), "--size", "640x400"};
    call.insert(call.end(), GetParam().arguments.begin(), GetParam().arguments.end());
    const Ran ran = run_program(call, home.path().string());
    ASSERT_EQ(ran.status, 0) << ran.err;
    const output::PngPicture picture = output::read_png(home / "a.png");
    EXPECT_TRUE(render::test::matches_committed({picture.width, picture.height, picture.rgba}, GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(
    All, Views,
    testing::Values(View{"view_opening", {}}, View{"view_left", {"--view", "left"}},
                    View{"view_front", {"--view", "front"}},
                    View{"view_foot", {"--points", "KI3,KI6,BL60,BL62,LR3,SP3", "--view", "left"}},
                    View{"view_region", {"--region", "lower_back", "--labels", "pinyin"}},
                    View{"view_points", {"--points", "BL23,BL25,BL40", "--labels", "hanzi", "--side", "left"}},
                    View{"view_construction", {"--select", "BL23", "--theme", "dark"}},
                    View{"view_prone", {"--view", "prone", "--transparent", "--no-title", "--no-legend"}}),
    [](const auto& view) { return view.param.name; });

}  // namespace
}  // namespace jingluo::app::test
