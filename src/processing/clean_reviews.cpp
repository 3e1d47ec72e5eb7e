#include "lookbook/processing/clean_reviews.hpp"

#include "lookbook/core/tables.hpp"
#include "processing/clean_text.hpp"
#include "processing/review_view.hpp"

namespace lookbook::processing {
namespace {

/// A text on its way, and where its mended copy lies.
class CleanText {
 public:
  explicit CleanText(Lines lines) : lines_(lines) {}
  std::optional<std::string_view> of(std::optional<std::string_view> raw) {
    return raw ? clean_text(*raw, lines_, scratch_) : std::nullopt;
  }

 private:
  Lines lines_;
  std::string scratch_;
};

}  // namespace

Result<RecordBatch> clean_reviews(const RecordBatch& raw) {
  LOOKBOOK_TRY(const ReviewReader reader, ReviewReader::of(raw));
  RecordBatchBuilder clean(tables::reviews());
  reader.reserve_text(clean);
  CleanText title(Lines::kOne);
  CleanText text(Lines::kMany);
  CleanText colour(Lines::kOne);
  CleanText size(Lines::kOne);
  for (std::size_t row = 0; row < raw.rows(); ++row) {
    ReviewView review = reader[row];
    review.user_id = clean_id(review.user_id);
    review.item_id = clean_id(review.item_id);
    review.title = title.of(review.title);
    review.text = text.of(review.text);
    review.colour = colour.of(review.colour);
    review.size = size.of(review.size);
    append(clean, review);
  }
  return clean.finish();
}

}  // namespace lookbook::processing
