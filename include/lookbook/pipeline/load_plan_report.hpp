#pragma once
// What a load would do, for people and for programs: `lookbook load --dry-run`.

#include <string>

#include "lookbook/loader/load_plan.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::pipeline {

/// What becomes of each source, how it would be read and why, and a line with the counts.
std::string load_plan_text(const loader::LoadPlan& plan, const report::TerminalStyle& style);

/// {"sources": [{"file", "action" (land, append, skip, read anew), "name" (in the store; null where it is
/// new), "role", "schema", "why", "format", "compression", "rows", "bytes", "sha256"}], "ignored": [files]}
report::Json load_plan_json(const loader::LoadPlan& plan);

}  // namespace lookbook::pipeline
