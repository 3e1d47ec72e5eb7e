#include <algorithm>
#include <utility>

#include "lookbook/base/checksum.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "pipeline/plain_rows.hpp"

namespace lookbook::pipeline {
namespace {

/// A file that says the part of pairs, and its column that does.
struct PublishedFile {
  std::string column;
  std::string path;
};

/// Of "published:COLUMN:FILE".
Result<PublishedFile> published_file(std::string_view strategy) {
  const std::string_view text = strategy.substr(kPublishedSplit.size());
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == text.npos || colon + 1 == text.size()) {
    return Error(ErrorCode::kInvalidArgument, "the split '" + std::string(strategy) +
                                                  "' is not of the form published:COLUMN:FILE, for example "
                                                  "published:part:split.tsv");
  }
  return PublishedFile{std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Result<Split> cut_as_published(const processing::Indexed& indexed, std::string_view strategy) {
  LOOKBOOK_TRY(const PublishedFile file, published_file(strategy));
  std::vector<processing::LabelledPair> pairs;
  const auto take = [&](const PlainRow& row) {
    const auto user = indexed.users.find(row.user);
    const auto item = indexed.items.find(row.item);
    if (user && item) pairs.push_back({indexed.users.id(*user), indexed.items.id(*item), *row.part});
    return ok();
  };
  LOOKBOOK_TRY([[maybe_unused]] const PlainCounts counts, read_plain_rows(file.path, file.column, take));
  Split split = processing::published_split(indexed, pairs);
  for (const auto& [part, name] : {std::pair(Part::kTrain, "train"), std::pair(Part::kTest, "test")}) {
    if (std::ranges::count(split.parts, part) > 0) continue;
    return Error(ErrorCode::kInvalidArgument,
                 file.path + " has no row of the part " + name + " that is in the store");
  }
  return split;
}

std::string strategy_for(const Interactions& interactions) {
  const auto& times = interactions.times;
  const auto known = times.size() - static_cast<std::size_t>(std::ranges::count(times, kNoTime));
  return 2 * known > times.size() ? "leave-last-out" : "random";
}

}  // namespace

bool is_published_split(std::string_view strategy) {
  return strategy.starts_with(kPublishedSplit) && published_file(strategy);
}

Result<Split> cut_split(const processing::Indexed& indexed, processing::SplitOptions options) {
  if (options.strategy.starts_with(kPublishedSplit)) return cut_as_published(indexed, options.strategy);
  if (options.strategy == kAutoSplit) options.strategy = strategy_for(indexed.interactions);
  return processing::make_split(indexed, options);
}

Result<Split> split_of(const storage::ObjectStore& store, const processing::Indexed& indexed,
                       processing::SplitOptions options) {
  if (options.strategy.starts_with(kNamedSplit))
    return processing::read_split(store, indexed, options.strategy.substr(kNamedSplit.size()));
  if (options.strategy == kStoredSplit) {
    LOOKBOOK_TRY(const std::string chosen, processing::chosen_split(store));
    if (!chosen.empty()) return processing::read_split(store, indexed, chosen);
    options.strategy = kAutoSplit;
  }
  return cut_split(indexed, std::move(options));
}

Result<Split> split_store(storage::ObjectStore& store, const processing::Indexed& indexed,
                          const processing::SplitOptions& options) {
  LOOKBOOK_TRY(Split split, cut_split(indexed, options));
  LOOKBOOK_CHECK(processing::write_split(store, indexed, split));
  LOOKBOOK_CHECK(processing::choose_split(store, split.name));
  return split;
}

Result<std::string> split_text(const processing::SplitOptions& options) {
  std::string text = options.strategy + " " + std::to_string(options.shares.valid) + " " +
                     std::to_string(options.shares.test) + " " + std::to_string(options.seed) + " " +
                     std::to_string(options.core);
  if (options.strategy == "kfold")
    text += " " + std::to_string(options.fold.count) + " " + std::to_string(options.fold.number);
  if (!options.strategy.starts_with(kPublishedSplit)) return text;
  LOOKBOOK_TRY(const PublishedFile file, published_file(options.strategy));
  Sha256 rows;
  const auto take = [&](const PlainRow& row) {
    rows.update(std::string(row.user) + '\t' + std::string(row.item) + '\t' +
                std::to_string(static_cast<int>(*row.part)) + '\n');
    return ok();
  };
  LOOKBOOK_TRY([[maybe_unused]] const PlainCounts counts, read_plain_rows(file.path, file.column, take));
  return text + " " + std::move(rows).hex_digest();
}

}  // namespace lookbook::pipeline
