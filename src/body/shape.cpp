#include "body/shape.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace jingluo::body {

namespace {

double within(double value, double least, double most, double otherwise) {
    return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

}  // namespace

Shape within_ranges(Shape shape) {
    shape.sex = within(shape.sex, 0, 1, 0);
    if (shape.stature_m != 0) shape.stature_m = within(shape.stature_m, least_stature_m, most_stature_m, 0);
    shape.build = within(shape.build, leanest_build, heaviest_build, 0);
    return shape;
}

std::optional<double> number_within(std::string_view word, double least, double most) {
    double value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size()) return {};
    if (!(value >= least && value <= most)) return {};  // also what is no number
    return value;
}

std::optional<double> sex_named(std::string_view word) {
    if (word == "female") return 0;
    if (word == "male") return 1;
    return number_within(word, 0, 1);
}

}  // namespace jingluo::body
