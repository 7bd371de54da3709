// A body file that is loaded beside the window: it tells how far it is, can be stopped, and moves in whole.
#include "app/loading.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/data_folder.h"

namespace jingluo::test {
namespace {

namespace fs = std::filesystem;

void wait_for(const app::Loading& loading) {
    while (!loading.finished()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

fs::path male() {
    return base::data_folder() / "assets" / "bodies" / "male.glb";
}

TEST(Loading, TellsHowFarItIsAndMovesIn) {
    app::Loaded loaded(base::data_folder() / "points", male(), {}, true);
    app::Loading loading(loaded.atlas(), male());
    double share = 0;
    while (!loading.finished()) {
        const ui::LoadingView view = loading.view();
        EXPECT_EQ(view.name, "male.glb");
        EXPECT_FALSE(view.words.empty());
        EXPECT_LE(view.share, 1);
        share = std::max(share, view.share);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_GT(share, 0);
    auto body = loading.take();
    ASSERT_TRUE(body.has_value());
    const auto before = loaded.body().revision;
    loaded.move_in(std::move(*body), {scene::BodyChoice::Kind::file, {}});
    EXPECT_EQ(loaded.body().name, "male");
    EXPECT_GT(loaded.body().revision, before);
    app::Loaded at_once(base::data_folder() / "points", male(), {scene::BodyChoice::Kind::file, {}}, true);
    ASSERT_EQ(loaded.placements().points.size(), at_once.placements().points.size());
    EXPECT_EQ(loaded.placements().points.front().place, at_once.placements().points.front().place);
}

TEST(Loading, GivesNothingWhenStopped) {
    const app::Loaded loaded(base::data_folder() / "points", male(), {});
    app::Loading loading(loaded.atlas(), male());
    loading.stop();
    wait_for(loading);
    EXPECT_FALSE(loading.take().has_value());
}

TEST(Loading, SaysWhatIsWrongWithTheFile) {
    const app::Loaded loaded(base::data_folder() / "points", male(), {});
    app::Loading loading(loaded.atlas(), "/nowhere/at-all.glb");
    wait_for(loading);
    EXPECT_THROW(loading.take(), base::BadInput);
}

}  // namespace
}  // namespace jingluo::test
