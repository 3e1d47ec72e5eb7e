#pragma once
// JSON files of the registry: written for people (indented, one entry a line) and the same bytes for the same
// value; read with messages that name the entry.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook::registry {

/// Entries in the order they were added. Numbers are as short as they can be and still be exact.
std::string to_text(const boost::json::value& value);

/// An object that is read entry by entry; `where` names the file in errors, all of them kCorruptData.
class JsonObject {
 public:
  static Result<JsonObject> parse(std::string_view text, std::string where);

  Result<std::string> text(std::string_view name) const;
  Result<std::uint64_t> whole(std::string_view name) const;
  /// Within one unit in the last place.
  Result<double> real(std::string_view name) const;
  Result<JsonObject> object(std::string_view name) const;
  Result<std::vector<JsonObject>> objects(std::string_view name) const;
  /// The names of its entries.
  std::vector<std::string> names() const;

  Error damaged(std::string_view why) const;

 private:
  JsonObject(boost::json::object object, std::string where)
      : object_(std::move(object)), where_(std::move(where)) {}
  Result<const boost::json::value*> find(std::string_view name) const;

  boost::json::object object_;
  std::string where_;
};

/// kUnsupportedVersion if the file's "format_version" is above `newest`.
Status check_version(const JsonObject& file, std::uint32_t newest, std::string_view what);

}  // namespace lookbook::registry
