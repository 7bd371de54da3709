#include "sheet_camera.h"

#include <stdexcept>

namespace jingluo::forge {

const std::vector<SheetCamera>& sheet_cameras() {
    static const std::vector<SheetCamera> cameras = {
        {"front", {0.0, 0.84, 0.0}, 0, 0, 1.74, 0.76},
        {"back", {0.0, 0.84, 0.0}, 180, 0, 1.74, 0.76},
        {"left", {0.0, 0.84, 0.0}, 90, 0, 1.74, 0.40},
        {"right", {0.0, 0.84, 0.0}, 270, 0, 1.74, 0.40},
        {"front-left", {0.0, 0.84, 0.0}, 40, 4, 1.74, 0.60},
        {"back-left", {0.0, 0.84, 0.0}, 140, 4, 1.74, 0.60},
        {"torso-front", {0.0, 1.17, 0.0}, 0, 0, 0.72, 0.75},
        {"torso-back", {0.0, 1.17, 0.0}, 180, 0, 0.72, 0.75},
        {"torso-three-quarter", {0.0, 1.17, 0.0}, 35, 8, 0.72, 0.75},
        {"shoulder-back", {0.09, 1.30, 0.0}, 160, 10, 0.40, 0.9},
        {"lower-back", {0.0, 0.96, 0.0}, 180, 0, 0.40, 1.0},
        {"lower-back-left", {0.0, 0.94, 0.0}, 145, 5, 0.42, 0.9},
        {"pelvis-front", {0.0, 0.92, 0.0}, 0, 0, 0.36, 1.0},
        {"legs-front", {0.0, 0.44, 0.0}, 0, 0, 0.92, 0.55},
        {"legs-back", {0.0, 0.44, 0.0}, 180, 0, 0.92, 0.55},
        {"leg-lateral", {0.11, 0.44, 0.0}, 90, 0, 0.92, 0.40},
        {"legs-three-quarter", {0.0, 0.44, 0.0}, 40, 4, 0.92, 0.55},
        {"legs-back-three-quarter", {0.0, 0.44, 0.0}, 140, 4, 0.92, 0.55},
        {"knee-front", {0.122, 0.46, 0.0}, 10, 0, 0.22, 0.8},
        {"knee-lateral", {0.122, 0.46, 0.0}, 90, 0, 0.22, 0.8},
        {"knee-medial", {0.122, 0.46, 0.0}, 300, 0, 0.22, 0.8},
        {"knee-back", {0.122, 0.46, 0.0}, 180, 0, 0.22, 0.8},
        {"foot-above", {0.145, 0.04, 0.045}, 0, 75, 0.30, 0.6},
        {"foot-lateral", {0.145, 0.06, 0.045}, 99, 8, 0.20, 1.5},
        {"foot-medial", {0.145, 0.06, 0.045}, 285, 8, 0.20, 1.5},
        {"foot-front", {0.155, 0.05, 0.10}, 12, 15, 0.16, 1.0},
        {"foot-back", {0.135, 0.06, -0.02}, 185, 8, 0.18, 0.9},
        {"foot-sole", {0.145, 0.0, 0.045}, 0, -80, 0.30, 0.6},
        {"toes", {0.160, 0.02, 0.150}, 10, 50, 0.11, 1.2},
        {"hand-palm", {0.50, 0.805, -0.01}, 0, 0, 0.26, 0.9},
        {"hand-back", {0.50, 0.805, -0.01}, 180, 0, 0.26, 0.9},
        {"hand-lateral", {0.50, 0.805, -0.01}, 75, 10, 0.26, 0.8},
        {"hand-medial", {0.50, 0.805, -0.01}, 270, 0, 0.26, 0.8},
        {"fingers", {0.535, 0.757, 0.0}, 180, 10, 0.13, 1.1},
        {"arm-front", {0.30, 1.07, 0.0}, 0, 0, 0.62, 0.75},
        {"arm-back", {0.30, 1.07, 0.0}, 180, 0, 0.62, 0.75},
        {"arm-lateral", {0.30, 1.07, 0.0}, 75, 0, 0.62, 0.75},
        {"elbow-front", {0.296, 1.066, -0.03}, 0, 0, 0.20, 1.0},
        {"elbow-back", {0.296, 1.066, -0.03}, 180, 0, 0.20, 1.0},
        {"face-front", {0.0, 1.565, 0.0}, 0, 0, 0.27, 0.85},
        {"face-three-quarter", {0.0, 1.565, 0.0}, 40, 3, 0.27, 0.85},
        {"face-left", {0.0, 1.555, 0.0}, 90, 0, 0.30, 0.95},
        {"head-back", {0.0, 1.555, 0.0}, 180, 0, 0.30, 0.85},
        {"eye", {0.032, 1.568, 0.09}, 10, 0, 0.065, 1.3},
        {"mouth", {0.0, 1.520, 0.09}, 10, 0, 0.085, 1.2},
        {"nose-below", {0.0, 1.535, 0.09}, 20, -35, 0.08, 1.2},
        {"ear", {0.075, 1.556, -0.005}, 80, 0, 0.085, 0.8},
        {"ear-front", {0.075, 1.556, -0.005}, 35, 0, 0.085, 0.8},
        {"ear-back", {0.075, 1.556, -0.005}, 150, 0, 0.085, 0.8},
    };
    return cameras;
}

std::vector<SheetCamera> choose_cameras(const std::vector<std::string>& names) {
    if (names.empty()) {
        return sheet_cameras();
    }
    std::vector<SheetCamera> out;
    for (const std::string& n : names) {
        const std::size_t before = out.size();
        for (const SheetCamera& c : sheet_cameras()) {
            if (c.name == n) {
                out.push_back(c);
            }
        }
        if (out.size() == before) {
            throw std::invalid_argument("no camera is called '" + n + "'; --list prints them");
        }
    }
    return out;
}

}  // namespace jingluo::forge
