// No click, key or wheel step is lost or seen together with its opposite.
#include "app/events.h"

#include <gtest/gtest.h>

namespace jingluo::app {
namespace {

template <typename T>
Event at(double time_s, T is) {
    return {time_s, is};
}

TEST(Events, MovesThatFollowEachOtherAreOne) {
    EventQueue queue;
    queue.push(at(1, MouseMoved{{10, 10}}));
    queue.push(at(2, MouseMoved{{20, 30}}));
    const Event event = queue.next();
    EXPECT_EQ(std::get<MouseMoved>(event.is).at_px, glm::dvec2(20, 30));
    EXPECT_EQ(event.time_s, 2);
    EXPECT_TRUE(queue.empty());
}

TEST(Events, WheelStepsAddUp) {
    EventQueue queue;
    for (int i = 0; i < 7; ++i) queue.push(at(i, Wheel{{0.25, 1}}));
    EXPECT_EQ(std::get<Wheel>(queue.next().is).steps, glm::dvec2(1.75, 7));
    EXPECT_TRUE(queue.empty());
}

TEST(Events, CharactersKeepTheirOrder) {
    EventQueue queue;
    const std::u32string typed = U"肾俞aa";
    for (const char32_t code : typed) queue.push(at(0, Character{code}));
    std::u32string taken;
    while (!queue.empty()) taken += std::get<Character>(queue.next().is).code;
    EXPECT_EQ(taken, typed);
}

TEST(Events, APressAndItsReleaseNeverShareAFrame) {
    EventQueue queue;
    queue.push(at(1, MouseButton{0, true, 0}));
    queue.push(at(1.001, MouseButton{0, false, 0}));
    queue.push(at(1.002, Key{65, true, 0}));
    queue.push(at(1.003, Key{65, false, 0}));
    queue.push(at(1.004, Key{65, true, 0}));
    int downs = 0, ups = 0;
    while (!queue.empty()) {
        const Event event = queue.next();
        const bool down =
            std::holds_alternative<Key>(event.is) ? std::get<Key>(event.is).down : std::get<MouseButton>(event.is).down;
        down ? ++downs : ++ups;
    }
    EXPECT_EQ(downs, 3);
    EXPECT_EQ(ups, 2);
}

TEST(Events, AMoveBeforeAndAfterAPressAreTwo) {
    EventQueue queue;
    queue.push(at(1, MouseMoved{{1, 1}}));
    queue.push(at(2, MouseButton{0, true, 0}));
    queue.push(at(3, MouseMoved{{2, 2}}));
    EXPECT_TRUE(std::holds_alternative<MouseMoved>(queue.next().is));
    EXPECT_TRUE(std::holds_alternative<MouseButton>(queue.next().is));
    EXPECT_EQ(std::get<MouseMoved>(queue.next().is).at_px, glm::dvec2(2, 2));
}

}  // namespace
}  // namespace jingluo::app
