#pragma once
// What must hold of any text that the loader parses, for the targets of its line formats.

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "loader/byte_stream.hpp"
#include "loader/chunk_parser.hpp"
#include "loader/clean_text.hpp"
#include "lookbook/core/id_map.hpp"

namespace lookbook::fuzz {

/// A broken promise: the fuzzer and the replay both stop here.
inline void require(bool promise) {
  if (!promise) std::abort();
}

inline void require_clean_texts(const RecordBatch& batch) {
  for (const Field& field : batch.schema()) {
    if (field.type == ColumnType::kString) {
      const auto column = *batch.column<std::string_view>(field.name);
      for (std::size_t row = 0; row < column.size(); ++row) {
        if (!column.is_null(row)) require(loader::is_clean(column[row]));
      }
    } else if (field.type == ColumnType::kStringList) {
      const auto column = *batch.string_lists(field.name);
      for (std::size_t row = 0; row < column.size(); ++row) {
        for (const std::string_view text : column[row]) require(loader::is_clean(text) && !text.empty());
      }
    }
  }
}

inline void require_ids(const RecordBatch& rows, std::string_view name) {
  const auto ids = *rows.column<std::string_view>(name);
  for (std::size_t row = 0; row < ids.size(); ++row) {
    require(!ids.is_null(row) && !ids[row].empty() && ids[row].size() <= kMaxIdBytes);
  }
}

/// The numbers of the chunk's lines that are not blank.
inline std::set<std::int64_t> filled_lines(const loader::TextChunk& chunk) {
  std::set<std::int64_t> lines;
  std::string_view rest = chunk.text();
  std::int64_t number = chunk.first_line();
  for (std::string_view line; loader::take_line(rest, line); ++number) {
    if (!loader::is_blank(line)) lines.insert(number);
  }
  return lines;
}

/// Every line becomes one row or one rejection, but for the header; rows and rejections are in the order of
/// lines. Of "user item item …" a line becomes any number of rows, and a rejection beside them.
inline void require_lines(const loader::ParsedBatch& parsed, std::set<std::int64_t> lines,
                          const loader::SourceLayout& layout, bool is_first) {
  const bool many_rows = layout.schema == "user-items";
  if (is_first && layout.has_header && !lines.empty()) lines.erase(lines.begin());
  for (const RecordBatch* batch : {&parsed.rows, &parsed.rejected}) {
    const auto numbers = *batch->column<std::int64_t>("line");
    std::int64_t before = 0;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      require(many_rows ? numbers[row] >= before && lines.contains(numbers[row])
                        : numbers[row] > before && lines.erase(numbers[row]) == 1);
      before = numbers[row];
    }
  }
  require(many_rows || lines.empty());
}

/// What require_lines() says, and texts are clean UTF-8, also those beside the rows.
inline void require_promises(std::span<const char> text, const loader::SourceLayout& layout,
                             std::string_view beside = {}) {
  loader::LineChunks chunks(loader::memory_stream(text), std::size_t{8} << 10, loader::kMaxLineBytes);
  loader::TextChunk chunk;
  loader::ChunkParser parser(layout, "source", {.beside = std::string(beside)});
  while (*chunks.next(chunk)) {
    const auto parsed = parser.parse(chunk);
    require(parsed.has_value());
    require_lines(*parsed, filled_lines(chunk), layout, chunk.is_first());
    require_clean_texts(parsed->rows);
    require_clean_texts(parsed->rejected);
    require(parsed->beside.size() == (beside.empty() ? 0 : parsed->rows.rows()));
    for (const std::string& value : parsed->beside) require(loader::is_clean(value));
    require_ids(parsed->rows, "item_id");
    if (layout.role != loader::SourceRole::kProducts) require_ids(parsed->rows, "user_id");
  }
}

}  // namespace lookbook::fuzz
