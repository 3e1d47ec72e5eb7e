#pragma once
// The seed table for people, for programs and row by row, and the figures that the original project published
// for its own file.

#include <cstdint>
#include <string>

#include "lookbook/base/result.hpp"
#include "lookbook/pipeline/ratings_file.hpp"
#include "lookbook/pipeline/seed_table.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"

namespace lookbook::pipeline {

/// The rows that the original took from the beginning of its file.
inline constexpr std::uint64_t kSeedRows = 100001;

/// true if `file` is reviews_Clothing_Shoes_and_Jewelry_5.json.gz of 2014, byte for byte. Reads the file only
/// if its size fits.
bool is_originals_file(const std::string& file);

/// The table with a line on the protocol; with the published figures and times if `beside_published`.
std::string to_text(const SeedTable& table, bool beside_published, const report::TerminalStyle& style);

/// {"rows", "train", "test", "methods": [{"name", "mse_all" where it applies, "mse_test", "seconds"}]}
report::Json to_json(const SeedTable& table);

/// Every prediction of the test rows, method after method, in the order of the split: columns method, user,
/// item, rating, prediction. `path` ends with .parquet, or it becomes a TSV with a header. Errors of storage.
Status write_predictions(const SeedTable& table, const RatingsFile& file, const std::string& path);

}  // namespace lookbook::pipeline
