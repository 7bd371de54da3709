// Joints first, then measures: the numbers of a pose that bring the figure nearest to pins and skin.
#pragma once

#include <functional>
#include <vector>

#include "fit/pose.h"
#include "fit/skin.h"

namespace jingluo::fit {

/// From the pins alone, with each way of turning the forearms tried.
Eigen::VectorXd stand_by_pins(const Template& figure, const Pose& pose, const std::vector<Pin>& pins);

/// Refined on the skin. `progress` is told 0..1 and may throw Stopped.
void stand_on_skin(const Template& figure, const Pose& pose, const std::vector<Pin>& pins, const Skin& skin,
                   Eigen::VectorXd& numbers, const std::function<void(double)>& progress);

}  // namespace jingluo::fit
