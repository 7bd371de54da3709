#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "scene/cover_map.h"
#include "scene/label_layout.h"

namespace jingluo::scene {
namespace {

struct Task {
    std::vector<LabelWish> wishes;
    LabelSpace space;
};

LabelWish wish_at(glm::vec2 at, int priority = 1, glm::vec2 size = {36, 14}) {
    LabelWish wish;
    wish.anchor = {at, 5};
    wish.size = size;
    wish.priority = priority;
    return wish;
}

Task empty_task() {
    Task task;
    task.space.free = {{100, 20}, {1180, 700}};
    task.space.body_left = 480;
    task.space.body_right = 800;
    return task;
}

Task random_task(unsigned seed, int count) {
    std::mt19937 dice(seed);
    const auto between = [&](float low, float high) { return std::uniform_real_distribution<float>(low, high)(dice); };
    Task task = empty_task();
    task.space.short_leaders = seed % 3 == 0;
    for (int i = 0; i < count; ++i) {
        const bool crowd = i % 2 == 0;
        const glm::vec2 at =
            crowd ? glm::vec2(between(580, 720), between(100, 260)) : glm::vec2(between(480, 800), between(30, 690));
        task.wishes.push_back(wish_at(at, 1 + static_cast<int>(dice() % 3), {between(24, 90), 14}));
        task.wishes.back().leftwards = dice() % 2 == 0;
        task.space.markers.push_back(task.wishes.back().anchor);
    }
    task.space.keep_out = {{{850, 100}, {1000, 200}}};
    return task;
}

void expect_sound(const Task& task, const std::vector<LabelPlace>& places) {
    std::set<size_t> named;
    for (const LabelPlace& a : places) {
        ASSERT_TRUE(named.insert(a.wish).second) << "named twice";
        const LabelWish& wish = task.wishes[a.wish];
        EXPECT_NEAR(a.box.size().x, wish.size.x, 1e-3);
        EXPECT_NEAR(a.box.size().y, wish.size.y, 1e-3);
        EXPECT_TRUE(task.space.free.contains(a.box));
        for (const Circle& marker : task.space.markers) EXPECT_FALSE(overlaps(a.box, marker, 0)) << "over a sign";
        for (const Rect& kept : task.space.keep_out) EXPECT_FALSE(a.box.overlaps(kept));
        if (a.has_leader) {
            EXPECT_NEAR(glm::length(a.leader_to - wish.anchor.at), wish.anchor.radius, 0.1) << "ends at its own sign";
            EXPECT_FALSE(crosses(a.leader_from, a.leader_to, a.box)) << "does not strike out its own name";
            const glm::vec2 off = a.leader_from - glm::clamp(a.leader_from, a.box.min, a.box.max);
            EXPECT_LT(glm::length(off), 4) << "starts at its own name";
        } else {
            const glm::vec2 off = wish.anchor.at - glm::clamp(wish.anchor.at, a.box.min, a.box.max);
            EXPECT_LT(glm::length(off), wish.anchor.radius + 6) << "without a leader it stands beside its sign";
        }
        for (const LabelPlace& b : places) {
            if (a.wish == b.wish) continue;
            EXPECT_FALSE(a.box.overlaps(b.box)) << a.wish << " and " << b.wish;
            if (!a.has_leader) continue;
            EXPECT_FALSE(crosses(a.leader_from, a.leader_to, b.box)) << a.wish << " strikes out " << b.wish;
            if (b.has_leader) {
                EXPECT_FALSE(crosses(a.leader_from, a.leader_to, b.leader_from, b.leader_to)) << "leaders cross";
            }
        }
    }
}

TEST(LabelLayout, IsSoundForCrowdsOfEverySize) {
    for (unsigned seed = 0; seed < 120; ++seed) {
        const Task task = random_task(seed, 4 + static_cast<int>(seed % 60));
        const auto places = lay_out(task.wishes, task.space);
        expect_sound(task, places);
        EXPECT_GE(places.size(), task.wishes.size() / 3) << "seed " << seed;
        if (HasFailure()) return;
    }
}

TEST(LabelLayout, NamesWithRoomStandBesideTheirSigns) {
    Task task = empty_task();
    for (int i = 0; i < 10; ++i) {
        task.wishes.push_back(wish_at({640, 60 + 60 * i}));
        task.wishes.back().leftwards = i % 2 == 1;
        task.space.markers.push_back(task.wishes.back().anchor);
    }
    const auto places = lay_out(task.wishes, task.space);
    ASSERT_EQ(places.size(), task.wishes.size());
    for (const LabelPlace& place : places) {
        EXPECT_FALSE(place.has_leader);
        EXPECT_EQ(place.box.max.x < 640, task.wishes[place.wish].leftwards);
    }
}

TEST(LabelLayout, ACrowdGoesToAColumnBesideTheBody) {
    Task task = empty_task();
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 4; ++column) {
            task.wishes.push_back(wish_at({650 + 13 * column, 200 + 13 * row}));
            task.space.markers.push_back(task.wishes.back().anchor);
        }
    }
    const auto places = lay_out(task.wishes, task.space);
    expect_sound(task, places);
    EXPECT_GE(places.size(), 18u);
    size_t in_column = 0;
    float edge = 0;
    for (const LabelPlace& place : places) {
        if (!place.has_leader) continue;
        EXPECT_GT(place.box.min.x, task.space.body_right) << "beside the body, not on it";
        if (in_column++ == 0) edge = place.box.min.x;
        EXPECT_FLOAT_EQ(place.box.min.x, edge) << "they share one edge";
    }
    EXPECT_GE(in_column, 8u);
}

TEST(LabelLayout, WithoutColumnsACrowdLosesNamesButKeepsOrder) {
    Task task = random_task(12, 50);
    task.space.columns = false;
    task.space.short_leaders = true;
    const auto places = lay_out(task.wishes, task.space);
    expect_sound(task, places);
    EXPECT_LT(places.size(), task.wishes.size());
    EXPECT_GT(places.size(), 10u);
}

TEST(LabelLayout, TheMoreImportantNameStays) {
    // Room for few: a free rectangle that is hardly wider than two names.
    for (size_t important = 0; important < 12; ++important) {
        Task task;
        task.space.free = {{0, 0}, {110, 64}};
        task.space.body_left = 40;
        task.space.body_right = 70;
        for (size_t i = 0; i < 12; ++i) {
            const glm::vec2 at(46 + 5 * static_cast<float>(i % 4), 24 + 7 * static_cast<float>(i / 4));
            task.wishes.push_back(wish_at(at, i == important ? 9 : 1));
            task.space.markers.push_back(task.wishes.back().anchor);
        }
        const auto places = lay_out(task.wishes, task.space);
        expect_sound(task, places);
        EXPECT_LT(places.size(), task.wishes.size());
        EXPECT_TRUE(std::any_of(places.begin(), places.end(), [&](const LabelPlace& p) { return p.wish == important; }))
            << important;
    }
}

TEST(LabelLayout, TwiceTheSameIsTheSame) {
    const Task task = random_task(31, 48);
    const auto first = lay_out(task.wishes, task.space), second = lay_out(task.wishes, task.space);
    ASSERT_EQ(first.size(), second.size());
    for (size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].wish, second[i].wish);
        EXPECT_EQ(first[i].box.min, second[i].box.min);
    }
}

TEST(LabelLayout, AHairsBreadthMovesLittle) {
    int moved = 0, all = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        Task task = random_task(seed, 40);
        const auto before = lay_out(task.wishes, task.space);
        for (size_t i = 0; i < task.wishes.size(); ++i) {
            task.wishes[i].anchor.at.x += 0.05f;
            task.space.markers[i].at.x += 0.05f;
        }
        for (const LabelPlace& a : lay_out(task.wishes, task.space)) {
            const auto b =
                std::find_if(before.begin(), before.end(), [&](const LabelPlace& p) { return p.wish == a.wish; });
            ++all;
            if (b == before.end() || glm::length(a.box.min - b->box.min) > 3) ++moved;
        }
    }
    EXPECT_LT(moved, all / 8) << moved << " of " << all;
}

CoverMap covering(const std::vector<Rect>& boxes) {
    CoverMap map({{0, 0}, {1280, 720}}, 4);
    for (const Rect& box : boxes) {
        map.add(box.min, {box.max.x, box.min.y}, box.max);
        map.add(box.min, box.max, {box.min.x, box.max.y});
    }
    map.finish();
    return map;
}

TEST(CoverMap, KnowsWhatTrianglesCoverToACell) {
    const CoverMap map = covering({{{100, 100}, {200, 300}}});
    EXPECT_TRUE(map.touches({{150, 150}, {160, 160}}));
    EXPECT_TRUE(map.touches({{90, 90}, {104, 104}})) << "a corner";
    EXPECT_TRUE(map.touches({{0, 0}, {1280, 720}})) << "it lies within";
    EXPECT_FALSE(map.touches({{206, 100}, {300, 300}}));
    EXPECT_FALSE(map.touches({{100, 306}, {200, 400}}));
    EXPECT_FALSE(map.touches({{-50, 100}, {-10, 300}})) << "outside the area";
    CoverMap large({{0, 0}, {1280, 720}}, 4);
    large.add({0, 0}, {1280, 0}, {0, 720});
    EXPECT_FALSE(large.touches({{10, 10}, {20, 20}})) << "not finished yet";
    large.finish();
    EXPECT_TRUE(large.touches({{300, 300}, {310, 310}}));
    EXPECT_FALSE(large.touches({{1200, 600}, {1270, 700}})) << "past the slanting side";
}

TEST(LabelLayout, AColumnStandsClearOfAnArm) {
    Task task = empty_task();
    // An arm where the column would stand.
    const Rect arm{{815, 150}, {900, 420}};
    const CoverMap body = covering({arm, {{480, 60}, {800, 640}}});
    task.space.body = &body;
    for (int row = 0; row < 6; ++row) {
        for (int column = 0; column < 4; ++column) {
            task.wishes.push_back(wish_at({650 + 13 * column, 200 + 13 * row}));
            task.space.markers.push_back(task.wishes.back().anchor);
        }
    }
    const auto places = lay_out(task.wishes, task.space);
    expect_sound(task, places);
    EXPECT_EQ(places.size(), task.wishes.size());
    size_t in_column = 0;
    for (const LabelPlace& place : places) {
        if (!place.has_leader) continue;
        ++in_column;
        EXPECT_FALSE(place.box.overlaps(arm));
    }
    EXPECT_GE(in_column, 10u);
}

TEST(LabelLayout, KeepsOffWhatIsDelicateWhereThereIsOtherRoom) {
    Task task = empty_task();
    const Rect hand{{600, 300}, {700, 380}};
    const CoverMap map = covering({hand});
    task.space.body = task.space.delicate = &map;
    for (const glm::vec2 at : {glm::vec2(610, 310), {690, 340}, {650, 370}}) {
        task.wishes.push_back(wish_at(at));
        task.space.markers.push_back(task.wishes.back().anchor);
    }
    const auto places = lay_out(task.wishes, task.space);
    ASSERT_EQ(places.size(), 3u);
    for (const LabelPlace& place : places) EXPECT_FALSE(place.box.overlaps(hand)) << place.wish;
}

TEST(LabelLayout, WhatCanBeDoneWithoutKeepsItsDistance) {
    Task task = random_task(5, 60);
    for (LabelWish& wish : task.wishes) wish.room_px = 40;
    const auto far_apart = lay_out(task.wishes, task.space);
    expect_sound(task, far_apart);
    ASSERT_GT(far_apart.size(), 2u);
    for (const LabelPlace& a : far_apart) {
        EXPECT_FALSE(a.has_leader);
        for (const LabelPlace& b : far_apart) {
            EXPECT_TRUE(a.wish == b.wish || !(Rect{a.box.min - 39.0f, a.box.max + 39.0f}.overlaps(b.box)));
        }
    }
    for (LabelWish& wish : task.wishes) wish.room_px = 5;
    EXPECT_GT(lay_out(task.wishes, task.space).size(), far_apart.size()) << "with less room asked for more stay";
}

TEST(LabelLayout, NamesOfOneLevelShareALine) {
    Task task = empty_task();
    task.space.between_names_px = 8;
    constexpr int levels = 12;
    for (int row = 0; row < levels; ++row) {
        for (const float x : {655.0f, 667.0f, 690.0f}) {
            task.wishes.push_back(wish_at({x, 200 + 9 * row}));
            task.wishes.back().may_share = true;
            task.space.markers.push_back(task.wishes.back().anchor);
        }
    }
    std::set<size_t> named;
    size_t shared = 0;
    for (const LabelPlace& place : lay_out(task.wishes, task.space)) {
        if (place.names.empty()) {
            named.insert(place.wish);
            continue;
        }
        ++shared;
        named.insert(place.names.begin(), place.names.end());
        EXPECT_TRUE(std::count(place.names.begin(), place.names.end(), place.wish) == 1);
        float wide = 8 * static_cast<float>(place.names.size() - 1), before = 0;
        for (const size_t name : place.names) {
            wide += task.wishes[name].size.x;
            EXPECT_GT(task.wishes[name].anchor.at.x, before) << "from left to right, as the markers lie";
            before = task.wishes[name].anchor.at.x;
            EXPECT_NEAR(task.wishes[name].anchor.at.y, task.wishes[place.wish].anchor.at.y, 0.1f) << "of one level";
        }
        EXPECT_NEAR(place.box.size().x, wide, 0.01f);
        EXPECT_EQ(place.row_to, task.wishes[place.names.front()].anchor.at) << "the far end, from the right";
    }
    EXPECT_EQ(named.size(), task.wishes.size()) << "none is left out";
    EXPECT_GE(shared, 8u);
}

TEST(LabelLayout, NothingToPlaceAndNowhereToPlaceIt) {
    EXPECT_TRUE(lay_out({}, LabelSpace{}).empty());
    Task task = random_task(1, 5);
    task.space.free = {{100, 100}, {90, 90}};
    EXPECT_TRUE(lay_out(task.wishes, task.space).empty());
}

}  // namespace
}  // namespace jingluo::scene
