#include "processing/review_view.hpp"

#include <fmt/format.h>

#include "lookbook/base/utf8.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {
namespace {

constexpr std::size_t kSummaryBytes = 1000;

}  // namespace

std::string ReviewView::summary() const {
  std::string line_text = fmt::format("user_id={} item_id={}", user_id, item_id);
  if (rating) line_text += fmt::format(" rating={}", *rating);
  if (time) line_text += fmt::format(" time={}", *time);
  if (title) line_text.append(" title=").append(*title);
  if (text) line_text.append(" text=").append(*text);
  return std::string(utf8_prefix(clean_text(line_text).value_or(""), kSummaryBytes));
}

Result<ReviewReader> ReviewReader::of(const RecordBatch& batch) {
  LOOKBOOK_TRY(const auto source, batch.column<std::string_view>("source"));
  LOOKBOOK_TRY(const auto line, batch.column<std::int64_t>("line"));
  LOOKBOOK_TRY(const auto user_id, batch.column<std::string_view>("user_id"));
  LOOKBOOK_TRY(const auto item_id, batch.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto rating, batch.column<double>("rating"));
  LOOKBOOK_TRY(const auto time, batch.column<std::int64_t>("time"));
  LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
  LOOKBOOK_TRY(const auto text, batch.column<std::string_view>("text"));
  LOOKBOOK_TRY(const auto verified, batch.column<bool>("verified"));
  LOOKBOOK_TRY(const auto helpful, batch.column<std::int32_t>("helpful"));
  LOOKBOOK_TRY(const auto colour, batch.column<std::string_view>("colour"));
  LOOKBOOK_TRY(const auto size, batch.column<std::string_view>("size"));
  return ReviewReader(
      Columns{source, line, user_id, item_id, rating, time, title, text, verified, helpful, colour, size});
}

ReviewView ReviewReader::operator[](std::size_t row) const {
  return {.source = columns_.source.get(row),
          .line = columns_.line.get(row),
          .user_id = columns_.user_id.get(row).value_or(""),
          .item_id = columns_.item_id.get(row).value_or(""),
          .rating = columns_.rating.get(row),
          .time = columns_.time.get(row),
          .title = columns_.title.get(row),
          .text = columns_.text.get(row),
          .verified = columns_.verified.get(row),
          .helpful = columns_.helpful.get(row),
          .colour = columns_.colour.get(row),
          .size = columns_.size.get(row)};
}

void append(RecordBatchBuilder& reviews, const ReviewView& review) {
  reviews.column(0).append(review.source);
  reviews.column(1).append(review.line);
  reviews.column(2).append(review.user_id);
  reviews.column(3).append(review.item_id);
  reviews.column(4).append(review.rating);
  reviews.column(5).append(review.time);
  reviews.column(6).append(review.title);
  reviews.column(7).append(review.text);
  reviews.column(8).append(review.verified);
  reviews.column(9).append(review.helpful);
  reviews.column(10).append(review.colour);
  reviews.column(11).append(review.size);
}

}  // namespace lookbook::processing
