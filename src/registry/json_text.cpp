#include "registry/json_text.hpp"

#include <boost/json/serialize.hpp>

#include "lookbook/storage/json_text.hpp"

namespace lookbook::registry {

std::string to_text(const boost::json::value& value) {
  return storage::indented_json(boost::json::serialize(value));
}

}  // namespace lookbook::registry
