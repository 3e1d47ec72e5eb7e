#include "lookbook/core/parameter_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace lookbook {
namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string plain(double number) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, number);
  return error == std::errc() ? std::string(text, end) : std::string();
}

bool is_choice(std::string_view choices, std::string_view value) {
  while (!choices.empty()) {
    const std::size_t bar = choices.find('|');
    if (choices.substr(0, bar) == value) return true;
    choices.remove_prefix(bar == std::string_view::npos ? choices.size() : bar + 1);
  }
  return false;
}

bool is_allowed(const ParameterSpec& spec, std::string_view value) {
  if (spec.type == ParameterType::kChoice) return is_choice(spec.choices, value);
  std::optional<double> number;
  if (spec.type == ParameterType::kInteger) {
    if (const auto integer = parse_number<std::int64_t>(value)) number = static_cast<double>(*integer);
  } else {
    number = parse_number<double>(value);
  }
  return number && std::isfinite(*number) && *number >= spec.minimum && *number <= spec.maximum;
}

std::string range_of(const ParameterSpec& spec) {
  if (spec.type == ParameterType::kChoice) return "one of " + std::string(spec.choices);
  const std::string kind = spec.type == ParameterType::kInteger ? "an integer" : "a number";
  return kind + " from " + plain(spec.minimum) + " to " + plain(spec.maximum);
}

std::string names_of(ParameterTable table) {
  std::string names;
  for (const auto& spec : table) names += (names.empty() ? "" : ", ") + std::string(spec.name);
  return names.empty() ? "none" : names;
}

}  // namespace

Options Options::defaults(ParameterTable table) {
  Options options(table);
  for (const auto& spec : table) options.values_.emplace(spec.name, spec.default_value);
  return options;
}

Result<Options> Options::parse(ParameterTable table, std::span<const std::string> assignments) {
  Options options = defaults(table);
  for (const auto& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos) {
      return Error(ErrorCode::kInvalidArgument,
                   "'" + assignment + "' is not of the form name=value; parameters: " + names_of(table));
    }
    LOOKBOOK_CHECK(options.set(assignment.substr(0, equals), assignment.substr(equals + 1)));
  }
  return options;
}

Status Options::set(std::string_view name, std::string_view value) {
  const auto spec = std::ranges::find(table_, name, &ParameterSpec::name);
  if (spec == table_.end()) {
    return Error(ErrorCode::kInvalidArgument,
                 "no parameter '" + std::string(name) + "'; parameters: " + names_of(table_));
  }
  if (!is_allowed(*spec, value)) {
    return Error(ErrorCode::kInvalidArgument, "parameter '" + std::string(name) + "' is '" +
                                                  std::string(value) + "' but must be " + range_of(*spec) +
                                                  " (default " + std::string(spec->default_value) + ")");
  }
  values_.insert_or_assign(std::string(name), std::string(value));
  return ok();
}

std::int64_t Options::integer(std::string_view name) const {
  // set() let no other text in. NOLINTNEXTLINE(bugprone-unchecked-optional-access)
  return parse_number<std::int64_t>(values_.find(name)->second).value();
}

double Options::real(std::string_view name) const {
  // As above. NOLINTNEXTLINE(bugprone-unchecked-optional-access)
  return parse_number<double>(values_.find(name)->second).value();
}

std::string_view Options::choice(std::string_view name) const {
  return values_.find(name)->second;
}

}  // namespace lookbook
