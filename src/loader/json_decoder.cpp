#include "loader/json_decoder.hpp"

#include <algorithm>

#include "loader/clean_text.hpp"
#include "loader/json_scanner.hpp"
#include "loader/python_literal.hpp"

namespace lookbook::loader {

namespace {

constexpr std::size_t kRememberedKeys = 64;
constexpr std::size_t kLongestKey = 64;

}  // namespace

bool JsonDecoder::take_name(JsonScanner& scanner, FieldNumber& field) {
  scanner.skip_spaces();
  for (std::size_t step = 0; step < keys_.size(); ++step) {
    const std::size_t key = (next_key_ + step) % keys_.size();
    if (!scanner.take_text_as_is(keys_[key].text)) continue;
    next_key_ = key + 1;
    field = keys_[key].field;
    return true;
  }
  const std::string_view before = scanner.rest();
  std::string_view name;
  if (!scanner.take_name(name)) return false;
  scanner.skip_spaces();
  field = sink_.number_of(name);
  const std::string_view key = before.substr(0, before.size() - scanner.rest().size());
  if (key.size() <= kLongestKey && keys_.size() < kRememberedKeys) {
    keys_.push_back({std::string(key), field});
    next_key_ = keys_.size();
  }
  return true;
}

bool JsonDecoder::read_line(std::string_view line) {
  sink_.begin_row();
  next_key_ = 0;
  JsonScanner scanner(line, unescaped_);
  if (!scanner.take('{')) return false;
  if (!scanner.take('}')) {
    do {
      FieldNumber field = 0;
      if (!take_name(scanner, field)) return false;
      if (field == 0 || !sink_.wants(field)) {
        if (!scanner.skip_value()) return false;
        continue;
      }
      if (!scanner.take_value(value_)) return false;
      sink_.take(value_);
    } while (scanner.take(','));
    if (!scanner.take('}')) return false;
  }
  repaired_ = scanner.repaired();
  return scanner.at_end();
}

LineState JsonDecoder::decode(std::string_view line) {
  const bool dirty = !is_clean(line);
  if (dirty) {
    cleaned_ = cleaned(line);
    line = cleaned_;
  }
  bool is_object = read_line(line);
  if (!is_object) {
    converted_.clear();
    is_object = python_literal_to_json(line, converted_) && read_line(converted_);
  }
  if (!is_object) return LineState::kNotAnObject;
  return dirty || repaired_ ? LineState::kRepaired : LineState::kClean;
}

}  // namespace lookbook::loader
