#include "pipeline/evaluation_file.hpp"

#include "lookbook/report/json.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::pipeline {
namespace {

constexpr storage::JsonFormat kFormat{1, "measure again with `lookbook train` or `lookbook run --fresh`"};

}  // namespace

Status write_evaluation(storage::ObjectStore& store, const EvaluationFile& evaluation) {
  report::Json metrics = report::Json::object();
  for (const auto& [name, value] : evaluation.metrics) metrics.set(name, value);
  report::Json document = report::Json::object();
  document.set("split", evaluation.split).set("ranker", evaluation.ranker).set("metrics", std::move(metrics));
  return storage::write_json(store, kEvaluationPath, kFormat, document.to_text(0));
}

Result<EvaluationFile> read_evaluation(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const storage::JsonObject file, storage::read_json(store, kEvaluationPath, kFormat));
  EvaluationFile evaluation;
  LOOKBOOK_TRY(evaluation.split, file.text("split"));
  LOOKBOOK_TRY(evaluation.ranker, file.text("ranker"));
  if (evaluation.ranker.empty()) return file.damaged("it names no ranker");
  LOOKBOOK_TRY(const storage::JsonObject metrics, file.object("metrics"));
  for (const std::string& name : metrics.names()) {
    LOOKBOOK_TRY(evaluation.metrics[name], metrics.real(name));
  }
  return evaluation;
}

}  // namespace lookbook::pipeline
