#include <algorithm>
#include <unordered_set>

#include "eda/counts.hpp"
#include "eda/shop_tables.hpp"
#include "lookbook/core/split.hpp"
#include "lookbook/core/standard_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

constexpr const char* kIndex = "analytics/index.json";
constexpr const char* kInteractions = "analytics/interactions.arrow";
constexpr const char* kMend = "run `lookbook process` again";

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
  LOOKBOOK_CHECK(storage::for_each_batch(store, kInteractions, add, kMend));
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
  LOOKBOOK_CHECK(storage::for_each_batch(store, path, add, kMend));
  return parts;
}

using Numbers = std::unordered_set<std::uint32_t>;

double share_beyond(const Numbers& of, const Numbers& known) {
  const auto strangers =
      std::ranges::count_if(of, [&](std::uint32_t number) { return !known.contains(number); });
  return share(static_cast<std::uint64_t>(strangers), of.size());
}

ColdStart cold_start(const Pairs& pairs, const std::vector<Part>& parts) {
  ColdStart cold;
  Numbers known_users, known_items, users, items;
  for (std::size_t row = 0; row < parts.size(); ++row) {
    cold.train += parts[row] == Part::kTrain ? 1 : 0;
    cold.valid += parts[row] == Part::kValid ? 1 : 0;
    cold.test += parts[row] == Part::kTest ? 1 : 0;
    cold.unused += parts[row] == Part::kUnused ? 1 : 0;
    if (parts[row] != Part::kTrain && parts[row] != Part::kTest) continue;
    (parts[row] == Part::kTrain ? known_users : users).insert(pairs.users[row]);
    (parts[row] == Part::kTrain ? known_items : items).insert(pairs.items[row]);
  }
  cold.new_users = share_beyond(users, known_users);
  cold.new_items = share_beyond(items, known_items);
  std::uint64_t rows = 0;
  for (std::size_t row = 0; row < parts.size(); ++row) {
    const bool warm = known_users.contains(pairs.users[row]) && known_items.contains(pairs.items[row]);
    rows += parts[row] == Part::kTest && !warm ? 1 : 0;
  }
  cold.cold_rows = share(rows, cold.test);
  return cold;
}

/// The checksum of interactions that were numbered from the tables that standard/ has now; empty without any.
Result<std::string> current_interactions(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(kIndex));
  if (!exists) return std::string();
  LOOKBOOK_TRY(const storage::JsonObject index, storage::read_json(store, kIndex, {1, kMend}));
  LOOKBOOK_TRY(const storage::JsonObject manifest,
               storage::read_json(store, standard::kManifest, {standard::kManifestVersion, standard::kMend}));
  if (!index.has("standard") || !manifest.has("fingerprint")) return std::string();
  LOOKBOOK_TRY(const std::string numbered, index.text("standard"));
  LOOKBOOK_TRY(const std::string fingerprint, manifest.text("fingerprint"));
  if (numbered != fingerprint) return std::string();
  return index.text("interactions_sha256");
}

}  // namespace

Status describe_splits(const storage::ObjectStore& store, Profile& profile) {
  LOOKBOOK_TRY(const std::string interactions, current_interactions(store));
  if (interactions.empty()) return ok();
  LOOKBOOK_TRY(const Pairs pairs, read_pairs(store));
  LOOKBOOK_TRY(const auto files, store.list("analytics/splits/"));
  for (const storage::ObjectInfo& file : files) {
    if (!file.path.ends_with(".json")) continue;
    LOOKBOOK_TRY(const storage::JsonObject split, storage::read_json(store, file.path, {1, kMend}));
    LOOKBOOK_TRY(const std::string cut_from, split.text("interactions_sha256"));
    if (cut_from != interactions) continue;  // of other ratings: refused by whoever reads it
    const std::string table = file.path.substr(0, file.path.size() - 5) + ".arrow";
    LOOKBOOK_TRY(const std::vector<Part> parts, read_parts(store, table));
    if (parts.size() != pairs.users.size())
      return split.damaged("its rows are not those of the interactions");
    ColdStart cold = cold_start(pairs, parts);
    LOOKBOOK_TRY(cold.split, split.text("name"));
    profile.splits.push_back(std::move(cold));
  }
  return ok();
}

}  // namespace lookbook::eda
