#pragma once
// A moment as plain files write it.

#include <optional>
#include <string_view>

#include "lookbook/base/clock.hpp"

namespace lookbook::pipeline {

/// A number of seconds, milliseconds (from 10^11) or microseconds (from 10^14) since 1970, rounded down; or a
/// date, "2015-09-04", with or without a time, "2015-09-04T12:30:00" or with a space between them, in UTC.
/// What follows (fractions of a second, a "Z") is passed over. nullopt for anything else and before 1970, as
/// for the loader.
std::optional<UnixSeconds> plain_time(std::string_view text);

}  // namespace lookbook::pipeline
