// The draped figure's marks, laid onto the foreign skin itself.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "fit/median.h"
#include "fit/skin.h"
#include "fit/template.h"

namespace jingluo::fit {

class Laid {
  public:
    /// Keeps references to all of them. `points` are the draped ones; `straight` is the median plane of a body whose
    /// midline lies in one.
    Laid(const Template& figure, const Eigen::Matrix3Xd& rest, const Eigen::Matrix3Xd& posed,
         const Eigen::Matrix3Xd& points, const Skin& skin, const std::optional<MedianPlane>& straight);

    /// Where a mark lies on the skin. What has no side stays in its own sagittal plane; of a straight body, in the
    /// median plane, to which the drape alone would not keep it where the back has no features.
    Eigen::Vector3d operator()(std::uint32_t mark, bool unsided) const;

    /// Moves the webs between fingers and between toes from the flank of a digit, where the nearest skin is, to the
    /// bottom between the two. `places` holds all landmarks in the figure's frame; `fixed` are left alone.
    void seat_webs(std::map<std::string, Eigen::Vector3d>& places,
                   const std::map<std::string, glm::dvec3>& fixed) const;

    /// Moves the places that the middle fingers reach on the thighs to where those of this body reach. `stood` is the
    /// figure with this body's measures and its own stance.
    void hang_fingertips(std::map<std::string, Eigen::Vector3d>& places, const std::map<std::string, glm::dvec3>& fixed,
                         const Eigen::Matrix3Xd& stood) const;

  private:
    const Template& figure_;
    const Eigen::Matrix3Xd &rest_, &posed_, &points_;
    const Skin& skin_;
    std::optional<MedianPlane> straight_;
    Eigen::Matrix3Xd normals_;
};

}  // namespace jingluo::fit
