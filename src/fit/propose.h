// From a dozen clicked landmarks to all of them: the figure is fitted to a body that the project did not make.
#pragma once

#include <functional>
#include <glm/glm.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "body/body.h"
#include "body/figure.h"

namespace jingluo::fit {

/// Landmarks by name (sided ones end in ".l" or ".r", the body's own sides), in the foreign body's frame and unit.
using Places = std::map<std::string, glm::dvec3>;

struct Proposal {
    Places landmarks;  // all of the figure's, on the foreign skin; the seeds just where they were given
    std::map<std::string, std::vector<glm::dvec3>> lines;  // as the figure's, every place on the foreign skin
    std::map<std::string, body::PartFrame> parts;          // body::frames_from(landmarks)
    /// How far each proposed landmark may be off, in thousandths of the foreign frame's unit (mm where that is metres).
    /// With seeds clicked 5 mm beside, 19 of 20 lie nearer to the truth on posed bodies of the figure. A seed's is 0.
    std::map<std::string, double> doubt_mm;
    body::Shape shape;  // the figure's shape that came nearest; its stature is that of the foreign body stood up
};

/// The most telling landmarks in the order in which they are best asked for, sided ones with their side, left first.
const std::vector<std::string>& telling_landmarks();

/// What is still missing before `propose` has enough to go by, in the order of telling_landmarks(). Where several
/// landmarks would serve (the elbow's tip or its crease), the most telling one is named. Empty: enough is known.
std::vector<std::string> missing_seeds(const Places& seeds);

/// Told how far the work is, 0 to 1; an answer of false stops it.
using Progress = std::function<bool(double)>;

/// Fits `figure` to the skin of `foreign` from `seeds`: any size, any axes, arms hanging to level, palms any way, legs
/// together or apart. Everything that `seeds` has is kept; names that the figure does not know are ignored. Nothing
/// when stopped, when seeds are missing (see missing_seeds) or when the body has no skin. Takes seconds; works on one
/// thread and touches nothing but its arguments, so that it may run beside the window. Throws base::BadInput for a
/// figure without the landmarks that its joints need.
std::optional<Proposal> propose(const body::Figure& figure, const body::Body& foreign, const Places& seeds,
                                const Progress& progress = {});

/// The first guess of a sided landmark from the other side's place in `seeds`: mirrored in the sagittal plane that the
/// seeds of the midline and those of both sides give, and dropped onto the skin there. Nothing when `name` has no side,
/// the other side is not among the seeds, or they give no plane yet.
std::optional<glm::dvec3> mirrored(const body::Body& foreign, const Places& seeds, const std::string& name);

}  // namespace jingluo::fit
