#include "serving/http/product_image.hpp"

#include <string_view>
#include <utility>

#include "lookbook/base/checksum.hpp"
#include "serving/http/web_files.hpp"

namespace lookbook::serving::http {
namespace {

constexpr std::size_t kHexDigits = 64;

/// By the first bytes, whatever the file is called; empty: none that a shop shows.
std::string_view type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  return {};
}

/// Photographs are named by their SHA-256, which needs no reading then.
std::string checksum_in_name(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  const bool is_checksum =
      name.size() == kHexDigits && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_checksum ? std::string(name) : std::string();
}

std::string etag_of(std::string_view checksum) {
  return '"' + std::string(checksum.substr(0, 32)) + '"';
}

}  // namespace

Result<Response> image_response(const storage::ObjectStore& store, const std::string& path,
                                const Request& request) {
  std::string checksum = checksum_in_name(path);
  Response response;
  const auto finish = [&](unsigned status) {
    response.status = status;
    response.headers = {{"ETag", etag_of(checksum)}, {"Cache-Control", "public, max-age=3600"}};
    return response;
  };
  if (!checksum.empty() && matches_etag(request.if_none_match, etag_of(checksum))) return finish(304);

  auto read = store.read(path);
  if (!read && read.error().code() == ErrorCode::kNotFound) {
    // The store's own message names folders of the server.
    return Error(ErrorCode::kNotFound, "the photograph is not in the store");
  }
  LOOKBOOK_TRY(std::string bytes, std::move(read));
  const std::string_view type = type_of(bytes);
  if (type.empty()) return Error(ErrorCode::kNotFound, "the photograph is no JPEG, PNG or WebP");
  if (checksum.empty()) checksum = sha256_hex(bytes);
  if (matches_etag(request.if_none_match, etag_of(checksum))) return finish(304);
  response.content_type = type;
  response.body = std::make_shared<const std::string>(std::move(bytes));
  return finish(200);
}

}  // namespace lookbook::serving::http
