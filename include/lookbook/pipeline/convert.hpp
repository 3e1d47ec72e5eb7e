#pragma once
// One file of reviews or ratings, in any layout that loader knows, as one clean Parquet table, without a
// store: what `lookbook process` makes of it before anything is judged across rows: ratings beyond a scale
// and older ones of a pair are in it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::pipeline {

struct ConvertRequest {
  std::string reviews;  ///< the file
  std::string out;      ///< the table, ending in .parquet or .arrow; replaced if it is there
  std::optional<std::string> schema = {};        ///< overrides the guess
  double max_expansion = loader::kMaxExpansion;  ///< as loader::recognise()
};

struct ConvertReport {
  std::string layout;  ///< what the file was read as, and why
  std::uint64_t rows = 0;
  std::map<std::string, std::uint64_t> rejected = {};  ///< rows by reason
  loader::RepairCounts repairs = {};
};

/// Reads, cleans and writes in one pass; memory does not grow with the file. The table's columns are
/// tables::reviews; it becomes visible whole or not at all. Errors of loader::recognise, of its reader and of
/// storage::TableWriter; kInvalidArgument for a file of products; kCancelled.
Result<ConvertReport> convert_reviews(const ConvertRequest& request, Progress& progress);

}  // namespace lookbook::pipeline
