#include "app/session.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "app/filters.h"
#include "app/imgui_input.h"
#include "app/panel_picture.h"
#include "app/paths.h"
#include "app/same_picture.h"
#include "app/subject.h"
#include "scene/compose.h"

namespace jingluo::app {

namespace {

// After the last change of view the picture is drawn once more with smooth edges; until then speed matters more.
constexpr double smooth_after_s = 0.15;

scene::MeasureText measure_with(const render::TextMeasure& measure) {
    return [&measure](std::string_view text, float size, bool bold) { return measure(text, size, bold); };
}

/// A name that says what is shown and is not taken: "jingluo-lower_back-BL23.png", then "-2" and so on.
std::filesystem::path free_name(const std::filesystem::path& folder, const scene::State& state) {
    std::string stem = "jingluo";
    if (!state.region.empty()) stem += "-" + state.region;
    if (state.selected) stem += "-" + state.selected->code;
    std::error_code error;
    std::filesystem::path file = folder / (stem + ".png");
    for (int i = 2; std::filesystem::exists(file, error) && i < 10000; ++i)
        file = folder / (stem + "-" + std::to_string(i) + ".png");
    return file;
}

}  // namespace

Session::Session(Window& window, Loaded& loaded, const render::FontFiles& fonts, const Settings& settings,
                 const Options& options)
    : window_(window), loaded_(loaded), world_(loaded.world()), font_files_(fonts), renderer_(fonts), measure_(fonts) {
    ImGui::CreateContext();
    set_up_imgui_input();
    pictures_folder_ = pictures_folder().string();
    has_figure_ = loaded.has_figure();
    has_file_ = !options.body.empty();
    state_.body = loaded.choice();
    state_.theme = options.theme.value_or(settings.theme);
    load_typeface();
    painter_ = std::make_unique<render::PanelPainter>();
    // The panel's width is known only once it has been laid out; the body is framed beside it.
    step(nullptr);
    Options wanted = options;
    const bool asked =
        !options.region.empty() || !options.points.empty() || !options.channels.empty() || !options.select.empty();
    if (!asked && loaded.atlas().find_region(settings.region) != nullptr) wanted.region = settings.region;
    if (!wanted.labels) wanted.labels = settings.labels;
    wanted.theme = state_.theme;
    const scene::Viewport viewport = state_.viewport;
    state_ = state_for(wanted, loaded, viewport);
    if (has_file_ && loaded.choice().kind != scene::BodyChoice::Kind::file) {
        wanted_ = wanted;
        begin_loading();
        return;
    }
    if (options.landmarks || (has_file_ && loaded.placements().points.empty())) open_landmarks();
}

Session::~Session() {
    painter_.reset();
    ImGui::DestroyContext();
}

void Session::load_typeface() {
    scale_ = window_.scale();
    ui::load_fonts(font_files_.regular, font_files_.regular_face, font_files_.bold, font_files_.bold_face,
                   loaded_.atlas(), scale_);
    ui::set_style(state_.theme, scale_);
    if (painter_) painter_->fonts_changed();
    frames_due_ = 3;
}

void Session::fit_viewport() {
    const glm::ivec2 px = window_.framebuffer_px();
    scene::Viewport viewport;
    viewport.width_px = px.x;
    viewport.height_px = px.y;
    viewport.left_px = std::min(panel_width_px_, px.x * 3 / 4);
    viewport.covered_left_px = viewport.left_px;
    viewport.scale = scale_;
    if (!same_viewport(viewport, state_.viewport)) carry_out({scene::Resize{viewport}});
}

void Session::step(const Event* event) {
    if (window_.scale() != scale_) load_typeface();
    if (frames_due_ > 0) --frames_due_;
    const double time_s = event != nullptr ? event->time_s : Window::now_s();
    feed_imgui(event, time_s, window_.framebuffer_px());
    follow_loading();
    if (painter_) painter_->begin_frame();
    const scene::Theme theme = state_.theme;
    ImGui::NewFrame();
    const locate::PlacedPoint* selected = state_.selected ? loaded_.placements().find(*state_.selected) : nullptr;
    const ImVec2 picture = ui::landmark_picture_size(ImGui::GetIO().DisplaySize, scale_);
    const ui::LandmarkView* landmarks =
        desk_ != nullptr && state_.landmarks
            ? &desk_->view(state_, static_cast<int>(picture.x), static_cast<int>(picture.y))
            : nullptr;
    if (desk_ != nullptr && desk_->picture_changed() && painter_) painter_->images_changed();
    const ui::Context context{state_,
                              world_,
                              certificate(),
                              selected,
                              loaded_.faults(),
                              scale_,
                              static_cast<float>(pointer_.at_px().x),
                              static_cast<float>(pointer_.at_px().y),
                              pictures_folder_,
                              has_figure_,
                              has_file_,
                              landmarks,
                              loading_ ? &loading_view_ : nullptr};
    const ui::Output output = ui::draw(context, memory_);
    ImGui::Render();
    panel_width_px_ = output.panel_width_px;
    frames_wanted_by_panel_ = output.wants_more_frames;
    slider_held_ = output.slider_held;
    if (event != nullptr) {
        // A move shows its effect on hovered widgets one frame later.
        frames_due_ = std::max(frames_due_, 2);
        handle_body_input(*event);
        if (const auto* key = std::get_if<Key>(&event->is); key != nullptr && key->down) handle_key(*key);
    }
    carry_out(output.actions);
    for (const ui::Request& request : output.requests) carry_out(request);
    follow_landmarks();
    if (state_.theme != theme) ui::set_style(state_.theme, scale_);
    if (frames_wanted_by_panel_) frames_due_ = std::max(frames_due_, 1);
    fit_viewport();
    show_cursor();
}

void Session::carry_out(const std::vector<scene::Action>& actions) {
    for (const scene::Action& action : actions) {
        const scene::State before = state_;
        state_ = scene::apply(std::move(state_), action, world_);
        if (before.landmarks && !state_.landmarks && desk_ != nullptr) {
            desk_->leave(before);
            state_.camera = scene::opening(world_, state_.viewport).camera;
            drawn_.reset();
        }
        if (before.landmarks && state_.landmarks && before.landmarks->now != state_.landmarks->now &&
            memory_.message == news_)
            memory_.message.clear();
        if (!same_picture(before, state_)) last_change_s_ = Window::now_s();
        frames_due_ = std::max(frames_due_, 2);
    }
}

void Session::handle_body_input(const Event& event) {
    const bool panel_has_mouse = ImGui::GetIO().WantCaptureMouse || pointer_.at_px().x < panel_width_px_;
    if (state_.landmarks) {
        if (const auto actions = landmark_pointer_.actions_of(event, state_, world_, panel_has_mouse)) {
            carry_out(*actions);
            if (!std::holds_alternative<MouseMoved>(event.is)) return;
        }
        if (landmark_pointer_.holding()) return;
    }
    for (const scene::Action& action : pointer_.actions_of(event, panel_has_mouse, scale_)) {
        carry_out({action});
    }
}

void Session::handle_key(const Key& key) {
    const bool control = (key.mods & GLFW_MOD_CONTROL) != 0;
    if (state_.landmarks) {
        if (key.key == GLFW_KEY_F1) memory_.help_open = !memory_.help_open;
        if (control && key.key == GLFW_KEY_S) save_landmarks(false);
        if (memory_.help_open || landmark_pointer_.holding()) return;
        const bool enter = key.key == GLFW_KEY_ENTER || key.key == GLFW_KEY_KP_ENTER;
        if (enter && desk_ != nullptr && desk_->can_begin_proposal(state_)) return desk_->propose(state_);
        if (const auto action = landmark_action_of_key(key.key, key.mods)) return carry_out({*action});
        if (!control && key.key != GLFW_KEY_ESCAPE) {
            if (const auto action = action_of_key(key.key, key.mods, state_)) carry_out({*action});
        }
        return;
    }
    if (control && key.key == GLFW_KEY_F) memory_.focus_search = true;
    if (control && key.key == GLFW_KEY_S) memory_.save_open = true;
    if (key.key == GLFW_KEY_F1) memory_.help_open = !memory_.help_open;
    if ((key.key == GLFW_KEY_ENTER || key.key == GLFW_KEY_KP_ENTER) && !memory_.save_open && !state_.query.empty()) {
        choose_first_answer();
        return;
    }
    if (ImGui::GetIO().WantTextInput || control) return;
    if (key.key == GLFW_KEY_SLASH) memory_.focus_search = true;
    if (key.key == GLFW_KEY_P) memory_.save_open = true;
    if (memory_.save_open || memory_.help_open) return;
    if (const auto action = action_of_key(key.key, key.mods, state_)) carry_out({*action});
}

void Session::choose_first_answer() {
    const auto answers = scene::listed_points(state_, world_);
    if (answers.empty()) return;
    const std::string& code = loaded_.atlas().points[answers.front()].code;
    for (const size_t index : scene::shown_points(state_, world_)) {
        const locate::PointId& id = loaded_.placements().points[index].id;
        if (id.code != code) continue;
        carry_out({scene::Select{id}});
        return;
    }
}

void Session::carry_out(const ui::Request& request) {
    if (const auto* copy = std::get_if<ui::CopyText>(&request)) ImGui::SetClipboardText(copy->text.c_str());
    if (const auto* picture = std::get_if<ui::SavePicture>(&request)) save(*picture);
    if (std::holds_alternative<ui::OpenLandmarks>(request)) open_landmarks();
    if (std::holds_alternative<ui::ProposeLandmarks>(request) && desk_ != nullptr) desk_->propose(state_);
    if (std::holds_alternative<ui::StopProposing>(request) && desk_ != nullptr) desk_->stop();
    if (const auto* landmarks = std::get_if<ui::SaveLandmarks>(&request)) save_landmarks(landmarks->replace);
    if (std::holds_alternative<ui::StopLoading>(request) && loading_) loading_->stop();
    if (std::holds_alternative<ui::KeepLandmarksFile>(request) && desk_ != nullptr) desk_->keep_existing();
    frames_due_ = 3;
}

void Session::say(const std::string& words, bool is_error) {
    memory_.message = words;
    memory_.message_is_error = is_error;
    frames_due_ = std::max(frames_due_, 2);
}

void Session::open_landmarks() {
    follow_body();
    if (state_.body.kind != scene::BodyChoice::Kind::file) return;
    try {
        if (desk_ == nullptr) desk_ = std::make_unique<LandmarkDesk>(loaded_, font_files_);
        carry_out({desk_->begin()});
    } catch (const base::BadInput& bad) {
        say(bad.what(), true);
    }
}

void Session::save_landmarks(bool replace) {
    if (desk_ == nullptr || !state_.landmarks) return;
    try {
        if (const auto said = desk_->save(state_, replace)) say(*said);
    } catch (const base::BadInput& bad) {
        say(bad.what(), true);
    }
    frames_due_ = 3;
}

void Session::follow_landmarks() {
    if (desk_ == nullptr || !state_.landmarks) return;
    const size_t points = loaded_.placements().points.size();
    carry_out(desk_->follow(state_, Window::now_s()));
    if (loaded_.placements().points.size() != points) drawn_.reset();
    if (const auto news = desk_->news()) {
        say(*news, news->find("cannot") != std::string::npos);
        news_ = *news;
    }
}

void Session::save(const ui::SavePicture& request) {
    follow_body();
    namespace fs = std::filesystem;
    fs::path file = request.file.empty() ? free_name(pictures_folder_, state_) : fs::path(request.file);
    if (file.extension() != ".png" && file.extension() != ".PNG") file += ".png";
    if (file.is_relative()) file = fs::path(pictures_folder_) / file;
    std::error_code error;
    if (!request.replace && fs::exists(file, error)) {
        memory_.ask_replace = true;
        memory_.save = request;
        memory_.save_open = true;
        return;
    }
    Picture picture;
    picture.file = file;
    picture.width_px = request.width_px;
    picture.height_px = request.height_px;
    picture.transparent = request.transparent;
    picture.title = request.title;
    picture.legend = request.legend;
    picture.existing = request.replace ? base::Existing::replace : base::Existing::keep;
    try {
        if (request.with_panel) {
            const float as_seen =
                static_cast<float>(picture.height_px) / static_cast<float>(std::max(1, state_.viewport.height_px));
            write_picture_with_panel(picture, state_, memory_, loaded_, certificate(), font_files_, scale_ * as_seen,
                                     renderer_, measure_with(measure_));
        } else {
            scene::State state = state_;
            const scene::Viewport viewport = viewport_of(picture);
            state.viewport = viewport;
            write_picture(picture, state, world_, measure_with(measure_), renderer_);
        }
        memory_.message = "Saved to " + file.string();
        memory_.message_is_error = false;
        memory_.save_open = false;
        memory_.ask_replace = false;
    } catch (const base::BadInput& bad) {
        memory_.message = bad.what();
        memory_.message_is_error = true;
        memory_.save = request;  // the dialog stays, with what was typed
        memory_.save_open = true;
    }
    drawn_.reset();  // the renderer's last picture is the exported one
}

const verify::Certificate* Session::certificate() {
    if (!state_.selected) return nullptr;
    if (certified_ != state_.selected) {
        const locate::PlacedPoint* point = loaded_.placements().find(*state_.selected);
        if (point == nullptr) return nullptr;
        certificate_ = verify::certify(loaded_.subject(), placed_of(*point));
        certified_ = state_.selected;
    }
    return &certificate_;
}

void Session::follow_body() {
    if (state_.body == loaded_.choice()) return;
    if (state_.body.kind == scene::BodyChoice::Kind::file && is_large(loaded_.body_file())) {
        begin_loading();
        state_.body = loaded_.choice();
        return;
    }
    try {
        loaded_.show(state_.body);
    } catch (const base::BadInput& bad) {
        memory_.message = bad.what();
        memory_.message_is_error = true;
    }
    state_.body = loaded_.choice();
    certified_.reset();
    // A body that stands otherwise in its file is looked at anew.
    const scene::Camera fresh = scene::opening(world_, state_.viewport).camera;
    if (fresh.stand != state_.camera.stand) state_.camera = fresh;
    // What the mouse touched may lie elsewhere now; the panel shows the new body's values one frame later.
    state_.hovered.reset();
    frames_due_ = std::max(frames_due_, 2);
}

void Session::begin_loading() {
    if (loading_) return;
    loading_ = std::make_unique<Loading>(loaded_.atlas(), loaded_.body_file());
    frames_due_ = std::max(frames_due_, 2);
}

void Session::follow_loading() {
    if (!loading_) return;
    loading_view_ = loading_->view();
    if (!loading_->finished()) return;
    const std::unique_ptr<Loading> done = std::move(loading_);
    frames_due_ = 3;
    try {
        if (auto body = done->take()) {
            arrive(std::move(*body));
        } else {
            say("Stopped; " + loading_view_.name + " was not loaded");
        }
    } catch (const base::BadInput& bad) {
        say(bad.what(), true);
    }
}

void Session::arrive(Furnished body) {
    loaded_.move_in(std::move(body), {scene::BodyChoice::Kind::file, {}});
    certified_.reset();
    drawn_.reset();
    const bool open = (wanted_ && wanted_->landmarks) || loaded_.placements().points.empty();
    if (wanted_) {
        const scene::Theme theme = state_.theme;
        state_ = state_for(*wanted_, loaded_, state_.viewport);
        state_.theme = theme;
        wanted_.reset();
    } else {
        state_.body = loaded_.choice();
        state_.hovered.reset();
        state_.camera = scene::opening(world_, state_.viewport).camera;
    }
    if (open) open_landmarks();
}

double Session::smooth_in_s() const {
    // How far the loading is changes by itself.
    constexpr double look_again_s = 0.1;
    if (loading_ && (!drawn_ || drawn_samples_ > 1)) return look_again_s;
    if (!drawn_ || drawn_samples_ > 1) return -1;
    return std::max(0.0, last_change_s_ + smooth_after_s - Window::now_s());
}

void Session::paint() {
    follow_body();
    state_.moving = pointer_.moving() || slider_held_ || landmark_pointer_.holding();
    const bool changed = !drawn_ || !same_picture(*drawn_, state_);
    const bool still = Window::now_s() - last_change_s_ >= smooth_after_s && !pointer_.dragging() && !slider_held_;
    const int samples = !drawn_ || still ? 4 : 1;
    if (changed || samples > drawn_samples_) {
        renderer_.draw(scene::compose(state_, world_, measure_with(measure_)), samples);
        drawn_ = state_;
        drawn_samples_ = samples;
    }
    const glm::ivec2 px = window_.framebuffer_px();
    renderer_.present(px.x, px.y);
    painter_->draw();
    window_.swap();
}

void Session::show_cursor() {
    const ImGuiMouseCursor wanted = ImGui::GetMouseCursor();
    Window::Cursor cursor = Window::Cursor::arrow;
    if (wanted == ImGuiMouseCursor_TextInput) cursor = Window::Cursor::text;
    if (wanted == ImGuiMouseCursor_Hand || state_.hovered || state_.hovered_landmark) cursor = Window::Cursor::hand;
    window_.show_cursor(cursor);
}

Settings Session::settings() const {
    Settings settings;
    settings.theme = state_.theme;
    settings.labels = state_.labels;
    settings.region = state_.region;
    settings.body = state_.body;
    return window_.geometry(settings);
}

}  // namespace jingluo::app
