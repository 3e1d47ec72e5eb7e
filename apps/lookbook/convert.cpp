// lookbook convert: a file of reviews to one Parquet table, without a store.

#include <fmt/core.h>

#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/pipeline/convert.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"
#include "sources.hpp"

namespace lookbook::apps {
namespace {

struct ConvertFlags {
  pipeline::ConvertRequest request;
  std::string schema;
  bool json = false;
};

report::Json to_json(const pipeline::ConvertReport& report, const std::string& out) {
  report::Json rejected = report::Json::object();
  for (const auto& [reason, rows] : report.rejected) rejected.set(reason, rows);
  report::Json json = report::Json::object();
  json.set("layout", report.layout).set("rows", report.rows).set("rejected", std::move(rejected));
  json.set("rows_repaired", report.repairs.rows_repaired)
      .set("fields_dropped", report.repairs.fields_dropped);
  return std::move(json.set("out", out));
}

std::string to_text(const pipeline::ConvertReport& report, const std::string& out) {
  std::string text = fmt::format("Read as {}\n{} written to {}\n", report.layout,
                                 report::counted(report.rows, "review", "reviews"), out);
  for (const auto& [reason, rows] : report.rejected)
    text += fmt::format("{} left out: {}\n", report::counted(rows, "row", "rows"), reason);
  return text;
}

Status convert(ConvertFlags& flags, Progress& progress) {
  if (!flags.schema.empty()) flags.request.schema = flags.schema;
  LOOKBOOK_TRY(const pipeline::ConvertReport report, pipeline::convert_reviews(flags.request, progress));
  if (flags.json)
    print(to_json(report, flags.request.out));
  else
    print(to_text(report, flags.request.out));
  return ok();
}

}  // namespace

void add_convert(CLI::App& app) {
  auto* command = app.add_subcommand(
      "convert",
      "A file of reviews as one Parquet table of clean texts, without a store; ratings stay as they are");
  const auto flags = std::make_shared<ConvertFlags>();
  command
      ->add_option("--reviews", flags->request.reviews,
                   "Reviews or ratings: JSON lines, CSV, TSV, Parquet; plain, gzip or zstd")
      ->required();
  command->add_option("--out", flags->request.out, "The table, ending in .parquet (or .arrow)")->required();
  command
      ->add_option("--schema", flags->schema,
                   "Read the file with this schema instead of recognising it: " + schema_list())
      ->check(schema_name());
  declare_max_expansion(*command, flags->request.max_expansion);
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback([flags] { run_command([&](Progress& progress) { return convert(*flags, progress); }); });
}

}  // namespace lookbook::apps
