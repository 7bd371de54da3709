#include "ui/hand.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "atlas/read.h"

namespace jingluo::test {

namespace {

const char* const regular_font = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const char* const bold_font = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
constexpr int simplified_chinese_face = 2;

bool is_in_view(const ui::Drawn& drawn) {
    const float x = (drawn.min_x + drawn.max_x) / 2, y = (drawn.min_y + drawn.max_y) / 2;
    return x > drawn.clip_min_x && x < drawn.clip_max_x && y > drawn.clip_min_y && y < drawn.clip_max_y;
}

}  // namespace

Specimen::Specimen(atlas::Atlas of) : atlas(std::move(of)), search(atlas) {
    for (const atlas::Point& point : atlas.points) {
        for (const atlas::Member& member : point.members) {
            for (const atlas::Side side : {atlas::Side::left, atlas::Side::right}) {
                locate::PlacedPoint placed;
                placed.id = {point.code, member.name, point.midline ? atlas::Side::midline : side};
                placed.construction.landmarks = {{"spinous_process_l2_inferior_border", {0, 1, 0}}};
                placed.construction.ways = {{"1.5 cun lateral", {}, 0.036, 1.5, {}, "back_transverse", 0.0243}};
                placements.points.push_back(placed);
                if (point.midline) break;
            }
        }
    }
}

const atlas::Atlas& real_atlas() {
    static const atlas::ReadResult read = atlas::read_atlas(std::string(JINGLUO_SOURCE_DIR) + "/points");
    for (const base::Fault& fault : read.faults) ADD_FAILURE() << base::to_string(fault);
    return read.atlas;
}

Hand::Hand(const Specimen& of, ImVec2 size, float scale_is)
    : specimen(of), scale(scale_is), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60;
#if IMGUI_VERSION_NUM < 18700
    for (const ImGuiKey key : {ImGuiKey_Escape, ImGuiKey_Enter, ImGuiKey_Backspace, ImGuiKey_A})
        io.KeyMap[key] = 256 + key;
#endif
    ui::load_fonts(regular_font, simplified_chinese_face, bold_font, simplified_chinese_face, specimen.atlas, scale);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    move(-100, -100);
}

Hand::~Hand() {
    ui::probe_into(nullptr);
    ImGui::DestroyContext(context_);
}

void Hand::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ui::set_style(state.theme, scale);
        drawn.clear();
        ui::probe_into(&drawn);
        ImGui::NewFrame();
        const locate::PlacedPoint* selected = nullptr;
        for (const locate::PlacedPoint& point : specimen.placements.points) {
            if (state.selected && point.id == *state.selected) selected = &point;
        }
        const ui::Context context{.state = state,
                                  .world = specimen.world,
                                  .certificate = has_certificate && selected != nullptr ? &certificate : nullptr,
                                  .selected = selected,
                                  .faults = faults,
                                  .scale = scale,
                                  .mouse_x_px = ImGui::GetIO().MousePos.x,
                                  .mouse_y_px = ImGui::GetIO().MousePos.y,
                                  .pictures_folder = "/srv/pictures",
                                  .has_figure = has_figure,
                                  .has_file = has_file,
                                  .landmarks = state.landmarks ? &landmarks : nullptr};
        out = ui::draw(context, memory);
        ImGui::Render();
        ui::probe_into(nullptr);
        for (const scene::Action& action : out.actions) {
            actions.push_back(action);
            if (applies) state = scene::apply(state, action, specimen.world);
        }
        for (const ui::Request& request : out.requests) requests.push_back(request);
    }
}

void Hand::move(float x, float y) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MousePos = {x, y};
#else
    ImGui::GetIO().AddMousePosEvent(x, y);
#endif
}

void Hand::press() {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MouseDown[0] = true;
#else
    ImGui::GetIO().AddMouseButtonEvent(0, true);
#endif
}

void Hand::release() {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MouseDown[0] = false;
#else
    ImGui::GetIO().AddMouseButtonEvent(0, false);
#endif
}

void Hand::wheel(float steps) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().MouseWheel += steps;
#else
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
#endif
}

void Hand::click(const std::string& name) {
    const ui::Drawn* found = button(name);
    ASSERT_NE(found, nullptr) << "no button '" << name << "'";
    ASSERT_TRUE(is_in_view(*found)) << "button '" << name << "' is not in view at y " << found->min_y;
    move((found->min_x + found->max_x) / 2, (found->min_y + found->max_y) / 2);
    frame(2);
    press();
    frame();
    release();
    frame(2);
}

void Hand::type(const std::string& text) {
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    frame(2);
}

void Hand::key(ImGuiKey key) {
#if IMGUI_VERSION_NUM < 18700
    ImGui::GetIO().KeysDown[ImGui::GetIO().KeyMap[key]] = true;
    frame();
    ImGui::GetIO().KeysDown[ImGui::GetIO().KeyMap[key]] = false;
#else
    ImGui::GetIO().AddKeyEvent(key, true);
    frame();
    ImGui::GetIO().AddKeyEvent(key, false);
#endif
    frame();
}

const ui::Drawn* Hand::button(const std::string& name) const {
    const auto found = std::find_if(drawn.begin(), drawn.end(), [&](const ui::Drawn& is) {
        return is.kind == ui::Drawn::Kind::button && is.what == name;
    });
    return found == drawn.end() ? nullptr : &*found;
}

const ui::Drawn* Hand::text(const std::string& words) const {
    const auto found = std::find_if(drawn.begin(), drawn.end(), [&](const ui::Drawn& is) {
        return is.kind == ui::Drawn::Kind::text && is.what.find(words) != std::string::npos;
    });
    return found == drawn.end() ? nullptr : &*found;
}

bool Hand::scroll_to(const std::string& name) {
    move(static_cast<float>(out.panel_width_px) / 2, ImGui::GetIO().DisplaySize.y * 0.6f);
    frame(2);
    for (int i = 0; i < 400; ++i) {
        const ui::Drawn* found = button(name);
        if (found != nullptr && is_in_view(*found)) {
            // Away from the edge, so that nothing covers it.
            const float margin = 30;
            if (found->min_y > found->clip_min_y + margin && found->max_y < found->clip_max_y - margin) return true;
        }
        wheel(found != nullptr && found->min_y < found->clip_min_y + 30 ? 0.4f : -0.4f);
        frame(2);
    }
    return false;
}

}  // namespace jingluo::test
