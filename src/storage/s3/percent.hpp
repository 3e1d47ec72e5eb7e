#pragma once
// Percent-encoding as S3 wants it (RFC 3986): letters, digits and -._~ stay, all else is %XX.

#include <string>
#include <string_view>

namespace lookbook::storage {

std::string percent_encoded(std::string_view text);
/// As percent_encoded, but a '/' stays: for the path of a URL.
std::string percent_encoded_path(std::string_view path);
/// %XX and '+', which is a space in what S3 sends; anything else stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace lookbook::storage
