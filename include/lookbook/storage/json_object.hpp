#pragma once
// The JSON files of a store: versioned, and read entry by entry with messages that name the file, the entry
// and what mends it. json_text.hpp says how they are laid out.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::storage {

/// A kind of file. Each says its version in "format_version", from 1.
struct JsonFormat {
  std::uint32_t newest = 1;    ///< that this Lookbook reads, as it does all lower ones
  const char* mend = nullptr;  ///< what to do about a damaged one: "run `lookbook process` again"
};

/// An object in a file. An entry that is missing or of another type is kCorruptData. Cheap to copy;
/// thread-safe.
class JsonObject {
 public:
  /// `where` names the file in errors. kCorruptData if it is not an object with a version,
  /// kUnsupportedVersion if a newer Lookbook wrote it.
  static Result<JsonObject> parse(std::string_view text, std::string where, const JsonFormat& format);

  std::uint64_t format_version() const;

  /// Whether there is such an entry that is not null.
  bool has(std::string_view name) const;
  Result<std::string> text(std::string_view name) const;
  /// 0 or more.
  Result<std::uint64_t> whole(std::string_view name) const;
  /// Within one unit in the last place.
  Result<double> real(std::string_view name) const;
  Result<bool> flag(std::string_view name) const;
  Result<JsonObject> object(std::string_view name) const;
  Result<std::vector<JsonObject>> objects(std::string_view name) const;
  Result<std::vector<std::string>> texts(std::string_view name) const;
  /// The names of its entries, in the file's order.
  std::vector<std::string> names() const;

  /// kCorruptData for what only the reader can see.
  Error damaged(std::string_view why) const;

 private:
  struct State;
  explicit JsonObject(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// Reads and parses a file. kNotFound if it is not there.
Result<JsonObject> read_json(const ObjectStore& store, std::string_view path, const JsonFormat& format);

/// Writes the newest version of `format` and after it `members`: an object as any serialiser writes it
/// without white space, {"name":"x"}, that does not say its version.
Status write_json(ObjectStore& store, std::string_view path, const JsonFormat& format,
                  std::string_view members);

}  // namespace lookbook::storage
