#include "pipeline/evaluation_file.hpp"

#include <boost/json.hpp>

#include "lookbook/report/json.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::int64_t kFormatVersion = 1;

Error damaged(const storage::ObjectStore& store) {
  return {ErrorCode::kCorruptData, std::string(kEvaluationPath) + " in " + store.uri() +
                                       " is damaged: run lookbook run --fresh to measure again"};
}

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace

Status write_evaluation(storage::ObjectStore& store, const EvaluationFile& evaluation) {
  report::Json metrics = report::Json::object();
  for (const auto& [name, value] : evaluation.metrics) metrics.set(name, value);
  report::Json document = report::Json::object();
  document.set("format_version", kFormatVersion)
      .set("split", evaluation.split)
      .set("ranker", evaluation.ranker)
      .set("metrics", std::move(metrics));
  LOOKBOOK_TRY([[maybe_unused]] const auto checksum, store.write(kEvaluationPath, document.to_text() + "\n"));
  return ok();
}

Result<EvaluationFile> read_evaluation(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const std::string text, store.read(kEvaluationPath));
  boost::system::error_code error;
  const auto document = boost::json::parse(text, error);
  if (error || !document.is_object()) return damaged(store);
  const auto& object = document.as_object();
  const auto* version = object.if_contains("format_version");
  if (version == nullptr || !version->is_int64()) return damaged(store);
  if (version->as_int64() > kFormatVersion) {
    return Error(ErrorCode::kUnsupportedVersion,
                 std::string(kEvaluationPath) + " in " + store.uri() +
                     " was written by a newer Lookbook: upgrade, or measure again with lookbook run --fresh");
  }
  EvaluationFile evaluation{
      .split = text_of(object, "split"), .ranker = text_of(object, "ranker"), .metrics = {}};
  const auto* metrics = object.if_contains("metrics");
  if (evaluation.ranker.empty() || metrics == nullptr || !metrics->is_object()) return damaged(store);
  for (const auto& [name, value] : metrics->as_object()) {
    if (!value.is_number()) return damaged(store);
    evaluation.metrics.emplace(name, value.to_number<double>());
  }
  return evaluation;
}

}  // namespace lookbook::pipeline
