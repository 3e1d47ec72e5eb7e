#include "loader/field_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "loader/clean_text.hpp"
#include "loader/distinct_texts.hpp"

namespace lookbook::loader {
namespace {

using Kind = Value::Kind;

std::vector<std::string> path_of(const Value& list) {
  std::vector<std::string> path;
  for (const Value& step : list.items) {
    if (step.kind == Kind::kText && !trim(step.text).empty()) path.emplace_back(trim(step.text));
  }
  return path;
}

// Names of image sizes, the largest first.
constexpr std::string_view kImageSizes[] = {
    "hi_res",           "large", "large_image_url", "url", "src", "medium",
    "medium_image_url", "thumb", "small_image_url"};

/// The item of the largest size that is there and not null.
const Value* largest(const Value& object) {
  for (const std::string_view size : kImageSizes) {
    const auto found = std::ranges::find(object.names, size);
    if (found == object.names.end()) continue;
    const Value& item = object.items[static_cast<std::size_t>(found - object.names.begin())];
    if (item.kind != Kind::kNull) return &item;
  }
  return nullptr;
}

}  // namespace

std::optional<double> read_number(const Value& value) {
  double number = 0;
  if (value.kind == Kind::kInteger) {
    number = static_cast<double>(value.integer);
  } else if (value.kind == Kind::kReal) {
    number = value.real;
  } else if (value.kind == Kind::kText) {
    const std::string_view text = trim(value.text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::int32_t> read_votes(const Value& value) {
  if (value.kind == Kind::kList) return value.items.empty() ? std::nullopt : read_votes(value.items.front());
  std::optional<double> number = read_number(value);
  if (!number && value.kind == Kind::kText) {
    std::string digits(trim(value.text));
    std::erase(digits, ',');
    number = read_number(Value::of_text(digits));
  }
  if (!number || *number < 0 || *number > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  return static_cast<std::int32_t>(*number);
}

std::optional<bool> read_flag(const Value& value) {
  if (value.kind == Kind::kBool) return value.truth;
  if (value.kind == Kind::kInteger && (value.integer == 0 || value.integer == 1)) return value.integer == 1;
  if (value.kind != Kind::kText) return std::nullopt;
  const std::string_view text = trim(value.text);
  for (const std::string_view yes : {"y", "yes", "true", "1"}) {
    if (equals_ignoring_case(text, yes)) return true;
  }
  for (const std::string_view no : {"n", "no", "false", "0"}) {
    if (equals_ignoring_case(text, no)) return false;
  }
  return std::nullopt;
}

std::optional<std::string_view> read_text(const Value& value) {
  return value.kind == Kind::kText ? std::optional(value.text) : std::nullopt;
}

std::optional<std::string> read_joined(const Value& value) {
  if (value.kind == Kind::kText) return std::string(value.text);
  if (value.kind != Kind::kList) return std::nullopt;
  std::string joined;
  for (const Value& item : value.items) {
    if (item.kind != Kind::kText || trim(item.text).empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += trim(item.text);
  }
  return joined;
}

std::optional<std::vector<std::string>> read_texts(const Value& value) {
  DistinctTexts texts;
  if (value.kind == Kind::kText) {
    texts.add(value.text);
  } else if (value.kind == Kind::kList) {
    for (const Value& item : value.items) {
      if (item.kind == Kind::kText) texts.add(item.text);
    }
  } else {
    return std::nullopt;
  }
  return std::move(texts).take();
}

std::optional<std::vector<std::string>> read_categories(const Value& value) {
  std::vector<std::string> path;
  if (value.kind == Kind::kText) {
    std::string_view rest = value.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find(" > ");
      if (const std::string_view step = trim(rest.substr(0, end)); !step.empty()) path.emplace_back(step);
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 3);
    }
    return path;
  }
  if (value.kind != Kind::kList) return std::nullopt;
  path = path_of(value);
  for (const Value& item : value.items) {
    if (item.kind != Kind::kList) continue;
    if (std::vector<std::string> other = path_of(item); other.size() > path.size()) path = std::move(other);
  }
  return path;
}

std::optional<std::vector<std::string>> read_images(const Value& value) {
  if (value.kind == Kind::kObject) {
    const Value* list = largest(value);
    return list == nullptr ? std::vector<std::string>() : read_texts(*list);
  }
  if (value.kind != Kind::kList) return read_texts(value);
  DistinctTexts images;
  for (const Value& item : value.items) {
    const Value* image = item.kind == Kind::kObject ? largest(item) : &item;
    if (image != nullptr && image->kind == Kind::kText) images.add(image->text);
  }
  return std::move(images).take();
}

}  // namespace lookbook::loader
