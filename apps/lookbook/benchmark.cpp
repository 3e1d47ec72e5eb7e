// lookbook benchmark: figures that can be compared with published ones, on anybody's plain files.

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <string>

#include "command.hpp"
#include "lookbook/pipeline/ratings_file.hpp"
#include "lookbook/pipeline/seed_table.hpp"
#include "lookbook/pipeline/seed_table_report.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct SeedTableFlags {
  std::string ratings;
  std::string rows = std::to_string(pipeline::kSeedRows);
  std::string predictions;
  bool json = false;
};

/// A positive number, or "all".
Result<std::uint64_t> parse_rows(const std::string& text) {
  if (text == "all") return pipeline::kAllRows;
  std::uint64_t rows = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rows);
  if (error == std::errc() && end == text.data() + text.size() && rows > 0) return rows;
  return Error(ErrorCode::kInvalidArgument, "--rows is '" + text + "' but must be a positive number or all");
}

Status seed_table(const SeedTableFlags& flags, Progress& progress) {
  LOOKBOOK_TRY(const std::uint64_t limit, parse_rows(flags.rows));
  LOOKBOOK_TRY(const pipeline::RatingsFile file, pipeline::read_ratings_file(flags.ratings, limit, progress));
  LOOKBOOK_TRY(const pipeline::SeedTable table,
               pipeline::seed_table(file.ratings, file.users.size(), file.items.size(), progress));
  if (!flags.predictions.empty()) {
    LOOKBOOK_CHECK(pipeline::write_predictions(table, file, flags.predictions));
  }
  progress.end();
  if (file.rejected > 0) {
    const std::string unusable = report::counted(file.rejected, "row", "rows") + " of " + flags.ratings;
    std::fputs((unusable + " could not be used\n").c_str(), stderr);
  }
  if (const std::size_t off = pipeline::ratings_off_scale(file.ratings); off > 0) {
    fmt::print(stderr,
               "lookbook: {} of the {} ratings are outside {} to {}, the scale of the protocol, within which "
               "predictions are kept: the errors are not those of models that know the ratings' own scale\n",
               off, file.ratings.size(), pipeline::kSeedScaleLowest, pipeline::kSeedScaleHighest);
  }
  if (flags.json) {
    print(pipeline::to_json(table));
    return ok();
  }
  const bool is_original = pipeline::is_originals_file(flags.ratings);
  const bool comparable = is_original && file.ratings.size() == pipeline::kSeedRows;
  print(pipeline::to_text(table, comparable, output_style()));
  if (comparable)
    print(std::string("This is the original's file: its published figures stand beside ours.\n"));
  return ok();
}

}  // namespace

void add_benchmark(CLI::App& app) {
  auto* command = app.add_subcommand("benchmark", "Figures to compare with published ones");
  command->require_subcommand(1);
  const auto flags = std::make_shared<SeedTableFlags>();
  auto* table =
      command->add_subcommand("seed-table", "Four rating models by the original project's protocol");
  table
      ->add_option("--ratings", flags->ratings,
                   "Ratings or reviews: CSV, TSV, JSON lines, Parquet; plain, gzip or zstd")
      ->required();
  table->add_option("--rows", flags->rows, "How many rows from the beginning, or all")->capture_default_str();
  table->add_option("--predictions", flags->predictions,
                    "Write every prediction of the test rows here (.parquet, else tab-separated)");
  table->add_flag("--json", flags->json, "Print one JSON object");
  table->callback([flags] { run_command([&](Progress& progress) { return seed_table(*flags, progress); }); });
}

}  // namespace lookbook::apps
