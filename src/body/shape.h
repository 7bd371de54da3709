// What distinguishes one body of the figure from another: sex, stature, build.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jingluo::body {

inline constexpr double least_stature_m = 1.40, most_stature_m = 2.10;
inline constexpr double leanest_build = -1, heaviest_build = 1;

struct Shape {
    double sex = 0;        // 0 female to 1 male
    double stature_m = 0;  // 0: the average of that sex
    double build = 0;      // -1 lean, 0 average, 1 heavy
    bool operator==(const Shape&) const = default;
};

/// The shape with every number brought into its range; what is no number becomes that of the average woman.
Shape within_ranges(Shape shape);

/// "female", "male" or a number from 0 to 1; nothing for anything else.
std::optional<double> sex_named(std::string_view word);
/// A plain decimal number from `least` to `most`; nothing for anything else.
std::optional<double> number_within(std::string_view word, double least, double most);

}  // namespace jingluo::body
