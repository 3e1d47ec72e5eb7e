#include "lookbook/processing/indexer.hpp"

#include <limits>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"
#include "processing/json_file.hpp"
#include "processing/standard_manifest.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {
namespace {

constexpr storage::JsonFormat kFormat{1, standard::kMend};
constexpr std::size_t kMostIds = std::numeric_limits<std::int32_t>::max();  // numbers are stored as int32

Error damaged(const storage::ObjectStore& store, std::string_view what) {
  return {ErrorCode::kCorruptData,
          std::string(what) + " (" + store.uri() + "): run `lookbook process` again"};
}

Error damaged_ids(const storage::ObjectStore& store, std::string_view path, std::string_view why) {
  return {ErrorCode::kCorruptData,
          std::string(path) + " in " + store.uri() + " is damaged: " + std::string(why) +
              "; restore it from a backup, because ids must keep their numbers, or remove " +
              std::string(analytics::kIndexManifest) + " if that is the damaged one"};
}

/// Arrow files carry no checksums of their own: index.json has them.
Status check_ids(const storage::ObjectStore& store, std::string_view path, std::string_view sha256) {
  LOOKBOOK_TRY(const std::string checksum, store.checksum(path));
  if (checksum == sha256) return ok();
  return damaged_ids(
      store, path,
      "its SHA-256 is not the one in index.json. A release has the same file, if releases/parts/" +
          std::string(sha256) + ".arrow is there");
}

/// The ids of an index file, by number.
template <class Ids>
Result<Ids> read_ids(const storage::ObjectStore& store, std::string_view path) {
  Ids ids;
  LOOKBOOK_CHECK(storage::for_each_batch(store, path, [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto id, batch.column<std::string_view>("id"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::size_t expected = ids.size();
      const auto number = ids.add(id.is_null(row) ? std::string_view() : id[row]);
      if (number && number->number() == expected) continue;
      return damaged_ids(store, path, "row " + std::to_string(expected) + " is empty or holds an id again");
    }
    return ok();
  }));
  return ids;
}

/// The ids of an index file, or none if it is not there yet. `sha256` is what index.json says; empty where it
/// says nothing, as after a run that was stopped.
template <class Ids>
Result<Ids> read_ids_if_any(const storage::ObjectStore& store, std::string_view path,
                            std::string_view sha256) {
  LOOKBOOK_TRY(const bool exists, store.exists(path));
  if (!exists) return Ids();
  if (!sha256.empty()) LOOKBOOK_CHECK(check_ids(store, path, sha256));
  return read_ids<Ids>(store, path);
}

/// What the last run has numbered. An index.json that is gone or damaged is written anew and checks nothing.
Result<Indexed> known_ids(const storage::ObjectStore& store) {
  const auto manifest = storage::read_json(store, analytics::kIndexManifest, kFormat);
  if (!manifest && manifest.error().code() == ErrorCode::kUnsupportedVersion) return manifest.error();
  const auto checksum = [&](std::string_view name) -> std::string {
    if (!manifest) return "";
    auto text = manifest->text(name);
    return text ? *std::move(text) : "";
  };
  Indexed index;
  LOOKBOOK_TRY(index.users, read_ids_if_any<UserIds>(store, analytics::kUserIndex, checksum("users_sha256")));
  LOOKBOOK_TRY(index.items, read_ids_if_any<ItemIds>(store, analytics::kItemIndex, checksum("items_sha256")));
  return index;
}

template <class IndexType>
Result<WrittenTable> write_ids(storage::ObjectStore& store, std::string_view path, std::string_view table,
                               const IdMap<IndexType>& ids) {
  if (ids.size() > kMostIds) {
    return Error(ErrorCode::kInvalidArgument, "a store holds at most 2,147,483,647 " + std::string(table));
  }
  LOOKBOOK_TRY(TableSink sink, TableSink::create(store, path, table, tables::index()));
  for (std::size_t number = 0; number < ids.size(); ++number) {
    const std::string_view id = ids.id(IndexType(static_cast<std::uint32_t>(number)));
    sink.column(0).append(id);
    LOOKBOOK_CHECK(sink.row_done(id.size()));
  }
  return sink.commit();
}

Result<WrittenTable> write_interactions(storage::ObjectStore& store, const Interactions& rows) {
  LOOKBOOK_TRY(TableSink sink,
               TableSink::create(store, analytics::kInteractions, "interactions", tables::interactions()));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    sink.column(0).append(static_cast<std::int32_t>(rows.users[row].number()));
    sink.column(1).append(static_cast<std::int32_t>(rows.items[row].number()));
    sink.column(2).append(static_cast<std::int32_t>(rows.kinds[row]));
    sink.column(3).append(rows.values[row]);
    sink.column(4).append(static_cast<std::int64_t>(rows.times[row]));
    LOOKBOOK_CHECK(sink.row_done());
  }
  return sink.commit();
}

/// Numbers every rating, giving new users and items the next numbers.
Status add_ratings(const storage::ObjectStore& store, Indexed& index, Progress& progress) {
  return storage::for_each_batch(
      store, standard::kRatings,
      [&](const RecordBatch& batch) -> Status {
        LOOKBOOK_TRY(const auto user, batch.column<std::string_view>("user_id"));
        LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
        LOOKBOOK_TRY(const auto rating, batch.column<float>("rating"));
        LOOKBOOK_TRY(const auto time, batch.column<std::int64_t>("time"));
        for (std::size_t row = 0; row < batch.rows(); ++row) {
          LOOKBOOK_TRY(const UserIndex user_number, index.users.add(user[row]));
          LOOKBOOK_TRY(const ItemIndex item_number, index.items.add(item[row]));
          const bool rated = !rating.is_null(row);
          index.interactions.push_back({.user = user_number,
                                        .item = item_number,
                                        .kind = rated ? EventKind::kRating : EventKind::kPurchase,
                                        .value = rated ? rating[row] : 1.0F,
                                        .time = time.get(row).value_or(kNoTime)});
        }
        progress.advance(batch.rows());
        if (progress.cancelled()) return Error(ErrorCode::kCancelled, "indexing was stopped");
        return ok();
      },
      standard::kMend);
}

Status add_products(const storage::ObjectStore& store, ItemIds& items) {
  return storage::for_each_batch(
      store, standard::kProducts,
      [&](const RecordBatch& batch) -> Status {
        LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
        for (std::size_t row = 0; row < batch.rows(); ++row) {
          LOOKBOOK_TRY([[maybe_unused]] const ItemIndex number, items.add(item[row]));
        }
        return ok();
      },
      standard::kMend);
}

/// index.json goes first and comes back last, so an index that was cut short is not mistaken for a whole one.
Status write_index(storage::ObjectStore& store, const Indexed& index, std::string_view standard) {
  LOOKBOOK_CHECK(store.remove(analytics::kIndexManifest));
  LOOKBOOK_TRY(const WrittenTable users, write_ids(store, analytics::kUserIndex, "users", index.users));
  LOOKBOOK_TRY(const WrittenTable items, write_ids(store, analytics::kItemIndex, "items", index.items));
  LOOKBOOK_TRY(const WrittenTable interactions, write_interactions(store, index.interactions));
  return write_json(store, analytics::kIndexManifest, kFormat.newest,
                    {{"standard", standard},
                     {"users", users.rows},
                     {"items", items.rows},
                     {"interactions", interactions.rows},
                     {"users_sha256", users.sha256},
                     {"items_sha256", items.sha256},
                     {"interactions_sha256", interactions.sha256}});
}

/// Numbers of other tables than the store has now would train a model of yesterday's shop.
Status check_standard(const storage::ObjectStore& store, const storage::JsonObject& index) {
  LOOKBOOK_TRY(const std::string numbered, index.text("standard"));
  LOOKBOOK_TRY(const std::string standard, standard_fingerprint(store));
  if (numbered == standard) return ok();
  return damaged(store,
                 std::string(analytics::kIndexManifest) + " numbers other tables than standard/ holds now");
}

Status check_interactions(const storage::ObjectStore& store, std::string_view sha256) {
  LOOKBOOK_TRY(const std::string checksum, store.checksum(analytics::kInteractions));
  if (checksum == sha256) return ok();
  return damaged(store,
                 std::string(analytics::kInteractions) + " is damaged or does not belong to the index");
}

Result<Interactions> read_interactions(const storage::ObjectStore& store, std::size_t n_users,
                                       std::size_t n_items) {
  Interactions rows;
  const auto read_batch = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto user, batch.column<std::int32_t>("user"));
    LOOKBOOK_TRY(const auto item, batch.column<std::int32_t>("item"));
    LOOKBOOK_TRY(const auto kind, batch.column<std::int32_t>("kind"));
    LOOKBOOK_TRY(const auto value, batch.column<float>("value"));
    LOOKBOOK_TRY(const auto time, batch.column<std::int64_t>("time"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const Interaction read{UserIndex(static_cast<std::uint32_t>(user[row])),
                             ItemIndex(static_cast<std::uint32_t>(item[row])),
                             static_cast<EventKind>(kind[row]), value[row], time[row]};
      if (read.user.number() >= n_users || read.item.number() >= n_items) {
        return damaged(store, std::string(analytics::kInteractions) +
                                  " names users or items that the indices do not have");
      }
      if (kind[row] < 0 || kind[row] > static_cast<std::int32_t>(EventKind::kUnlike)) {
        return damaged(store, std::string(analytics::kInteractions) + " holds events of an unknown kind");
      }
      rows.push_back(read);
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, analytics::kInteractions, read_batch));
  return rows;
}

}  // namespace

Result<IndexReport> build_index(storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const std::string standard, standard_fingerprint(store));
  LOOKBOOK_TRY(Indexed index, known_ids(store));
  const std::size_t known_users = index.users.size();
  const std::size_t known_items = index.items.size();

  progress.begin("index", 0, "rating");
  LOOKBOOK_CHECK(add_ratings(store, index, progress));
  LOOKBOOK_CHECK(add_products(store, index.items));
  LOOKBOOK_CHECK(write_index(store, index, standard));
  progress.end();
  return IndexReport{.users = index.users.size(),
                     .new_users = index.users.size() - known_users,
                     .items = index.items.size(),
                     .new_items = index.items.size() - known_items,
                     .interactions = index.interactions.size()};
}

std::vector<std::string> index_files() {
  return {analytics::kUserIndex, analytics::kItemIndex, analytics::kInteractions, analytics::kIndexManifest};
}

Result<Indexed> open_index(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(analytics::kIndexManifest));
  if (!exists) {
    return Error(ErrorCode::kNotFound, "users and items have no numbers yet (" + store.uri() + " has no " +
                                           analytics::kIndexManifest + "): run `lookbook process`");
  }
  LOOKBOOK_TRY(const storage::JsonObject manifest,
               storage::read_json(store, analytics::kIndexManifest, kFormat));
  LOOKBOOK_CHECK(check_standard(store, manifest));
  LOOKBOOK_TRY(const std::uint64_t n_users, manifest.whole("users"));
  LOOKBOOK_TRY(const std::uint64_t n_items, manifest.whole("items"));
  LOOKBOOK_TRY(const std::uint64_t n_rows, manifest.whole("interactions"));
  Indexed index;
  LOOKBOOK_TRY(const std::string users, manifest.text("users_sha256"));
  LOOKBOOK_TRY(const std::string items, manifest.text("items_sha256"));
  LOOKBOOK_TRY(index.fingerprint, manifest.text("interactions_sha256"));
  LOOKBOOK_CHECK(check_ids(store, analytics::kUserIndex, users));
  LOOKBOOK_CHECK(check_ids(store, analytics::kItemIndex, items));
  LOOKBOOK_CHECK(check_interactions(store, index.fingerprint));
  LOOKBOOK_TRY(index.users, read_ids<UserIds>(store, analytics::kUserIndex));
  LOOKBOOK_TRY(index.items, read_ids<ItemIds>(store, analytics::kItemIndex));
  LOOKBOOK_TRY(index.interactions, read_interactions(store, index.users.size(), index.items.size()));
  if (index.users.size() == n_users && index.items.size() == n_items && index.interactions.size() == n_rows) {
    return index;
  }
  return damaged(store, "the files in analytics/ do not belong together");
}

}  // namespace lookbook::processing
