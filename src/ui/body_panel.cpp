// Which body is shown: the woman, the man, or the figure in another shape.
#include <array>

#include "ui/imgui_shim.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

using Kind = scene::BodyChoice::Kind;

namespace {

void choose(Pane& pane) {
    const scene::BodyChoice& body = pane.state().body;
    std::vector<const char*> labels{"Female", "Male"};
    std::vector<Kind> kinds{Kind::female, Kind::male};
    if (pane.context.has_file) {
        labels.push_back("From file");
        kinds.push_back(Kind::file);
    }
    int chosen = -1;
    for (size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] == body.kind) chosen = static_cast<int>(i);
    }
    const int clicked = segmented(pane, "body", labels, chosen);
    if (clicked >= 0) pane.act(scene::ChooseBody{kinds[static_cast<size_t>(clicked)]});
}

}  // namespace

void draw_body(Pane& pane) {
    const scene::State& state = pane.state();
    body::Shape shape = state.body.shape;
    if (state.body.kind == Kind::file) shape = {};
    const double stature_m = shape.stature_m > 0 ? shape.stature_m : 1.65;
    const std::string stature_words = number(stature_m * 100, 0) + " cm";
    const std::string words = state.body.kind == Kind::file ? "Body from a file"
                                                            : "Body: " + sex_words(shape.sex) + ", " + stature_words +
                                                                  ", " + build_words(shape.build);
    if (!fold(pane, "body", words, pane.fonts.body, pane.look.ink)) return;
    pane.gap(4);
    choose(pane);
    if (state.body.kind == Kind::file) {
        pane.gap(6);
        const ImVec2 at = pane.here();
        if (button(pane, "Landmarks ...", at, button_width(pane, "Landmarks ...")))
            pane.out.requests.emplace_back(OpenLandmarks{});
        ImGui::SetCursorScreenPos(at);
        pane.advance(control_height(pane));
    }
    if (!pane.context.has_figure) return;
    pane.gap(6);
    if (const auto to = slider(pane, "Sex", sex_words(shape.sex), shape.sex, 0, 1, 0.02))
        pane.act(scene::SetBodyShape{{*to, stature_m, shape.build}});
    if (const auto to =
            slider(pane, "Stature", stature_words, stature_m, body::least_stature_m, body::most_stature_m, 0.01))
        pane.act(scene::SetBodyShape{{shape.sex, *to, shape.build}});
    if (const auto to = slider(pane, "Build", build_words(shape.build), shape.build, body::leanest_build,
                               body::heaviest_build, 0.02, 0))
        pane.act(scene::SetBodyShape{{shape.sex, stature_m, *to}});
    pane.gap(2);
    // A line in either case: the sliders must not move away under the hand that has just taken one.
    if (state.body.kind == Kind::shaped) {
        const bool woman = shape.sex < 0.5;
        if (link(pane, "reset body", woman ? "Back to the average woman" : "Back to the average man", pane.fonts.small))
            pane.act(scene::ChooseBody{woman ? Kind::female : Kind::male});
    } else {
        write(pane, "Points and channels follow.", pane.fonts.small, pane.look.ink_soft);
    }
}

}  // namespace jingluo::ui
