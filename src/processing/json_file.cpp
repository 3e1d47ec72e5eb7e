#include "processing/json_file.hpp"

#include <boost/json.hpp>

#include "lookbook/storage/json_object.hpp"

namespace lookbook::processing {

namespace json = boost::json;

Status write_json(storage::ObjectStore& store, std::string_view path, std::uint32_t format_version,
                  const json::object& members) {
  return storage::write_json(store, path, {.newest = format_version}, json::serialize(members));
}

}  // namespace lookbook::processing
