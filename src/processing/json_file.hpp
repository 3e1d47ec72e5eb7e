#pragma once
// Writes the small JSON files beside tables (manifest.json, index.json, a split's .json): one object each.
// storage::read_json reads them; this is storage::write_json for the objects of Boost.

#include <boost/json/object.hpp>
#include <cstdint>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

/// Adds format_version and writes, indented by two and with a line feed at the end.
Status write_json(storage::ObjectStore& store, std::string_view path, std::uint32_t format_version,
                  const boost::json::object& members);

}  // namespace lookbook::processing
