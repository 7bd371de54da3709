// From the options of a call to a state of the scene, by the same actions as everything else.
#pragma once

#include <stdexcept>
#include <string>

#include "app/load.h"
#include "app/options.h"

namespace jingluo::app {

/// The call names something that is not there. Exit status 2.
struct WrongCall : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The state that the options ask for, framed in the viewport. Throws WrongCall for a region, channel or point that the
/// atlas does not have, with a guess at what was meant. Points may be named by code or older code, in any case, with
/// spaces: "ub 23".
scene::State state_for(const Options& options, const Loaded& loaded, const scene::Viewport& viewport);

}  // namespace jingluo::app
