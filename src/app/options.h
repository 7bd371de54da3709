// The command line.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "scene/state.h"

namespace jingluo::app {

enum class Command { window, render, points, check, bench };
enum class Format { table, csv, json };

struct Options {
    Command command = Command::window;
    std::string body;  // a file; empty: the program's own
    std::optional<double> sex, stature_m, build;
    std::string data;  // folder of points; empty: the program's own
    // What to show.
    std::string region;
    std::set<std::string> points, channels;
    scene::Sides sides = scene::Sides::both;
    std::optional<scene::Labels> labels;
    std::optional<scene::Theme> theme;
    std::string select;
    bool hidden = false, uncertainty = false, alternatives = false;
    bool landmarks = false;  // the window opens in landmark mode
    // render
    std::string out;
    std::optional<scene::View> view;
    int width_px = 1280, height_px = 720;
    bool transparent = false, replace = false, title = true, legend = true;
    int samples = 4;
    // points
    Format format = Format::table;
    bool scales = false;
    // check
    std::string claims;  // folder of claims; empty: tests/claims of the data folder where it has one
    bool faults_only = false;
    // bench
    int rounds = 20;
};

/// Parses the command line. On a wrong call prints to standard error and returns the exit status 2 in `status`; for
/// --help and
/// --version prints to standard output and returns 0 there.
struct Parsed {
    std::optional<Options> options;
    int status = 0;
};
Parsed parse(int argc, const char* const* argv);

}  // namespace jingluo::app
