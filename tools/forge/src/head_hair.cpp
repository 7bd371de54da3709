#include "head_hair.h"

#include <array>
#include <cmath>
#include <vector>

#include "head_angle.h"
#include "spline.h"

namespace jingluo::forge {

namespace {

Spline spline(const std::vector<std::array<double, 2>>& knots, double unit) {
    std::vector<double> at;
    std::vector<double> value;
    for (const auto& k : knots) {
        at.push_back(unit * k[0]);
        value.push_back(k[1]);
    }
    return {at, value};
}

}  // namespace

double turn_about_skull(const Vec3& p) {
    return angle_of(std::abs(p.x), p.z - skull_axis(p.y).z);
}

double hairline_height(double turn) {
    // Level over the forehead (60 mm above the brows), the corner of the temple, forward again to the temple's tip,
    // down to the tuft before the ear, round over and behind the ear, level across the nape.
    static const Spline line =
        spline({{-12, 1.6475}, {0, 1.6470},   {12, 1.6475},  {26, 1.6478},  {36, 1.6460},  {41, 1.6405},
                {46, 1.6290},  {50, 1.6160},  {54, 1.6030},  {58, 1.5890},  {62, 1.5750},  {66, 1.5640},
                {69, 1.5595},  {72, 1.5650},  {77, 1.5780},  {88, 1.5850},  {98, 1.5750},  {106, 1.5560},
                {114, 1.5380}, {124, 1.5230}, {138, 1.5140}, {155, 1.5080}, {180, 1.5050}, {205, 1.5080}},
               kPi / 180.0);
    return line(turn);
}

double above_hairline(const Vec3& p) {
    constexpr double step = 0.01, skull_radius_m = 0.075;
    const double turn = turn_about_skull(p);
    const double slope = (hairline_height(turn + step) - hairline_height(turn - step)) / (2 * step * skull_radius_m);
    return (p.y - hairline_height(turn)) / std::sqrt(1.0 + slope * slope);
}

double brow_height(double x) {
    static const Spline line = spline({{8, 1.5838},
                                       {11.5, 1.5852},
                                       {20, 1.5884},
                                       {30, 1.5908},
                                       {37, 1.5910},
                                       {43, 1.5890},
                                       {48, 1.5855},
                                       {51, 1.583}},
                                      0.001);
    return line(x);
}

}  // namespace jingluo::forge
