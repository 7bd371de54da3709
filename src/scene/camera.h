// The viewer's eye: an orbit about a target whose floor stays down, and the named views.
#pragma once

#include <glm/glm.hpp>
#include <string>
#include <vector>

#include "scene/frame.h"

namespace jingluo::scene {

/// prone, supine and side_lying turn the camera as if it stood over a person lying so; the posture does not change.
enum class View { back, front, left, right, prone, supine, side_lying };

std::string to_string(View view);
/// Throws base::BadInput with the nearest name.
View view_named(const std::string& word);

struct Camera {
    glm::dvec3 target{0, 0.6, 0};         // what the eye turns about, metres
    double yaw = 3.14159265358979323846;  // radians about +Y; 0 looks at the front (eye on +Z), pi at the back
    double pitch = 0;                     // radians, positive looks down from above; within +-89 degrees
    double roll = 0;                      // radians, only 0 or +-pi/2: the lying views
    double distance = 3;                  // metres from eye to target
    double fov_y = 0.35;                  // radians; narrow, as a long lens draws a figure
    // Of what stands before the target only so much is drawn, metres: the inner side of one leg is seen from the other
    // side only where the other leg is left out. Ends when the eye turns.
    double clear_m = 1e9;
    // Left, up and front of the body as columns, in its file's frame: the eye turns with a body that lies in its file,
    // so that it stands in the picture. Yaw and pitch are about these axes.
    glm::dmat3 stand{1};
};

/// The picture's free rectangle, pixels: panel and title cover the rest. Framing centres on it.
struct Viewport {
    int width_px = 1280, height_px = 720;
    int left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;  // covered margins
    int covered_left_px = 0;  // of the left margin, what a panel hides: not drawn at all
    float scale = 1;          // content scale of the screen
};

Lens lens_of(const Camera& camera, const Viewport& viewport, double body_radius_m);

/// A ray through a pixel of the picture, world frame, from the eye or from where the camera begins to draw; direction
/// is unit.
struct Ray {
    glm::dvec3 origin{0}, direction{0, 0, -1};
};
Ray ray_through(const Camera& camera, const Viewport& viewport, glm::dvec2 pixel);
/// Where a place falls in the picture (pixels), and its depth in front of the eye in metres (negative: behind it).
struct Projected {
    glm::dvec2 pixel{0};
    double depth_m = 0;
};
Projected project(const Camera& camera, const Viewport& viewport, glm::dvec3 place);

Camera turned(Camera camera, double right_rad, double up_rad);
/// Moves the target so that what lay under the cursor at the target's depth follows it.
Camera panned(Camera camera, const Viewport& viewport, glm::dvec2 by_px);
/// Zooms by a factor (> 1 nearer) towards the place under the cursor.
Camera zoomed(Camera camera, const Viewport& viewport, glm::dvec2 pixel, double factor);
/// Frames these places from a direction of view, within the free rectangle, with a margin (fraction of its size).
Camera framed(Camera camera, View view, const Viewport& viewport, const std::vector<glm::dvec3>& places, double margin);
/// The same without turning.
Camera framed_as_turned(Camera camera, const Viewport& viewport, const std::vector<glm::dvec3>& places, double margin);

}  // namespace jingluo::scene
