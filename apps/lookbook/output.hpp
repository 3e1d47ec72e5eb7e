#pragma once
// Where a subcommand's result goes: standard output, as text for people or as one JSON value for programs.

#include <string>

#include "lookbook/base/result.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::apps {

/// What standard output can show.
report::TerminalStyle output_style();
/// What cannot be written is an error of printed().
void print(const std::string& text);
void print(const report::Json& json);
/// kNoSpace, kIo and so on if something that was printed could not be written.
Status printed();

}  // namespace lookbook::apps
