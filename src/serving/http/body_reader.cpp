#include "serving/http/body_reader.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <cmath>

#include "serving/http/plain_text.hpp"

namespace lookbook::serving::http {
namespace {

constexpr std::size_t kMostErrors = 20;  ///< a body with a thousand faults needs no longer answer

void add(std::vector<FieldError>& errors, std::string pointer, std::string message) {
  if (errors.size() < kMostErrors) errors.push_back({std::move(pointer), std::move(message)});
}

/// Empty, and noted under `pointer`, if it is no such text.
std::string read_text(const boost::json::value& value, const std::string& pointer, TextRule rule,
                      std::vector<FieldError>& errors) {
  const auto* string = value.if_string();
  if (string == nullptr) {
    add(errors, pointer, "must be a string");
    return {};
  }
  const std::string_view text(string->data(), string->size());
  const std::size_t length = rule.is_in_bytes ? text.size() : code_points(text);
  if (length < rule.shortest || length > rule.longest) {
    add(errors, pointer,
        fmt::format("must have {} to {} {}", rule.shortest, rule.longest,
                    rule.is_in_bytes ? "bytes" : "characters"));
    return {};
  }
  if (!is_plain_text(text)) {
    add(errors, pointer, "must not hold control characters");
    return {};
  }
  return std::string(text);
}

}  // namespace

void ObjectReader::note(std::string_view name, std::string message) {
  add(errors_, pointer_to(name), std::move(message));
}

void ObjectReader::require(std::string_view name) {
  if (!has(name)) note(name, "is missing");
}

void ObjectReader::text(std::string_view name, TextRule rule, std::string& value) {
  if (const auto* field = object_.if_contains(name))
    value = read_text(*field, pointer_to(name), rule, errors_);
}

void ObjectReader::number(std::string_view name, double lowest, double highest, double& value) {
  const auto* field = object_.if_contains(name);
  if (field == nullptr) return;
  if (!field->is_number()) return note(name, "must be a number");
  const auto number = field->to_number<double>();
  if (!(number >= lowest && number <= highest)) {
    return note(name, fmt::format("must be from {} to {}", lowest, highest));
  }
  value = number;
}

void ObjectReader::probability(std::string_view name, double& value) {
  const auto* field = object_.if_contains(name);
  if (field == nullptr) return;
  const double number = field->is_number() ? field->to_number<double>() : std::nan("");
  if (!(number > 0 && number <= 1)) return note(name, "must be greater than 0 and at most 1");
  value = number;
}

void ObjectReader::integer(std::string_view name, std::int64_t lowest, std::int64_t highest,
                           std::int64_t& value) {
  const auto* field = object_.if_contains(name);
  if (field == nullptr) return;
  // 3.0 is an integer too (JSON Schema); all limits here are far below 2^53, where doubles are exact.
  const double number = field->is_number() ? field->to_number<double>() : std::nan("");
  if (std::isnan(number) || number != std::floor(number)) return note(name, "must be an integer");
  if (number < static_cast<double>(lowest) || number > static_cast<double>(highest)) {
    return note(name, fmt::format("must be from {} to {}", lowest, highest));
  }
  value = static_cast<std::int64_t>(number);
}

const boost::json::array* ObjectReader::array(std::string_view name, CountRule rule) {
  const auto* field = object_.if_contains(name);
  if (field == nullptr) return nullptr;
  const auto* elements = field->if_array();
  if (elements == nullptr) {
    note(name, "must be an array");
    return nullptr;
  }
  if (elements->size() < rule.fewest || elements->size() > rule.most) {
    note(name, fmt::format("must have {} to {} elements", rule.fewest, rule.most));
    return nullptr;
  }
  return elements;
}

void ObjectReader::objects(std::string_view name, CountRule rule, FunctionRef<void(ObjectReader&)> read) {
  const auto* elements = array(name, rule);
  if (elements == nullptr) return;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    std::string pointer = pointer_to(name) + '/' + std::to_string(i);
    if (const auto* object = (*elements)[i].if_object()) {
      ObjectReader element(*object, std::move(pointer), errors_);
      read(element);
    } else {
      add(errors_, std::move(pointer), "must be an object");
    }
  }
}

void ObjectReader::texts(std::string_view name, CountRule rule, TextRule each,
                         std::vector<std::string>& values) {
  const auto* elements = array(name, rule);
  if (elements == nullptr) return;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    values.push_back(read_text((*elements)[i], pointer_to(name) + '/' + std::to_string(i), each, errors_));
  }
}

}  // namespace lookbook::serving::http
