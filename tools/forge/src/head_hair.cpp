#include "head_hair.h"

#include <array>
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
        spline({{-12, 1.6475}, {0, 1.6470},   {12, 1.6475},  {22, 1.6476},  {29, 1.6452},  {34, 1.6385},
                {39, 1.6275},  {44, 1.6130},  {48, 1.6020},  {52, 1.5900},  {57, 1.5750},  {61, 1.5630},
                {64, 1.5590},  {68, 1.5650},  {75, 1.5790},  {88, 1.5850},  {98, 1.5750},  {106, 1.5560},
                {114, 1.5380}, {124, 1.5230}, {138, 1.5140}, {155, 1.5080}, {180, 1.5050}, {205, 1.5080}},
               kPi / 180.0);
    return line(turn);
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
