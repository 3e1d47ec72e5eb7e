#pragma once
// Texts that may be missing, on their way from a column through cleaning.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/core/record_batch.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {

inline std::optional<std::string> text_at(const Column<std::string_view>& column, std::size_t row) {
  return column.is_null(row) ? std::nullopt : std::optional(std::string(column[row]));
}

inline void clean(std::optional<std::string>& text, Lines lines = Lines::kOne) {
  if (text) text = clean_text(*text, lines);
}

inline std::size_t bytes_of(const std::optional<std::string>& text) {
  return text ? text->size() : 0;
}

}  // namespace lookbook::processing
