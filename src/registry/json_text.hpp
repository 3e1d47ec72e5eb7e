#pragma once
// JSON files of the registry, written for people (indented, one entry a line) and the same bytes for the same
// value. storage::JsonObject reads them.

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>

namespace lookbook::registry {

/// Entries in the order they were added. Numbers are as short as they can be and still be exact.
std::string to_text(const boost::json::value& value);

}  // namespace lookbook::registry
