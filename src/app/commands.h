// The commands of the program. Each returns the exit status and throws BadInput (1) or WrongCall (2) for what a person
// can mend.
#pragma once

#include "app/options.h"

namespace jingluo::app {

int render_command(const Options& options);
int points_command(const Options& options);
int check_command(const Options& options);
int bench_command(const Options& options);
int window_command(const Options& options);

/// The folder of points that the options ask for.
std::filesystem::path points_of(const Options& options);

}  // namespace jingluo::app
