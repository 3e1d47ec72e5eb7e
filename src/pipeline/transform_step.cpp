#include <algorithm>

#include "lookbook/loader/record_reader.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/processing/clean_reviews.hpp"
#include "pipeline/read_progress.hpp"

namespace lookbook::pipeline {
namespace {

Status check_has_reviews(const loader::LandingManifest& manifest, const storage::ObjectStore& store) {
  const auto is_products = [](const loader::LandedSource& source) {
    return source.layout.role == loader::SourceRole::kProducts;
  };
  if (!std::ranges::all_of(manifest.sources, is_products)) return ok();
  const bool is_empty = manifest.sources.empty();
  const std::string what = is_empty ? "nothing is loaded" : "only product metadata is loaded";
  return Error(is_empty ? ErrorCode::kNotFound : ErrorCode::kInvalidArgument,
               what + " in " + store.uri() +
                   ": give reviews or ratings with --reviews to `lookbook load` or `lookbook run`");
}

Status pour(const storage::ObjectStore& store, const loader::LandedSource& source,
            processing::Transformer& transformer, Progress& progress) {
  LOOKBOOK_TRY(const auto reader, loader::RecordReader::open(store, source));
  ReadProgress read_progress(*reader, progress);
  const bool is_products = source.layout.role == loader::SourceRole::kProducts;
  const auto clean = [&](loader::ParsedBatch batch) -> Result<loader::ParsedBatch> {
    if (!is_products) {
      LOOKBOOK_TRY(batch.rows, processing::clean_reviews(std::move(batch.rows)));
    }
    return batch;
  };
  const auto take = [&](loader::ParsedBatch batch) -> Result<bool> {
    if (progress.cancelled()) return Error(ErrorCode::kCancelled, "stopped while reading " + source.name);
    if (is_products) {
      LOOKBOOK_CHECK(transformer.add_products(batch.rows));
    } else {
      LOOKBOOK_CHECK(transformer.add_reviews(std::move(batch.rows)));
    }
    LOOKBOOK_CHECK(transformer.add_rejected(batch.rejected));
    transformer.count_repairs(batch.repairs.rows_repaired, batch.repairs.fields_dropped);
    read_progress.update();
    return true;
  };
  return reader->read(clean, take);
}

/// Sources were whole when they landed, so a damaged one was damaged in the store.
Error unreadable(const loader::LandedSource& source, Error error) {
  if (error.code() != ErrorCode::kCorruptData && error.code() != ErrorCode::kNotFound)
    return std::move(error).with_context(source.name);
  return {error.code(), source.name + ": " + error.message() +
                            "; `lookbook load` with the intact file repairs the copy in the store"};
}

}  // namespace

Result<processing::TransformReport> transform_landed(storage::ObjectStore& store,
                                                     const processing::TransformOptions& options,
                                                     Progress& progress) {
  LOOKBOOK_TRY(const loader::LandingManifest manifest, loader::read_manifest(store));
  LOOKBOOK_CHECK(check_has_reviews(manifest, store));
  std::uint64_t total = 0;
  for (const auto& source : manifest.sources) total += source.bytes;
  progress.begin("cleaning", total, "byte");
  LOOKBOOK_TRY(processing::Transformer transformer, processing::Transformer::create(store, options));
  for (const auto& source : manifest.sources) {
    auto poured = pour(store, source, transformer, progress);
    if (!poured) return unreadable(source, std::move(poured).error());
  }
  LOOKBOOK_TRY(processing::TransformReport report, transformer.finish(progress));
  progress.end();
  return report;
}

}  // namespace lookbook::pipeline
