#pragma once
// The whole path: load, clean, index and split, explore, features, evaluate, release. A step whose input,
// options, version and outputs are unchanged is skipped; a run that was stopped anywhere is continued by
// running it again. A run with news ends with its channel on the release of its input; a run without
// any mends a damaged release, and leaves a rollback or another promotion as it is.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/features/look_vectors.hpp"
#include "lookbook/pipeline/recipe.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

struct StepRecord {
  std::string name;
  double seconds = 0;
  bool skipped = false;
};

struct RunReport {
  std::vector<StepRecord> steps;
  std::uint64_t rows_read = 0;  ///< of review and rating files
  processing::TransformReport transform;
  std::optional<features::LookReport> look;  ///< nullopt if an older Lookbook looked at them
  std::string split;
  std::string ranker;   ///< that the release serves
  std::string release;  ///< its id
  std::string channel;
  std::vector<std::string> notices;  ///< files and models that were left out, and why
  std::map<std::string, double, std::less<>> metrics;
};

/// Runs the steps. Nothing is promoted unless every step succeeded; the error's message starts with the
/// step's name.
Result<RunReport> run(const Recipe& recipe, storage::ObjectStore& store, Progress& progress);

/// For people, and for programs.
std::string summary_of(const RunReport& report, const report::TerminalStyle& style);
report::Json json_of(const RunReport& report);
/// One line a reason for which rows were set aside, what was repaired, and what to do about the scale; empty
/// if all rows were kept as they are.
std::string dirt_of(const processing::TransformReport& report);
/// One line a photograph that could not be read, how many there are beyond the report's samples, and what to
/// do; empty if there are none.
std::string unreadable_photographs(const features::LookReport& report);

}  // namespace lookbook::pipeline
