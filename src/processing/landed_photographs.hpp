#pragma once
// The photographs that the loader landed, found by the name that product data gives them.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

/// The last component of a path or URL, without query and fragment: "https://x/a/b.jpg?w=60" is "b.jpg".
std::string_view file_name_of(std::string_view name);

class LandedPhotographs {
 public:
  /// Reads landing/images.parquet; none if it is not there.
  static Result<LandedPhotographs> read(const storage::ObjectStore& store);

  /// The path in the store of the photograph with the file name of `name`. Of several the first that landed.
  std::optional<std::string_view> path_of(std::string_view name) const;
  /// The file name of a photograph that is called as the item: "B001.jpg" of B001.
  std::optional<std::string_view> named_after(std::string_view item_id) const;

 private:
  std::unordered_map<std::string, std::string> paths_;    // by file name
  std::unordered_map<std::string, std::string> by_stem_;  // file name by file name without its ending
};

}  // namespace lookbook::processing
