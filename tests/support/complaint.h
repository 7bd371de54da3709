// What a refused input is told.
#pragma once

#include <string>

#include "base/fault.h"

namespace jingluo::test {

/// The message of the BadInput that `act` throws, or nothing when it throws none.
template <typename Act>
std::string complaint(Act&& act) {
    try {
        act();
    } catch (const base::BadInput& bad) {
        return bad.what();
    }
    return {};
}

}  // namespace jingluo::test
