#pragma once
// The small JSON files beside tables (manifest.json, index.json, a split's .json): one object each, with a
// format_version.

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

inline constexpr std::int64_t kJsonFormatVersion = 1;

/// Adds format_version and writes, indented by two and with a line feed at the end.
Status write_json(storage::ObjectStore& store, std::string_view path, const boost::json::object& members);

/// kCorruptData if it is not an object with a format_version, kUnsupportedVersion if that is newer.
Result<boost::json::object> read_json(const storage::ObjectStore& store, std::string_view path);

/// A member that must be there: kCorruptData names it and the file.
Result<std::uint64_t> number_in(const boost::json::object& object, std::string_view name,
                                std::string_view path);
Result<std::string> text_in(const boost::json::object& object, std::string_view name, std::string_view path);

}  // namespace lookbook::processing
