#include "ui/signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/probe.h"

namespace jingluo::ui {

ImU32 packed(const scene::Colour& colour) {
    return ImGui::ColorConvertFloat4ToU32({colour.x, colour.y, colour.z, colour.w});
}

void draw_sign(scene::MarkerShape shape, ImVec2 c, float r, ImU32 fill, ImU32 rim) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr std::array names{"disc", "ring", "diamond", "square", "triangle", "cross"};
    note(Drawn::Kind::sign, names[static_cast<size_t>(shape)], {c.x - r, c.y - r}, {c.x + r, c.y + r});
    const float thick = std::max(1.0f, r / 5);
    switch (shape) {
        case scene::MarkerShape::disc:
            list->AddCircleFilled(c, r, fill, 24);
            list->AddCircle(c, r, rim, 24, thick);
            break;
        case scene::MarkerShape::ring:
            list->AddCircle(c, r, fill, 24, 2 * thick);
            break;
        case scene::MarkerShape::diamond: {
            const float d = r * 1.2f;
            list->AddQuadFilled({c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}, fill);
            list->AddQuad({c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}, rim, thick);
            break;
        }
        case scene::MarkerShape::square:
            list->AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, fill);
            list->AddRect({c.x - r, c.y - r}, {c.x + r, c.y + r}, rim, 0, 0, thick);
            break;
        case scene::MarkerShape::triangle:
            list->AddTriangleFilled({c.x, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}, fill);
            list->AddTriangle({c.x, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}, rim, thick);
            break;
        case scene::MarkerShape::cross:
            draw_cross(c, 2 * r, fill, 2 * thick);
            break;
    }
}

void draw_warning(ImVec2 at, float size, ImU32 colour) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    note(Drawn::Kind::sign, "warning", at, {at.x + size * 1.1f, at.y + size});
    const float thick = std::max(1.0f, size / 10), middle = at.x + size * 0.55f;
    const std::array<ImVec2, 3> corners{ImVec2(middle, at.y + thick),
                                        ImVec2(at.x + size * 1.1f - thick, at.y + size - thick),
                                        ImVec2(at.x + thick, at.y + size - thick)};
    list->AddPolyline(corners.data(), 3, colour, ImDrawFlags_Closed, thick);
    list->AddLine({middle, at.y + size * 0.36f}, {middle, at.y + size * 0.64f}, colour, thick * 1.2f);
    list->AddCircleFilled({middle, at.y + size * 0.77f}, thick * 0.8f, colour, 8);
}

void draw_pattern(ImVec2 from, float length, const std::string& pattern, ImU32 colour, float thickness) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    // Stroke and gap in turn, in thicknesses.
    std::vector<float> rhythm;
    if (pattern == "dash") rhythm = {2.2f, 1.6f};
    if (pattern == "dot") rhythm = {1, 1.4f};
    if (pattern == "dash_dot") rhythm = {3, 1.4f, 1, 1.4f};
    if (pattern == "long_dash") rhythm = {4.4f, 1.6f};
    note(Drawn::Kind::sign, pattern, {from.x, from.y - thickness}, {from.x + length, from.y + thickness});
    const auto stroke = [&](float start, float end) {
        list->AddRectFilled({from.x + start, from.y - thickness / 2}, {from.x + end, from.y + thickness / 2}, colour,
                            rhythm.empty() ? thickness / 2 : 1);
    };
    if (rhythm.empty()) {
        stroke(0, length);
        return;
    }
    float at = 0;
    for (size_t i = 0; at < length; i = (i + 1) % rhythm.size()) {
        const float end = at + rhythm[i] * thickness;
        if (i % 2 == 0) stroke(at, std::min(end, length));
        at = end;
    }
}

void draw_chevron(ImVec2 c, float size, bool open, ImU32 colour, float thickness) {
    const float a = size / 2, b = size / 4;
    const std::array<ImVec2, 3> right{ImVec2(c.x - b, c.y - a), ImVec2(c.x + b, c.y), ImVec2(c.x - b, c.y + a)};
    const std::array<ImVec2, 3> down{ImVec2(c.x - a, c.y - b), ImVec2(c.x, c.y + b), ImVec2(c.x + a, c.y - b)};
    ImGui::GetWindowDrawList()->AddPolyline(open ? down.data() : right.data(), 3, colour, 0, thickness);
}

void draw_tick(ImVec2 c, float size, ImU32 colour, float thickness) {
    const float a = size / 2;
    const std::array<ImVec2, 3> places{ImVec2(c.x - a, c.y), ImVec2(c.x - a / 3, c.y + a * 0.7f),
                                       ImVec2(c.x + a, c.y - a * 0.7f)};
    ImGui::GetWindowDrawList()->AddPolyline(places.data(), 3, colour, 0, thickness);
}

void draw_cross(ImVec2 c, float size, ImU32 colour, float thickness) {
    const float a = size / 2;
    ImGui::GetWindowDrawList()->AddLine({c.x - a, c.y - a}, {c.x + a, c.y + a}, colour, thickness);
    ImGui::GetWindowDrawList()->AddLine({c.x - a, c.y + a}, {c.x + a, c.y - a}, colour, thickness);
}

void draw_lens(ImVec2 c, float size, ImU32 colour, float thickness) {
    const float r = size * 0.36f;
    const ImVec2 middle(c.x - size * 0.1f, c.y - size * 0.1f);
    ImGui::GetWindowDrawList()->AddCircle(middle, r, colour, 20, thickness);
    ImGui::GetWindowDrawList()->AddLine({middle.x + r * 0.71f, middle.y + r * 0.71f}, {c.x + size / 2, c.y + size / 2},
                                        colour, thickness);
}

void draw_half_moon(ImVec2 c, float r, ImU32 colour, float thickness) {
    constexpr float pi = 3.14159265f;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddCircle(c, r, colour, 28, thickness);
    list->PathArcTo(c, r, -pi / 2, pi / 2, 16);
    list->PathFillConvex(colour);
}

}  // namespace jingluo::ui
