#pragma once
// A product's photograph, out of the store.

#include <string>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"
#include "serving/http/exchange.hpp"

namespace lookbook::serving::http {

/// The image at `path` of the store, or 304 if the client has it. kNotFound if it is not there, or is no
/// JPEG, PNG or WebP.
Result<Response> image_response(const storage::ObjectStore& store, const std::string& path,
                                const Request& request);

}  // namespace lookbook::serving::http
