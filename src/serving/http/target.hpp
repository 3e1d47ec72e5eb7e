#pragma once
// The request's target, taken apart: decoded path segments and query parameters (RFC 3986; '+' is a space in
// the query, as forms write it).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::serving::http {

struct Target {
  std::vector<std::string> segments;  ///< "/v1/products/a%2Fb" is v1, products, a/b; "/" is one empty segment
  std::vector<std::pair<std::string, std::string>> query;

  /// The first parameter of that name.
  const std::string* parameter(std::string_view name) const;
  bool operator==(const Target&) const = default;
};

/// nullopt for anything that is no address here: not beginning with '/' (or http://authority), a broken
/// percent-encoding, bytes that are no UTF-8, control characters.
std::optional<Target> parse_target(std::string_view target);

/// Leaves letters, digits and -._~ as they are.
std::string percent_encode(std::string_view text);

}  // namespace lookbook::serving::http
