// The last step of a fit: a smooth displacement that lays the posed figure onto the foreign skin.
#pragma once

#include <functional>
#include <vector>

#include "fit/skin.h"
#include "fit/template.h"

namespace jingluo::fit {

/// All points after draping. Pins are met. `progress` is told 0..1 and may throw Stopped.
Eigen::Matrix3Xd draped(const Template& figure, const Eigen::Matrix3Xd& posed, const std::vector<Pin>& pins,
                        const Skin& skin, const std::function<void(double)>& progress);

}  // namespace jingluo::fit
