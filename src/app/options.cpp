#include "app/options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>

#include "base/fault.h"
#include "body/shape.h"

namespace jingluo::app {

namespace {

std::set<std::string> split(const std::string& list) {
    std::set<std::string> out;
    std::string word;
    for (const char c : list + ",") {
        if (c != ',') {
            if (c != ' ') word += c;
        } else if (!word.empty()) {
            out.insert(word);
            word.clear();
        }
    }
    return out;
}

/// A CLI11 check from a list of allowed words, with a guess at what was meant.
CLI::Validator word_of(const std::vector<std::string>& words) {
    return CLI::Validator(
        [words](std::string& given) -> std::string {
            if (std::find(words.begin(), words.end(), given) != words.end()) return {};
            std::string list;
            for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
            return "'" + given + "' is none of " + list + base::did_you_mean(given, words);
        },
        "", "");
}

std::string parse_size(const std::string& text, int& width, int& height) {
    const size_t x = text.find_first_of("xX");
    const auto number = [&](size_t from, size_t to, int& value) {
        const auto result = std::from_chars(text.data() + from, text.data() + to, value);
        return result.ec == std::errc() && result.ptr == text.data() + to && value >= 16 && value <= 16384;
    };
    if (x == std::string::npos || !number(0, x, width) || !number(x + 1, text.size(), height)) {
        return "'" + text + "' is no size; write WIDTHxHEIGHT in pixels, each from 16 to 16384, such as 1280x720";
    }
    return {};
}

struct Words {
    std::string sex, stature, build;
    std::string points, channels, side = "both", labels, theme, view, size = "1280x720", format = "table";
};

void add_body(CLI::App& app, Options& options, Words& words) {
    app.add_option("--body", options.body, "a body as FILE.glb with FILE.landmarks.json beside it")->type_name("FILE");
    app.add_option("--sex", words.sex, "female, male or a number between: 0 female to 1 male")->type_name("SEX");
    app.add_option("--stature", words.stature, "stature in metres, 1.40 to 2.10; without it the average of the sex")
        ->type_name("M");
    app.add_option("--build", words.build, "-1 lean, 0 average, 1 heavy")->type_name("B");
}

void add_what(CLI::App& app, Options& options, Words& words) {
    add_body(app, options, words);
    app.add_option("--data", options.data, "another folder of point data")->type_name("DIR");
    app.add_option(
           "--region", options.region,
           "only the points used for a pain region: neck, upper_back, lower_back, sacroiliac_hip, leg_back, leg_side")
        ->type_name("R");
    app.add_option("--points", words.points, "only these points, by code: BL23,BL25,BL40")->type_name("A,B");
    app.add_option("--channels", words.channels, "only these channels: BL,GB")->type_name("BL,GB");
    app.add_option("--side", words.side, "left, right or both")
        ->check(word_of({"left", "right", "both"}))
        ->type_name("SIDE");
}

void add_look(CLI::App& app, Options& options, Words& words) {
    app.add_option("--labels", words.labels, "code, pinyin, hanzi or none")
        ->check(word_of({"code", "pinyin", "hanzi", "none"}))
        ->type_name("L");
    app.add_option("--theme", words.theme, "light or dark")->check(word_of({"light", "dark"}))->type_name("T");
    app.add_option("--select", options.select, "a point whose construction is drawn")->type_name("CODE");
    app.add_flag("--hidden", options.hidden, "points behind the body shine through");
    app.add_flag("--uncertainty", options.uncertainty, "discs that show how exactly each point can be found");
    app.add_flag("--alternatives", options.alternatives, "other places that authorities give for the same points");
}

void take_shape(const Words& words, Options& options) {
    const auto take = [&](const char* option, const std::string& word, const std::optional<double>& value,
                          std::optional<double>& into, const char* right) {
        if (word.empty()) return;
        if (!value) throw CLI::ValidationError(option, "'" + base::shortened(word, 40) + "' " + right);
        if (!options.body.empty())
            throw CLI::ValidationError(option,
                                       "shapes the program's own body; --body names another, which is taken as "
                                       "it is. Leave one of the two out");
        into = value;
    };
    take("--sex", words.sex, body::sex_named(words.sex), options.sex,
         "is no sex; female, male or a number from 0 (female) to 1 (male) is wanted");
    take("--stature", words.stature, body::number_within(words.stature, body::least_stature_m, body::most_stature_m),
         options.stature_m, "is no stature; metres from 1.40 to 2.10 are wanted, such as 1.58");
    take("--build", words.build, body::number_within(words.build, body::leanest_build, body::heaviest_build),
         options.build, "is no build; a number from -1 (lean) to 1 (heavy) is wanted");
}

void take_words(const Words& words, Options& options) {
    take_shape(words, options);
    options.points = split(words.points);
    options.channels = split(words.channels);
    options.sides = words.side == "left"    ? scene::Sides::left
                    : words.side == "right" ? scene::Sides::right
                                            : scene::Sides::both;
    static const std::map<std::string, scene::Labels> labels{{"code", scene::Labels::code},
                                                             {"pinyin", scene::Labels::pinyin},
                                                             {"hanzi", scene::Labels::hanzi},
                                                             {"none", scene::Labels::none}};
    if (!words.points.empty() && options.points.empty())
        throw CLI::ValidationError("--points", "names no point; write codes such as BL23,BL40");
    if (!words.channels.empty() && options.channels.empty())
        throw CLI::ValidationError("--channels", "names no channel; write codes such as BL,GB");
    if (!words.labels.empty()) options.labels = labels.at(words.labels);
    if (!words.theme.empty()) options.theme = words.theme == "dark" ? scene::Theme::dark : scene::Theme::light;
    if (!words.view.empty()) options.view = scene::view_named(words.view);
    options.format = words.format == "json" ? Format::json : words.format == "csv" ? Format::csv : Format::table;
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
    Options options;
    Words words;
    CLI::App app{
        "Jingluo: an atlas of acupuncture points and channels for back pain. Without a command it opens the window."};
    app.set_version_flag("--version", std::string("jingluo ") + JINGLUO_VERSION);
    app.require_subcommand(0, 1);
    add_what(app, options, words);
    add_look(app, options, words);

    app.add_flag(
        "--landmarks", options.landmarks,
        "the window opens in landmark mode on the body of --body, as it does by itself on one without landmarks");

    CLI::App* render = app.add_subcommand("render", "draws the picture into a PNG, without a window or a display");
    add_what(*render, options, words);
    add_look(*render, options, words);
    render->add_option("-o,--output", options.out, "the picture to write")
        ->required()
        ->check(CLI::Validator(
            [](std::string& name) {
                return name.ends_with(".png") || name.ends_with(".PNG")
                           ? std::string()
                           : "'" + name + "' must end in .png; no other kind of picture is written";
            },
            "", ""))
        ->type_name("FILE.png");
    render
        ->add_option("--view", words.view,
                     "back, front, left, right, prone, supine or side-lying; without it the side that shows most")
        ->check(word_of({"back", "front", "left", "right", "prone", "supine", "side-lying"}))
        ->type_name("VIEW");
    render->add_option("--size", words.size, "width and height in pixels, at most 16384x16384")
        ->check(CLI::Validator(
            [&options](std::string& text) { return parse_size(text, options.width_px, options.height_px); }, "", ""))
        ->type_name("WxH");
    render->add_flag("--transparent", options.transparent, "no background");
    render->add_flag("--replace", options.replace, "replace FILE.png if it exists");
    render->add_flag("!--no-title", options.title, "leave the title out");
    render->add_flag("!--no-legend", options.legend, "leave the legend out");
    render->add_option("--samples", options.samples, "samples a pixel: 1 or 4")
        ->check(CLI::IsMember({1, 4}))
        ->type_name("N");

    CLI::App* points = app.add_subcommand("points", "the points with place, rule, construction and certificate");
    add_what(*points, options, words);
    points->add_option("--format", words.format, "table, csv or json")
        ->check(word_of({"table", "csv", "json"}))
        ->type_name("F");
    points->add_flag("--scales", options.scales, "the cun of each scale on this body instead");

    CLI::App* check =
        app.add_subcommand("check",
                           "reads all data, solves every point, measures it again with other code and prints a line "
                           "for each with everything that fails");
    check->add_option("folder", options.data, "folder of point data")->type_name("DIR");
    add_body(*check, options, words);
    check->add_option("--claims", options.claims, "another folder of the standard's claims (tests/claims)")
        ->type_name("DIR");
    check->add_option("--points", words.points, "only these points, by code: BL23,BL25,BL40")->type_name("A,B");
    check->add_flag("--faults", options.faults_only, "only the lines that fail, and what fails in them");

    CLI::App* bench = app.add_subcommand("bench", "times loading, solving, picking and drawing on this machine");
    add_body(*bench, options, words);
    bench->add_option("--rounds", options.rounds, "how often each thing is timed")
        ->check(CLI::Range(3, 1000))
        ->type_name("N");

    try {
        app.parse(argc, argv);
        take_words(words, options);
        if (options.landmarks && options.body.empty())
            throw CLI::ValidationError("--landmarks", "needs --body FILE.glb: the body whose landmarks are to be set");
        if (options.landmarks && !app.get_subcommands().empty())
            throw CLI::ValidationError("--landmarks", "belongs to the window; leave the command out");
    } catch (const CLI::Success& asked) {
        app.exit(asked);
        if (std::cout.flush()) return {std::nullopt, 0};
        std::fprintf(stderr, "jingluo: standard output cannot be written\n");
        return {std::nullopt, 1};
    } catch (const CLI::ParseError& wrong) {
        std::fprintf(stderr, "jingluo: %s\njingluo: 'jingluo --help' lists the commands and options\n", wrong.what());
        return {std::nullopt, 2};
    }
    if (render->parsed()) options.command = Command::render;
    if (points->parsed()) options.command = Command::points;
    if (check->parsed()) options.command = Command::check;
    if (bench->parsed()) options.command = Command::bench;
    return {options, 0};
}

}  // namespace jingluo::app
