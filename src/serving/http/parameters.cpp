#include "serving/http/parameters.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "lookbook/core/id_map.hpp"
#include "serving/http/plain_text.hpp"
#include "serving/service/cursor.hpp"

namespace lookbook::serving::http {
namespace {

constexpr std::size_t kLongestFilter = 256;
constexpr std::array kRelations = {std::pair(Relation::kLook, std::string_view("look")),
                                   std::pair(Relation::kBehaviour, std::string_view("behaviour")),
                                   std::pair(Relation::kTogether, std::string_view("together"))};

}  // namespace

std::string_view name_of(Relation relation) {
  for (const auto& [known, name] : kRelations) {
    if (known == relation) return name;
  }
  return {};
}

std::size_t ParameterReader::limit(std::size_t fallback) {
  const std::string* text = target_.parameter("limit");
  if (text == nullptr) return fallback;
  std::size_t limit = 0;
  const char* end = text->data() + text->size();
  const auto [stop, failure] = std::from_chars(text->data(), end, limit);
  if (failure == std::errc() && stop == end && limit >= 1 && limit <= kMaxLimit) return limit;
  errors_.push_back({"limit", fmt::format("must be a whole number from 1 to {}", kMaxLimit)});
  return fallback;
}

std::string ParameterReader::text(std::string_view name, std::size_t longest) {
  const std::string* text = target_.parameter(name);
  if (text == nullptr) return {};
  if (code_points(*text) <= longest) return *text;
  errors_.push_back({std::string(name), fmt::format("must have at most {} characters", longest)});
  return {};
}

std::string ParameterReader::cursor() {
  const std::string* text = target_.parameter("cursor");
  if (text == nullptr) return {};
  if (text->empty() || decode_cursor(*text)) return *text;
  errors_.push_back({"cursor", "must be the next_cursor of a page before"});
  return {};
}

ProductFilter ParameterReader::filter() {
  return {.department = text("department", kLongestFilter), .category = text("category", kLongestFilter)};
}

Relation ParameterReader::relation() {
  const std::string* text = target_.parameter("relation");
  if (text == nullptr) return Relation::kLook;
  for (const auto& [relation, name] : kRelations) {
    if (*text == name) return relation;
  }
  errors_.push_back({"relation", "must be look, behaviour or together"});
  return Relation::kLook;
}

void ParameterReader::check_id(std::string_view name, std::string_view id) {
  if (!id.empty() && id.size() <= kMaxIdBytes) return;
  errors_.push_back({std::string(name), fmt::format("must have 1 to {} bytes", kMaxIdBytes)});
}

std::optional<Problem> ParameterReader::problem() && {
  if (errors_.empty()) return std::nullopt;
  return field_problem(400, std::move(errors_));
}

}  // namespace lookbook::serving::http
