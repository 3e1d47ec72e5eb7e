#pragma once
// analytics/evaluation.json: what the evaluation step found, for the release step and for people.

#include <map>
#include <string>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

inline constexpr std::string_view kEvaluationPath = "analytics/evaluation.json";

struct EvaluationFile {
  std::string split;
  std::string ranker;
  std::map<std::string, double, std::less<>> metrics;
};

Status write_evaluation(storage::ObjectStore& store, const EvaluationFile& evaluation);
/// kCorruptData if it is damaged: run the evaluation again. kUnsupportedVersion if a newer Lookbook wrote it.
Result<EvaluationFile> read_evaluation(const storage::ObjectStore& store);

}  // namespace lookbook::pipeline
