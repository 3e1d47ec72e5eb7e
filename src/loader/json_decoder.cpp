#include "loader/json_decoder.hpp"

#include "loader/clean_text.hpp"
#include "loader/json_scanner.hpp"
#include "loader/python_literal.hpp"

namespace lookbook::loader {

bool JsonDecoder::read_line(std::string_view line, FieldSink& sink) {
  sink.begin_row();
  JsonScanner scanner(line, unescaped_);
  if (!scanner.take('{')) return false;
  if (!scanner.take('}')) {
    do {
      std::string_view name;
      if (!scanner.take_name(name)) return false;
      if (!sink.wants(name)) {
        if (!scanner.skip_value()) return false;
        continue;
      }
      if (!scanner.take_value(value_)) return false;
      sink.take(value_);
    } while (scanner.take(','));
    if (!scanner.take('}')) return false;
  }
  repaired_ = scanner.repaired();
  return scanner.at_end();
}

LineState JsonDecoder::decode(std::string_view line, FieldSink& sink) {
  const bool dirty = !is_clean(line);
  if (dirty) {
    cleaned_ = cleaned(line);
    line = cleaned_;
  }
  bool is_object = read_line(line, sink);
  if (!is_object) {
    converted_.clear();
    is_object = python_literal_to_json(line, converted_) && read_line(converted_, sink);
  }
  if (!is_object) return LineState::kNotAnObject;
  return dirty || repaired_ ? LineState::kRepaired : LineState::kClean;
}

}  // namespace lookbook::loader
