#include "loader/field_table.hpp"

#include <algorithm>
#include <charconv>

#include "loader/clean_text.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kExampleBytes = 80;
constexpr std::size_t kElements = 20;  // of a list that are looked at

const char* type_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      break;
    case Value::Kind::kBool:
      return "bool";
    case Value::Kind::kInteger:
      return "integer";
    case Value::Kind::kReal:
      return "number";
    case Value::Kind::kText:
      return "text";
    case Value::Kind::kList:
      return "list";
    case Value::Kind::kObject:
      return "object";
  }
  return "";
}

bool is_empty(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return true;
    case Value::Kind::kText:
      return trim(value.text).empty();
    case Value::Kind::kList:
    case Value::Kind::kObject:
      return value.items.empty();
    case Value::Kind::kBool:
    case Value::Kind::kInteger:
    case Value::Kind::kReal:
      break;
  }
  return false;
}

std::string number_text(double number) {
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number);
  return {std::begin(digits), end.ptr};
}

std::string example_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      break;
    case Value::Kind::kBool:
      return value.truth ? "true" : "false";
    case Value::Kind::kInteger:
      return std::to_string(value.integer);
    case Value::Kind::kReal:
      return number_text(value.real);
    case Value::Kind::kText: {
      const std::string text = excerpt(trim(value.text), kExampleBytes);
      return text.size() < trim(value.text).size() ? text + "…" : text;
    }
    case Value::Kind::kList:
      return std::to_string(value.items.size()) + (value.items.size() == 1 ? " element" : " elements");
    case Value::Kind::kObject:
      return std::to_string(value.items.size()) + (value.items.size() == 1 ? " field" : " fields");
  }
  return "";
}

void add_type(RawField& field, const std::string& type) {
  const auto place = std::ranges::lower_bound(field.types, type);
  if (place == field.types.end() || *place != type) field.types.insert(place, type);
}

}  // namespace

void FieldTable::note(std::string_view name, const Value& value) {
  note(excerpt(name, kExampleBytes), value, 1, kNone);
}

std::vector<RawField> FieldTable::take() && {
  std::vector<RawField> fields;
  move_inside(kNone, fields);
  return fields;
}

/// Fields are found out of order: the first list that is not empty may come rows after the fields behind it.
void FieldTable::move_inside(std::size_t outer, std::vector<RawField>& to) {
  for (std::size_t place = 0; place < fields_.size(); ++place) {
    if (outers_[place] != outer) continue;
    to.push_back(std::move(fields_[place]));
    move_inside(place, to);
  }
}

/// kNone if no more fields are listed.
std::size_t FieldTable::place_of(const std::string& path, std::size_t outer) {
  const auto [place, is_new] = places_.try_emplace(path, fields_.size());
  if (is_new && fields_.size() >= options_.fields) {
    places_.erase(place);
    is_cut_ = true;
    return kNone;
  }
  if (is_new) {
    fields_.push_back({.path = path, .types = {}, .example = {}, .becomes = {}});
    outers_.push_back(outer);
    last_rows_.push_back(0);
  }
  return place->second;
}

void FieldTable::note(const std::string& path, const Value& value, std::size_t depth, std::size_t outer) {
  const std::size_t place = place_of(path, outer);
  if (place == kNone) return;
  RawField& field = fields_[place];
  if (value.kind != Value::Kind::kNull) add_type(field, type_of(value));
  if (is_empty(value)) return;
  field.present += last_rows_[place] == row_ ? 0 : 1;
  last_rows_[place] = row_;
  if (field.example.empty()) field.example = example_of(value);
  if (depth <= options_.depth) note_inside(path, value, depth + 1, place);
}

void FieldTable::note_inside(const std::string& path, const Value& value, std::size_t depth,
                             std::size_t outer) {
  if (value.kind == Value::Kind::kList) {
    for (std::size_t i = 0; i < std::min(value.items.size(), kElements); ++i)
      note(path + "[]", value.items[i], depth, outer);
  }
  if (value.kind == Value::Kind::kObject) {
    for (std::size_t i = 0; i < value.items.size(); ++i)
      note(path + "." + excerpt(value.names[i], kExampleBytes), value.items[i], depth, outer);
  }
}

}  // namespace lookbook::loader
