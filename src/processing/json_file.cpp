#include "processing/json_file.hpp"

#include <boost/json.hpp>

#include "lookbook/storage/json_text.hpp"

namespace lookbook::processing {

namespace json = boost::json;

Status write_json(storage::ObjectStore& store, std::string_view path, std::uint32_t format_version,
                  const json::object& members) {
  json::object object{{"format_version", format_version}};
  for (const auto& member : members) object.insert(member);
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               store.write(path, storage::indented_json(json::serialize(object))));
  return ok();
}

}  // namespace lookbook::processing
