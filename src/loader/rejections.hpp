#pragma once
// The rejected rows of one batch.

#include <string>
#include <string_view>

#include "loader/clean_text.hpp"
#include "loader/line_chunks.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"

namespace lookbook::loader {

class Rejections {
 public:
  explicit Rejections(std::string source) : source_(std::move(source)), batch_(tables::rejected()) {}

  void add(std::int64_t line, std::string_view reason, std::string_view raw) {
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    batch_.column(0).append(source_);
    batch_.column(1).append(line);
    batch_.column(2).append(reason);
    batch_.column(3).append(excerpt(raw, kLineBeginning));
  }

  Result<RecordBatch> take_batch() { return batch_.finish(); }

 private:
  std::string source_;
  RecordBatchBuilder batch_;
};

}  // namespace lookbook::loader
