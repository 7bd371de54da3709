// Landmark mode: which landmark to set next, what it is and how it is felt, and what can be done.
#include <algorithm>
#include <array>

#include "scene/landmark_acts.h"
#include "ui/imgui_shim.h"
#include "ui/landmark_rows.h"
#include "ui/probe.h"
#include "ui/signs.h"
#include "ui/text.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace jingluo::ui {

namespace {

using scene::HowSet;

struct Act {
    const char* words;
    scene::Action action;
    bool can = true, accent = false;
};

/// Buttons of equal width over the column; what cannot be done now is drawn faintly and does nothing.
void button_row(Pane& pane, std::initializer_list<Act> acts) {
    const ImVec2 at = pane.here();
    const float gap = pane.px(8), height = control_height(pane);
    const auto count = static_cast<float>(acts.size());
    const float width = std::floor((pane.width - gap * (count - 1)) / count);
    float x = at.x;
    for (const Act& act : acts) {
        if (act.can) {
            if (button(pane, act.words, {x, at.y}, width, act.accent)) pane.act(act.action);
        } else {
            ImGui::GetWindowDrawList()->AddRect({x, at.y}, {x + width, at.y + height}, pane.look.line, pane.px(6));
            const ImVec2 text = text_size(pane.fonts.body, act.words);
            write_line({std::floor(x + (width - text.x) / 2), std::floor(at.y + (height - text.y) / 2)}, act.words,
                       pane.fonts.body, pane.look.control);
        }
        x += width + gap;
    }
    ImGui::SetCursorScreenPos(at);
    pane.advance(height);
}

void progress_bar(Pane& pane, double share) {
    const ImVec2 at = pane.here();
    const float thick = pane.px(6);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + pane.width, at.y + thick}, pane.look.line, thick / 2);
    const float done = pane.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    if (done >= thick) list->AddRectFilled(at, {at.x + done, at.y + thick}, pane.look.accent, thick / 2);
    pane.advance(thick);
}

/// Where a person stands, in a line: "5 of 23 to begin with", "631 landmarks, 12 to be looked at".
std::string where_words(const scene::LandmarkWork& work, const scene::LandmarkProgress& progress) {
    const scene::Marks& marks = *work.now;
    const auto at = std::find(work.guide->telling.begin(), work.guide->telling.end(), marks.asked);
    if (!marks.proposed && at != work.guide->telling.end()) {
        return "Landmark " + std::to_string(at - work.guide->telling.begin() + 1) + " of " +
               std::to_string(progress.telling) + " to begin with";
    }
    if (!marks.proposed)
        return std::to_string(progress.telling_set) + " of " + std::to_string(progress.telling) + " set";
    if (progress.doubtful > 0) return "To be looked at: " + std::to_string(progress.doubtful);
    return std::to_string(progress.set) + " of " + std::to_string(progress.all) + " landmarks";
}

std::string status_words(const scene::Marks& marks) {
    const auto found = marks.set.find(marks.asked);
    if (found == marks.set.end()) return "Click it on the body.";
    const scene::Mark& mark = found->second;
    if (mark.how == HowSet::mirrored) return "Guessed from the other side. Enter accepts it, a click sets it anew.";
    if (mark.how == HowSet::proposed) {
        return "Proposed, perhaps " + number(mark.doubt_mm, 0) +
               " mm off. Enter accepts it, a click or a drag corrects it.";
    }
    return "Set. A click or a drag moves it, Enter goes on.";
}

void nothing_asked(Pane& pane, const scene::LandmarkProgress& progress) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    if (marks.proposed) {
        write(pane, "Every landmark in doubt was looked at", pane.fonts.heading, pane.look.ink);
        pane.gap(2);
        write(pane, "Save, or choose any landmark in the list or on the body to correct it.", pane.fonts.body,
              pane.look.ink_soft);
    } else if (progress.telling_set == progress.telling || pane.context.landmarks->wanted.empty()) {
        write(pane, "That is enough to go on", pane.fonts.heading, pane.look.ink);
        pane.gap(2);
        write(pane, "Our own body can now be fitted to this one; it then proposes all other landmarks. Enter begins.",
              pane.fonts.body, pane.look.ink_soft);
    } else {
        write(pane, "Some were left out", pane.fonts.heading, pane.look.ink);
        pane.gap(2);
        write(pane, "Choose them in the list: " + sided_words(pane.context.landmarks->wanted.front()) + " ...",
              pane.fonts.body, pane.look.ink_soft);
    }
}

/// The name and what can be done stand still; what there is to read about it may scroll.
void asked_for(Pane& pane) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    write(pane, sided_words(marks.asked), pane.fonts.heading, pane.look.ink);
    pane.gap(2);
    write(pane, status_words(marks), pane.fonts.body, pane.look.accent);
}

void definition(Pane& pane) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    const atlas::Landmark* landmark = scene::landmark_named(pane.atlas().dictionary, marks.asked);
    if (landmark == nullptr) return;
    if (pane.memory.landmark_read != marks.asked) {
        pane.memory.landmark_read = marks.asked;
        ImGui::SetScrollY(0);
    }
    write(pane, landmark->description, pane.fonts.body, pane.look.ink);
    if (!landmark->palpation.empty()) {
        pane.gap(4);
        write(pane, landmark->palpation, pane.fonts.small, pane.look.ink_soft);
    }
    pane.gap(14);
}

void propose(Pane& pane) {
    const LandmarkView& view = *pane.context.landmarks;
    const scene::Marks& marks = *pane.state().landmarks->now;
    if (view.proposing) {
        write(pane, "Our own body is being fitted to this one ...", pane.fonts.body, pane.look.ink);
        pane.gap(6);
        progress_bar(pane, view.share);
        pane.gap(8);
        const ImVec2 at = pane.here();
        if (button(pane, "Stop", at, button_width(pane, "Stop"))) pane.out.requests.emplace_back(StopProposing{});
        ImGui::SetCursorScreenPos(at);
        pane.advance(control_height(pane));
        return;
    }
    if (!view.can_propose) {
        write(pane, "Our own body is not installed, so nothing can be proposed.", pane.fonts.small, pane.look.ink_soft);
        return;
    }
    if (!view.wanted.empty()) {
        std::string words = "The others are proposed once these are set too: ";
        const size_t most = 4;
        for (size_t i = 0; i < std::min(most, view.wanted.size()); ++i)
            words += (i == 0 ? "" : "; ") + sided_words(view.wanted[i]);
        if (view.wanted.size() > most) words += " and " + std::to_string(view.wanted.size() - most) + " more";
        write(pane, words + ".", pane.fonts.small, pane.look.ink_soft);
        return;
    }
    const bool telling_left = !marks.proposed && !marks.asked.empty();
    const char* words = marks.proposed ? "Propose again" : "Propose the rest";
    const bool due = !marks.proposed ? !telling_left : view.newer;
    const ImVec2 at = pane.here();
    if (button(pane, words, at, due ? pane.width : button_width(pane, words), due))
        pane.out.requests.emplace_back(ProposeLandmarks{});
    ImGui::SetCursorScreenPos(at);
    pane.advance(control_height(pane));
    if (marks.proposed) {
        pane.gap(2);
        write(pane, "What you set stays where it is; the others follow it.", pane.fonts.small, pane.look.ink_soft);
    }
}

void points(Pane& pane) {
    const LandmarkView& view = *pane.context.landmarks;
    if (view.points_all == 0) return;
    const std::string words =
        "Points found: " + std::to_string(view.points_found) + " of " + std::to_string(view.points_all);
    write_heading(pane, words);
    if (toggle(pane, "Show them on the body", pane.state().landmarks->show_points))
        pane.act(scene::ShowLandmarkPoints{!pane.state().landmarks->show_points});
    if (view.missing.empty()) return;
    if (!fold(pane, "missing points", "What the others want", pane.fonts.body, pane.look.ink_soft)) return;
    Column inset(pane, pane.px(20), 0);
    for (const LandmarkView::Missing& missing : view.missing) {
        write(pane, missing.point + ": " + claim_words(missing.why), pane.fonts.small, pane.look.ink_soft);
        pane.gap(2);
    }
}

void ask_replace(Pane& pane) {
    const Box box(pane, warning_box(pane));
    write_caution(pane, {"There is already a file of landmarks that was not made here. Replace it?", {}});
    write(pane, pane.context.landmarks->file, pane.fonts.small, pane.look.ink);
    pane.gap(8);
    const ImVec2 at = pane.here();
    const float yes = button_width(pane, "Replace"), no = button_width(pane, "Keep it");
    if (button(pane, "Keep it", at, no)) pane.out.requests.emplace_back(KeepLandmarksFile{});
    if (button(pane, "Replace", {at.x + no + pane.px(8), at.y}, yes, true))
        pane.out.requests.emplace_back(SaveLandmarks{true});
    ImGui::SetCursorScreenPos(at);
    pane.advance(control_height(pane));
}

}  // namespace

void draw_landmark_task(Pane& pane) {
    const scene::LandmarkWork& work = *pane.state().landmarks;
    const scene::LandmarkProgress progress = scene::progress_of(work, pane.atlas().dictionary);
    write(pane, "Landmarks of " + pane.context.landmarks->body, pane.fonts.small, pane.look.ink_soft);
    pane.gap(4);
    progress_bar(pane,
                 work.now->proposed ? 1.0 : static_cast<double>(progress.telling_set) / std::max(1, progress.telling));
    pane.gap(4);
    write(pane, where_words(work, progress), pane.fonts.small, pane.look.ink_soft);
    pane.gap(8);
    const scene::Marks& marks = *work.now;
    if (marks.asked.empty()) {
        nothing_asked(pane, progress);
    } else {
        asked_for(pane);
    }
}

namespace {

/// One look shows all that lies about a place: what is right there need not be accepted one by one.
void accept_part(Pane& pane) {
    const scene::LandmarkWork& work = *pane.state().landmarks;
    const auto names = scene::doubtful_beside(work, pane.atlas().dictionary, work.now->asked);
    if (names.size() < 2) return;
    const std::string words = "Accept it and the " + std::to_string(names.size() - 1) + " others in doubt about it";
    if (link(pane, "accept part", words, pane.fonts.body)) pane.act(scene::AcceptPart{});
    pane.gap(10);
}

/// What seems wrong with left and right, and what was done or can be done about it.
void sides(Pane& pane) {
    const scene::LandmarkWork& work = *pane.state().landmarks;
    const bool swapped = scene::sides_seem_swapped(work);
    if (!swapped && work.put_right.empty() && work.wrong_side.empty()) return;
    {
        const Box box(pane, swapped || work.put_right.empty() ? warning_box(pane) : note_box(pane));
        if (swapped) {
            write_caution(pane,
                          {"Left and right seem to be exchanged. They are the body's own: its left hand is at your "
                           "right when it faces you.",
                           {}});
            const ImVec2 at = pane.here();
            if (button(pane, "Swap left and right", at, button_width(pane, "Swap left and right"), true))
                pane.act(scene::SwapSides{});
            ImGui::SetCursorScreenPos(at);
            pane.advance(control_height(pane));
        } else if (!work.put_right.empty()) {
            write(pane,
                  "You clicked the body's other side, so that was taken as " + sided_words(work.put_right) +
                      ". Undo takes it back.",
                  pane.fonts.small, pane.look.ink);
        } else {
            write_caution(pane,
                          {sided_words(work.wrong_side) + " seems to lie on the other side. Left and right are the "
                                                          "body's own; Undo takes it back.",
                           {}});
        }
    }
    pane.gap(12);
}

}  // namespace

void draw_landmark_page(Pane& pane) {
    const scene::Marks& marks = *pane.state().landmarks->now;
    pane.gap(8);
    sides(pane);
    definition(pane);
    if (pane.context.landmarks->ask_replace) {
        ask_replace(pane);
        pane.gap(12);
    }
    if (marks.set.empty()) {
        const Box box(pane, note_box(pane));
        write(pane,
              "Points are found from landmarks, and this body has none yet. Click the " +
                  std::to_string(pane.state().landmarks->guide->telling.size()) +
                  " that tell most; then the program proposes all others, and you correct them. The picture at the "
                  "right shows each on our own body. Drag turns the body, the wheel brings it nearer. Left and right "
                  "are the body's own.",
              pane.fonts.small, pane.look.ink);
    } else {
        accept_part(pane);
        propose(pane);
    }
    pane.gap(16);
    points(pane);
    pane.gap(16);
    draw_landmark_list(pane);
    if (!pane.context.landmarks->kept.empty() && !pane.context.landmarks->saved) {
        pane.gap(16);
        write(pane, "Work under way is kept in " + pane.context.landmarks->kept, pane.fonts.small, pane.look.ink_soft);
    }
    pane.gap(24);
}

void draw_landmark_footer(Pane& pane) {
    const LandmarkView& view = *pane.context.landmarks;
    const scene::LandmarkWork& work = *pane.state().landmarks;
    const scene::Marks& marks = *work.now;
    // Where they are does not depend on how much there is to read: the hand finds them again.
    const auto found = marks.set.find(marks.asked);
    const bool guess = found != marks.set.end() && !scene::by_person(found->second.how);
    button_row(pane, {{guess ? "Accept" : "Next", scene::AcceptLandmark{}, found != marks.set.end(), guess},
                      {"Skip", scene::SkipLandmark{}, !marks.asked.empty()},
                      {"Back", scene::BackLandmark{}, !work.trail.empty()}});
    pane.gap(8);
    button_row(pane, {{"Undo", scene::UndoLandmark{}, !work.done.empty()},
                      {"Redo", scene::RedoLandmark{}, !work.undone.empty()},
                      {"Clear", scene::ForgetLandmark{}, found != marks.set.end()}});
    pane.gap(12);
    const ImVec2 at = pane.here();
    float x = at.x;
    const auto press = [&](const char* words, bool accent) {
        const float width = button_width(pane, words);
        const bool pressed = button(pane, words, {x, at.y}, width, accent);
        x += width + pane.px(8);
        return pressed;
    };
    // Before the first point is found there is nothing that anybody else could use; the work itself is kept anyway.
    if (view.points_found > 0 && press("Save", marks.proposed && !view.saved))
        pane.out.requests.emplace_back(SaveLandmarks{});
    if (press("Leave", false)) pane.act(scene::LeaveLandmarks{});
    if (press("Keys and mouse", false)) pane.memory.help_open = true;
    ImGui::SetCursorScreenPos(at);
    pane.advance(control_height(pane));
}

ImVec2 landmark_picture_size(ImVec2 display_px, float scale) {
    const float side = std::floor(std::min({280 * scale, 0.24f * display_px.x, 0.42f * display_px.y}));
    return {side, std::floor(side * 1.12f)};
}

void draw_landmark_picture(Pane& pane) {
    if (!pane.state().landmarks || pane.context.landmarks == nullptr) return;
    const LandmarkView& view = *pane.context.landmarks;
    const std::string& asked = pane.state().landmarks->now->asked;
    if (view.picture == 0 || asked.empty()) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const ImVec2 size(static_cast<float>(view.picture_width_px), static_cast<float>(view.picture_height_px));
    const float edge = pane.px(16);
    ImGui::SetNextWindowPos({screen.x - size.x - edge, edge});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, pane.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##landmark picture", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoInputs |
                     ImGuiWindowFlags_NoBackground);
    const ImVec2 at = ImGui::GetWindowPos(), to(at.x + size.x, at.y + size.y);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddImageRounded(shim::texture(view.picture), at, to, {0, 0}, {1, 1}, IM_COL32_WHITE, pane.px(8));
    note(Drawn::Kind::sign, "landmark picture", at, to);
    const float line = shim::font_size(pane.fonts.small), foot = to.y - line - pane.px(6);
    list->AddRectFilled({at.x, foot}, to, pane.look.card, pane.px(8), ImDrawFlags_RoundCornersBottom);
    list->AddRect(at, to, pane.look.control, pane.px(8));
    write_line({at.x + pane.px(10), foot + pane.px(2)}, "On our own body", pane.fonts.small, pane.look.ink_soft);
    ImGui::End();
    ImGui::PopStyleVar(3);
}

}  // namespace jingluo::ui
