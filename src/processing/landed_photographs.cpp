#include "processing/landed_photographs.hpp"

#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::processing {
namespace {

std::optional<std::string_view> find(const std::unordered_map<std::string, std::string>& map,
                                     std::string_view key) {
  const auto found = map.find(std::string(key));
  return found != map.end() ? std::optional<std::string_view>(found->second) : std::nullopt;
}

}  // namespace

std::string_view file_name_of(std::string_view name) {
  name = name.substr(0, name.find_first_of("?#"));
  const std::size_t slash = name.find_last_of("/\\");
  return slash == name.npos ? name : name.substr(slash + 1);
}

Result<LandedPhotographs> LandedPhotographs::read(const storage::ObjectStore& store) {
  LandedPhotographs landed;
  LOOKBOOK_TRY(const bool exists, store.exists(landing::kImages));
  if (!exists) return landed;
  LOOKBOOK_CHECK(storage::for_each_batch(store, landing::kImages, [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto name, batch.column<std::string_view>("name"));
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::string file(file_name_of(name[row]));
      landed.paths_.emplace(file, path[row]);
      landed.by_stem_.emplace(file.substr(0, file.find_last_of('.')), file);
    }
    return ok();
  }));
  return landed;
}

std::optional<std::string_view> LandedPhotographs::path_of(std::string_view name) const {
  return find(paths_, file_name_of(name));
}

std::optional<std::string_view> LandedPhotographs::named_after(std::string_view item_id) const {
  return find(by_stem_, item_id);
}

}  // namespace lookbook::processing
