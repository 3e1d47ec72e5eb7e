#pragma once
// What cleaning makes of reviews, batch by batch: whoever parses them in parallel can clean them there.

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"

namespace lookbook::processing {

/// Rows of tables::raw_reviews as rows of tables::reviews, one for one: ids without surrounding blanks and
/// control characters, title, text, colour and size mended (markup, character references, stray blanks) and
/// null if nothing is left. Columns in which nothing is to be mended are handed on as they are. Pure and
/// thread-safe, O(bytes). kNotFound or kCorruptData for a batch without these columns.
Result<RecordBatch> clean_reviews(RecordBatch raw);

}  // namespace lookbook::processing
