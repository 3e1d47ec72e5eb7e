// lookbook convert: a file of reviews to one Parquet table, without a store.

#include <fmt/core.h>

#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/pipeline/convert.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct ConvertFlags {
  pipeline::ConvertRequest request;
  std::string schema;
  bool json = false;
};

Status convert(ConvertFlags& flags, Progress& progress) {
  if (!flags.schema.empty()) flags.request.schema = flags.schema;
  LOOKBOOK_TRY(const pipeline::ConvertReport report, pipeline::convert_reviews(flags.request, progress));
  if (flags.json) {
    report::Json json = report::Json::object();
    json.set("layout", report.layout);
    json.set("rows", report.rows);
    json.set("rejected", report.rejected);
    json.set("rows_repaired", report.repairs.rows_repaired);
    json.set("fields_dropped", report.repairs.fields_dropped);
    json.set("out", flags.request.out);
    print(json);
    return ok();
  }
  print(fmt::format("Read as {}\n{} written to {}, {} set aside\n", report.layout,
                    report::counted(report.rows, "review", "reviews"), flags.request.out,
                    report::counted(report.rejected, "row", "rows")));
  return ok();
}

}  // namespace

void add_convert(CLI::App& app) {
  auto* command =
      app.add_subcommand("convert", "A file of reviews as one clean Parquet table, without a store");
  const auto flags = std::make_shared<ConvertFlags>();
  command
      ->add_option("--reviews", flags->request.reviews,
                   "Reviews or ratings: JSON lines, CSV, TSV, Parquet; plain or gzip")
      ->required();
  command->add_option("--out", flags->request.out, "The table, ending in .parquet (or .arrow)")->required();
  command
      ->add_option("--schema", flags->schema,
                   "Read the file with this schema instead of recognising it: " + schema_list())
      ->check(schema_name());
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback([flags] { run_command([&](Progress& progress) { return convert(*flags, progress); }); });
}

}  // namespace lookbook::apps
