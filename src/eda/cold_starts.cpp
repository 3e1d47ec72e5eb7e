#include <algorithm>

#include "eda/counts.hpp"
#include "eda/shop_tables.hpp"
#include "lookbook/core/split.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

struct Pairs {
  std::vector<std::uint32_t> users, items;
};

Result<Pairs> read_pairs(const storage::ObjectStore& store) {
  Pairs pairs;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto user, batch.column<std::int32_t>("user"));
    LOOKBOOK_TRY(const auto item, batch.column<std::int32_t>("item"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      pairs.users.push_back(static_cast<std::uint32_t>(user[row]));
      pairs.items.push_back(static_cast<std::uint32_t>(item[row]));
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, analytics::kInteractions, add, standard::kMend));
  return pairs;
}

Result<std::vector<Part>> read_parts(const storage::ObjectStore& store, const std::string& path) {
  std::vector<Part> parts;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto part, batch.column<std::int32_t>("part"));
    for (std::size_t row = 0; row < batch.rows(); ++row)
      parts.push_back(part[row] >= 0 && part[row] < 3 ? static_cast<Part>(part[row]) : Part::kUnused);
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, path, add, standard::kMend));
  return parts;
}

/// Which numbers came.
class Numbers {
 public:
  void add(std::uint32_t number) {
    if (number >= seen_.size()) seen_.resize(std::size_t{number} + 1);
    seen_[number] = true;
  }
  bool has(std::uint32_t number) const { return number < seen_.size() && seen_[number]; }
  /// The share of them that `known` does not have.
  double share_beyond(const Numbers& known) const {
    std::uint64_t all = 0;
    std::uint64_t strangers = 0;
    for (std::uint32_t number = 0; number < seen_.size(); ++number) {
      all += seen_[number] ? 1 : 0;
      strangers += seen_[number] && !known.has(number) ? 1 : 0;
    }
    return share(strangers, all);
  }

 private:
  std::vector<bool> seen_;
};

ColdStart cold_start(const Pairs& pairs, const std::vector<Part>& parts) {
  ColdStart cold;
  Numbers known_users, known_items, users, items;
  for (std::size_t row = 0; row < parts.size(); ++row) {
    cold.train += parts[row] == Part::kTrain ? 1 : 0;
    cold.valid += parts[row] == Part::kValid ? 1 : 0;
    cold.test += parts[row] == Part::kTest ? 1 : 0;
    cold.unused += parts[row] == Part::kUnused ? 1 : 0;
    if (parts[row] != Part::kTrain && parts[row] != Part::kTest) continue;
    (parts[row] == Part::kTrain ? known_users : users).add(pairs.users[row]);
    (parts[row] == Part::kTrain ? known_items : items).add(pairs.items[row]);
  }
  cold.new_users = users.share_beyond(known_users);
  cold.new_items = items.share_beyond(known_items);
  std::uint64_t rows = 0;
  for (std::size_t row = 0; row < parts.size(); ++row) {
    const bool warm = known_users.has(pairs.users[row]) && known_items.has(pairs.items[row]);
    rows += parts[row] == Part::kTest && !warm ? 1 : 0;
  }
  cold.cold_rows = share(rows, cold.test);
  return cold;
}

/// The checksum of interactions that were numbered from the tables that standard/ has now; empty without any.
Result<std::string> current_interactions(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(analytics::kIndexManifest));
  if (!exists) return std::string();
  LOOKBOOK_TRY(const storage::JsonObject index,
               storage::read_json(store, analytics::kIndexManifest, {1, standard::kMend}));
  LOOKBOOK_TRY(const storage::JsonObject manifest,
               storage::read_json(store, standard::kManifest, {standard::kManifestVersion, standard::kMend}));
  if (!index.has("standard") || !manifest.has("fingerprint")) return std::string();
  LOOKBOOK_TRY(const std::string numbered, index.text("standard"));
  LOOKBOOK_TRY(const std::string fingerprint, manifest.text("fingerprint"));
  if (numbered != fingerprint) return std::string();
  return index.text("interactions_sha256");
}

/// kNotFound for a split of other ratings.
Result<ColdStart> cold_start_of(const storage::ObjectStore& store, const std::string& path,
                                const Pairs& pairs, const std::string& interactions) {
  LOOKBOOK_TRY(const storage::JsonObject split, storage::read_json(store, path, {1, standard::kMend}));
  LOOKBOOK_TRY(const std::string cut_from, split.text("interactions_sha256"));
  if (cut_from != interactions) return Error(ErrorCode::kNotFound, path + " is of other ratings");
  LOOKBOOK_TRY(const std::vector<Part> parts, read_parts(store, path.substr(0, path.size() - 5) + ".arrow"));
  if (parts.size() != pairs.users.size()) return split.damaged("its rows are not those of the interactions");
  ColdStart cold = cold_start(pairs, parts);
  LOOKBOOK_TRY(cold.split, split.text("name"));
  return cold;
}

/// Whether a split with this error is just left out: whoever is to use it says what is wrong with it, and a
/// look at the data needs no more than the others.
bool is_of_this_split_alone(ErrorCode code) {
  return code == ErrorCode::kNotFound || code == ErrorCode::kCorruptData ||
         code == ErrorCode::kUnsupportedVersion;
}

}  // namespace

Status describe_splits(const storage::ObjectStore& store, Profile& profile) {
  LOOKBOOK_TRY(const std::string interactions, current_interactions(store));
  if (interactions.empty()) return ok();
  LOOKBOOK_TRY(const Pairs pairs, read_pairs(store));
  LOOKBOOK_TRY(const auto files, store.list(analytics::kSplits));
  for (const storage::ObjectInfo& file : files) {
    if (!file.path.ends_with(".json")) continue;
    auto cold = cold_start_of(store, file.path, pairs, interactions);
    if (cold)
      profile.splits.push_back(*std::move(cold));
    else if (!is_of_this_split_alone(cold.error().code()))
      return std::move(cold).error();
  }
  return ok();
}

}  // namespace lookbook::eda
