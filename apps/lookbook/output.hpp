#pragma once
// Where a subcommand's result goes: standard output, as text for people or as one JSON value for programs.

#include <string>

#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::apps {

/// What standard output can show.
report::TerminalStyle output_style();
void print(const std::string& text);
void print(const report::Json& json);

}  // namespace lookbook::apps
