#pragma once
// Path and query parameters, checked against the limits of openapi.json.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/serving/requests.hpp"
#include "serving/http/problem.hpp"
#include "serving/http/target.hpp"

namespace lookbook::serving::http {

/// Reads parameters one by one; what is wrong is collected.
class ParameterReader {
 public:
  explicit ParameterReader(const Target& target) : target_(target) {}

  /// 1 … kMaxLimit.
  std::size_t limit(std::size_t fallback);
  std::string text(std::string_view name, std::size_t longest);
  /// What a page gave as its next_cursor; empty if it is not there.
  std::string cursor();
  ProductFilter filter();
  Relation relation();
  /// A user or product of the path, 1 to kMaxIdBytes bytes.
  void check_id(std::string_view name, std::string_view id);

  /// 400 if anything was wrong.
  std::optional<Problem> problem() &&;

 private:
  const Target& target_;
  std::vector<FieldError> errors_;
};

std::string_view name_of(Relation relation);

}  // namespace lookbook::serving::http
