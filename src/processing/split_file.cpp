#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/processing/splitter.hpp"
#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/table.hpp"
#include "processing/json_file.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {
namespace {

namespace json = boost::json;

constexpr storage::JsonFormat kFormat{1, "cut it again with `lookbook process`"};
constexpr std::array<std::string_view, 4> kPartNames = {"train", "valid", "test", "unused"};

Status check_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  if (!name.empty() && name.front() != '.' && std::ranges::all_of(name, allowed)) return ok();
  return Error(ErrorCode::kInvalidArgument,
               "a split's name has letters, digits, '-', '_' and '.' only, and does not begin with '.'; '" +
                   std::string(name) + "' does not fit");
}

std::string path_of(std::string_view name, std::string_view ending) {
  return std::string(analytics::kSplits).append(name).append(ending);
}

/// The names of the splits in the store, for an error message.
Result<std::string> names_in(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const auto objects, store.list(analytics::kSplits));
  std::string names;
  for (const storage::ObjectInfo& object : objects) {
    if (!object.path.ends_with(".json")) continue;
    const std::size_t begin = std::string_view(analytics::kSplits).size();
    names.append(names.empty() ? "" : ", ").append(object.path, begin, object.path.size() - begin - 5);
  }
  return names.empty() ? "there are none yet" : "there are: " + names;
}

Result<std::vector<Part>> read_parts(const storage::ObjectStore& store, const std::string& path) {
  std::vector<Part> parts;
  LOOKBOOK_CHECK(storage::for_each_batch(store, path, [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto part, batch.column<std::int32_t>("part"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (part[row] < 0 || part[row] >= static_cast<std::int32_t>(kPartNames.size())) {
        return Error(ErrorCode::kCorruptData,
                     path + " is damaged: there is no part " + std::to_string(part[row]));
      }
      parts.push_back(static_cast<Part>(part[row]));
    }
    return ok();
  }));
  return parts;
}

}  // namespace

std::vector<std::string> split_files(std::string_view name) {
  return {path_of(name, ".arrow"), path_of(name, ".json")};
}

Status write_split(storage::ObjectStore& store, const Indexed& indexed, const Split& split) {
  LOOKBOOK_CHECK(check_name(split.name));
  if (split.parts.size() != indexed.interactions.size()) {
    return Error(ErrorCode::kInvalidArgument,
                 "the split " + split.name + " was cut from " + std::to_string(split.parts.size()) +
                     " interactions, but the store has " + std::to_string(indexed.interactions.size()));
  }
  LOOKBOOK_CHECK(store.remove(path_of(split.name, ".json")));
  LOOKBOOK_TRY(TableSink sink,
               TableSink::create(store, path_of(split.name, ".arrow"), "split", tables::split()));
  std::array<std::uint64_t, kPartNames.size()> rows{};
  for (const Part part : split.parts) {
    ++rows[static_cast<std::size_t>(part)];
    sink.column(0).append(static_cast<std::int32_t>(part));
    LOOKBOOK_CHECK(sink.row_done());
  }
  LOOKBOOK_TRY(const WrittenTable table, sink.commit());
  json::object counts;
  for (std::size_t part = 0; part < rows.size(); ++part) counts[kPartNames[part]] = rows[part];
  return write_json(store, path_of(split.name, ".json"), kFormat.newest,
                    {{"name", split.name},
                     {"interactions_sha256", indexed.fingerprint},
                     {"rows", counts},
                     {"sha256", table.sha256}});
}

Status choose_split(storage::ObjectStore& store, std::string_view name) {
  LOOKBOOK_CHECK(check_name(name));
  return write_json(store, analytics::kChosenSplit, kFormat.newest, {{"name", name}});
}

Result<std::string> chosen_split(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const bool exists, store.exists(analytics::kChosenSplit));
  if (!exists) return std::string();
  LOOKBOOK_TRY(const storage::JsonObject chosen, storage::read_json(store, analytics::kChosenSplit, kFormat));
  return chosen.text("name");
}

Result<Split> read_split(const storage::ObjectStore& store, const Indexed& indexed, std::string_view name) {
  LOOKBOOK_CHECK(check_name(name));
  const std::string manifest_path = path_of(name, ".json");
  LOOKBOOK_TRY(const bool exists, store.exists(manifest_path));
  if (!exists) {
    LOOKBOOK_TRY(const std::string names, names_in(store));
    return Error(ErrorCode::kNotFound,
                 "there is no split '" + std::string(name) + "' in " + store.uri() + "; " + names);
  }
  LOOKBOOK_TRY(const storage::JsonObject manifest, storage::read_json(store, manifest_path, kFormat));
  LOOKBOOK_TRY(const std::string cut_from, manifest.text("interactions_sha256"));
  LOOKBOOK_TRY(const std::string recorded, manifest.text("sha256"));
  const std::string path = path_of(name, ".arrow");
  LOOKBOOK_TRY(const std::string checksum, store.checksum(path));
  if (checksum != recorded) {
    return Error(ErrorCode::kCorruptData,
                 path + " in " + store.uri() + " is damaged: cut it again with `lookbook process`");
  }
  Split split{std::string(name), {}};
  LOOKBOOK_TRY(split.parts, read_parts(store, path));
  if (cut_from != indexed.fingerprint || split.parts.size() != indexed.interactions.size()) {
    return Error(
        ErrorCode::kCorruptData,
        "the split '" + std::string(name) + "' in " + store.uri() +
            " was cut from other interactions than the store has now: split again with `lookbook process`");
  }
  return split;
}

}  // namespace lookbook::processing
