#pragma once
// A profile for people and for programs. Pure.

#include <string>

#include "lookbook/eda/profile.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::eda {

/// Sections with tables and bars, then the findings. What the data do not have is left out.
std::string to_text(const Profile& profile, const report::TerminalStyle& style);

/// Every number of the profile, and the findings. Carries format_version.
report::Json to_json(const Profile& profile);

}  // namespace lookbook::eda
