#pragma once
// Checks of flags' values, so that a wrong one is said before any work, with what is right. Each is for
// option->check(); --help shows what it allows.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>

namespace lookbook::apps {

/// A whole number from `lowest` to `highest`; nothing negative, no fraction.
CLI::Validator whole_number(std::uint64_t lowest,
                            std::uint64_t highest = std::numeric_limits<std::uint64_t>::max());

/// A number from 0 to 1.
CLI::Validator share();
/// What a release can be promoted to.
CLI::Validator channel_name();
/// auto, a strategy's name, published:COLUMN:FILE and, `with_stored`, stored:NAME.
CLI::Validator split_name(bool with_stored);
/// A name that the loader knows.
CLI::Validator schema_name();

/// Names for --help, joined by commas.
std::string split_list(bool with_stored);
std::string schema_list();

}  // namespace lookbook::apps
