#include "hand_lines.h"

#include <stdexcept>

#include "hand.h"

namespace jingluo::forge {

namespace {

const Vec3 kPalm{0, 1, 0};
const Vec3 kBack{0, -1, 0};

}  // namespace

const HandLine& find_line(const std::vector<HandLine>& lines, const std::string& name) {
    for (const HandLine& l : lines) {
        if (l.name == name) {
            return l;
        }
    }
    throw std::out_of_range("no line of the hand is called " + name);
}

const std::vector<HandLine>& hand_creases() {
    static const std::vector<HandLine> lines = {
        // Over the proximal row of carpal bones, from the pisiform to the tubercle of the scaphoid.
        {"palmar_wrist_crease",
         kPalm,
         {{{-23.5, 0, -3.8}, 1.7, 0.0},
          {{-17, 0, -0.6}, 1.7, -0.40},
          {{-9, 0, 1.0}, 1.7, -0.50},
          {{1, 0, 1.6}, 1.7, -0.42},
          {{10, 0, 0.4}, 1.7, -0.50},
          {{17, 0, -1.6}, 1.7, -0.35},
          {{23.3, 0, -5.0}, 1.7, 0.0}}},
        // Over the joint with the radius.
        {"proximal_wrist_crease",
         kPalm,
         {{{-22, 0, -10.5}, 1.6, 0.0},
          {{-15, 0, -8.6}, 1.6, -0.30},
          {{-5, 0, -8.0}, 1.6, -0.38},
          {{5, 0, -8.9}, 1.6, -0.26},
          {{13, 0, -9.2}, 1.6, -0.32},
          {{21.5, 0, -12.0}, 1.6, 0.0}}},
        // Hardly to be seen while the hand is straight.
        {"dorsal_wrist_crease",
         kBack,
         {{{22, 0, -5}, 1.7, 0.0},
          {{11, 0, -3}, 1.7, -0.16},
          {{0, 0, -2.2}, 1.7, -0.22},
          {{-11, 0, -3}, 1.7, -0.16},
          {{-22, 0, -5.5}, 1.7, 0.0}}},
        {"thenar_crease",
         kPalm,
         {{{35, 0, 71.5}, 1.9, 0.0},
          {{30, 0, 69}, 1.9, -0.45},
          {{21, 0, 63.5}, 1.9, -0.60},
          {{11, 0, 55}, 1.9, -0.65},
          {{4, 0, 44}, 1.9, -0.65},
          {{1, 0, 32}, 1.9, -0.60},
          {{1.5, 0, 20}, 1.9, -0.35},
          {{2.5, 0, 11}, 1.9, 0.0}}},
        {"proximal_palmar_crease",
         kPalm,
         {{{35, 0, 73.2}, 1.8, 0.0},
          {{30, 0, 71.5}, 1.8, -0.35},
          {{18, 0, 68}, 1.8, -0.55},
          {{4, 0, 63}, 1.8, -0.55},
          {{-9, 0, 56.5}, 1.8, -0.45},
          {{-19, 0, 50}, 1.8, -0.25},
          {{-27, 0, 43}, 1.8, 0.0}}},
        {"distal_palmar_crease",
         kPalm,
         {{{16.5, 0, 96}, 1.9, 0.0},
          {{14, 0, 90.5}, 1.9, -0.22},
          {{7, 0, 83.5}, 1.9, -0.48},
          {{-5, 0, 78}, 1.9, -0.60},
          {{-17, 0, 74}, 1.9, -0.60},
          {{-28, 0, 69.5}, 1.9, -0.55},
          {{-36, 1, 65.5}, 1.9, -0.40},
          {{-39.0, 2, 63}, 1.9, -0.15}}},
    };
    return lines;
}

const std::vector<HandLine>& hand_spots() {
    static const std::vector<HandLine> spots = {
        {"pisiform", kPalm, {{{-19.5, 0, 8}, 10.5, 1.6}}},
        {"scaphoid_tubercle", kPalm, {{{16, 0, 6}, 9.0, 0.8}}},
        {"ulnar_head", {-0.5, -0.86, 0}, {{{-16, 0, -23}, 15.0, 2.2}}},
        {"radial_styloid_process", {1, -0.05, 0}, {{{0, 0, -13}, 12.0, 0.7}}},
        {"dorsal_tubercle_of_radius", kBack, {{{6, 0, -22}, 7.0, 0.4}}},
    };
    return spots;
}

std::vector<HandLine> hand_tendons(const Hand& hand) {
    std::vector<HandLine> lines = {
        {"flexor_carpi_radialis_tendon",
         kPalm,
         {{{9.5, 0, -75}, 8.0, 0.0},
          {{10, 0, -56}, 6.5, 0.5},
          {{10, 0, -36}, 4.5, 0.7},
          {{10.5, 0, -14}, 4.5, 1.0},
          {{12, 0, -3}, 4.5, 0.6},
          {{13, 0, 3}, 4.5, 0.0}}},
        {"palmaris_longus_tendon",
         kPalm,
         {{{2, 0, -75}, 8.0, 0.0},
          {{2.5, 0, -56}, 5.5, 0.5},
          {{2.5, 0, -36}, 3.8, 0.8},
          {{2, 0, -14}, 3.6, 1.1},
          {{2, 0, -3}, 3.8, 0.7},
          {{2, 0, 6}, 4.0, 0.0}}},
        {"flexor_carpi_ulnaris_tendon",
         kPalm,
         {{{-17, 0, -50}, 6.0, 0.0}, {{-18, 0, -28}, 5.5, 0.6}, {{-19, 0, -8}, 5.5, 0.8}, {{-20, 0, 4}, 6.0, 0.4}}},
    };
    const Frame& frame = hand.frame();
    const Finger& thumb = hand.fingers()[0];
    const Vec3 head = 1000.0 * frame.local(thumb.world(thumb.joint(1), 0.0, 0.0));
    const Vec3 middle = 1000.0 * frame.local(thumb.world(0.5 * thumb.joint(1), 0.0, 0.0));
    // The snuffbox lies between these two.
    lines.push_back({"extensor_pollicis_brevis_tendon",
                     {0.97, -0.1, -0.2},
                     {{{14, 0, -30}, 5.0, 0.0},
                      {{15, 2, -14}, 5.0, 0.6},
                      {{19, 5, 4}, 4.8, 0.8},
                      {{middle.x, middle.y, middle.z - 4}, 4.6, 0.5},
                      {{head.x, head.y, head.z - 4}, 4.8, 0.0}}});
    lines.push_back({"extensor_pollicis_longus_tendon",
                     {0.55, -0.83, -0.1},
                     {{{6, -4, -24}, 5.0, 0.0},
                      {{12, -4, -7}, 4.8, 0.45},
                      {{18, -3, 7}, 4.6, 0.75},
                      {{26, 0, 20}, 4.6, 0.70},
                      {{head.x - 6, head.y - 3, head.z - 10}, 4.6, 0.40},
                      {{head.x, head.y, head.z}, 5.0, 0.0}}});
    for (std::size_t i = 1; i < 5; ++i) {
        const Finger& f = hand.fingers()[i];
        const Vec3 k = 1000.0 * frame.local(f.world(-0.0015, 0.0, 0.0));
        const double start = 2.0 + 0.22 * k.x;
        lines.push_back({"extensor_digitorum_tendon_" + std::to_string(i + 1),
                         kBack,
                         {{{start, -6, -6}, 4.0, 0.0},
                          {{mix(start, k.x, 0.35), -6, 16}, 4.6, 0.25},
                          {{mix(start, k.x, 0.75), -5, 48}, 4.2, 0.40},
                          {{k.x, k.y, k.z - 7}, 4.6, 0.40},
                          {{k.x, k.y, k.z + 3}, 5.0, 0.0}}});
    }
    return lines;
}

}  // namespace jingluo::forge
