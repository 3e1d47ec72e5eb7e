#include "processing/review_stage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {
namespace {

constexpr std::int64_t kNoLine = -1;

/// Ratings are kept as floats: what is no number, infinite or beyond a float's range cannot be.
bool is_number(double rating) {
  return std::abs(rating) <= std::numeric_limits<float>::max();
}

/// Why a cleaned review cannot be used, or "".
std::string_view reason_against(const ReviewView& review) {
  if (review.user_id.empty()) return reasons::kEmptyUser;
  if (review.item_id.empty()) return reasons::kEmptyItem;
  if (!is_utf8(review.user_id) || !is_utf8(review.item_id)) return reasons::kNotUtf8;
  if (review.rating && !is_number(*review.rating)) return reasons::kNotANumber;
  return "";
}

std::string_view reason_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kKept:
      return "";
    case Verdict::kOutOfScale:
      return reasons::kOutOfScale;
    case Verdict::kRepeated:
      return reasons::kRepeated;
    case Verdict::kOlder:
      return reasons::kOlder;
  }
  return "";
}

/// What standard/users says of one user.
struct UserSummary {
  std::int32_t ratings = 0;
  std::int32_t rated = 0;  // of these, with stars
  double sum = 0;
  UnixSeconds first = kNoTime;
  UnixSeconds last = kNoTime;

  void add(const Interaction& row) {
    ++ratings;
    if (row.kind == EventKind::kRating) {
      ++rated;
      sum += row.value;
    }
    if (row.time == kNoTime) return;
    first = first == kNoTime ? row.time : std::min(first, row.time);
    last = std::max(last, row.time);
  }
};

std::optional<std::int64_t> known(UnixSeconds time) {
  return time == kNoTime ? std::nullopt : std::optional<std::int64_t>(time);
}

/// Why each row cannot be used, or "". Empty if all can.
Result<std::vector<std::string_view>> reasons_against(const RecordBatch& batch) {
  LOOKBOOK_TRY(const ReviewReader reader, ReviewReader::of(batch));
  std::vector<std::string_view> reasons;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const std::string_view reason = reason_against(reader[row]);
    if (reason.empty()) continue;
    reasons.resize(batch.rows());
    reasons[row] = reason;
  }
  return reasons;
}

/// The rows of `batch` without a reason; the others go to `rejected`.
Result<RecordBatch> usable_rows(const RecordBatch& batch, const std::vector<std::string_view>& reasons,
                                RejectedRows& rejected) {
  LOOKBOOK_TRY(const ReviewReader reader, ReviewReader::of(batch));
  RecordBatchBuilder usable(tables::reviews());
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const ReviewView review = reader[row];
    if (reasons[row].empty())
      append(usable, review);
    else
      LOOKBOOK_CHECK(rejected.add({review.source, review.line}, reasons[row], review.summary()));
  }
  return usable.finish();
}

}  // namespace

Result<ReviewStage> ReviewStage::create(storage::ObjectStore& store) {
  LOOKBOOK_TRY(TableSink reviews, TableSink::create(store, standard::kReviews, "reviews", tables::reviews(),
                                                    tables::unrepeated_in_reviews()));
  return ReviewStage(std::move(reviews));
}

Status ReviewStage::add(RecordBatch cleaned, RejectedRows& rejected) {
  given_ += cleaned.rows();
  LOOKBOOK_TRY(const std::vector<std::string_view> reasons, reasons_against(cleaned));
  if (!reasons.empty()) {
    LOOKBOOK_TRY(cleaned, usable_rows(cleaned, reasons, rejected));
  }
  LOOKBOOK_TRY(const ReviewReader reader, ReviewReader::of(cleaned));
  for (std::size_t row = 0; row < cleaned.rows(); ++row) LOOKBOOK_CHECK(remember(reader[row]));
  return reviews_.append(std::move(cleaned));
}

Status ReviewStage::remember(const ReviewView& review) {
  LOOKBOOK_TRY(const UserIndex user, users_.add(review.user_id));
  LOOKBOOK_TRY(const ItemIndex item, items_.add(review.item_id));
  if (sources_.empty() || sources_.back().name != review.source)
    sources_.push_back(
        {rows_.size(), review.source ? std::optional<std::string>(*review.source) : std::nullopt});
  lines_.push_back(review.line.value_or(kNoLine));
  rows_.push_back({.user = user,
                   .item = item,
                   .kind = review.rating ? EventKind::kRating : EventKind::kPurchase,
                   .value = static_cast<float>(review.rating.value_or(1)),
                   .time = review.time.value_or(kNoTime)});
  return ok();
}

Status ReviewStage::reject(const std::vector<Verdict>& verdicts, RejectedRows& rejected) const {
  auto source = sources_.begin();
  for (std::size_t row = 0; row < verdicts.size(); ++row) {
    while (std::next(source) != sources_.end() && std::next(source)->first_row <= row) ++source;
    if (verdicts[row] == Verdict::kKept) continue;
    const Interaction kept = rows_[row];
    ReviewView review{.user_id = users_.id(kept.user), .item_id = items_.id(kept.item)};
    if (kept.kind == EventKind::kRating) review.rating = kept.value;
    review.time = known(kept.time);
    const auto line = lines_[row] == kNoLine ? std::nullopt : std::optional(lines_[row]);
    LOOKBOOK_CHECK(rejected.add({source->name, line}, reason_of(verdicts[row]), review.summary()));
  }
  return ok();
}

Status write_ratings(const ReviewStage& stage, const std::vector<std::uint8_t>& keep, TableSink& ratings) {
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] == 0) continue;
    const Interaction rating = stage.rows()[row];
    ratings.column(0).append(stage.users().id(rating.user));
    ratings.column(1).append(stage.items().id(rating.item));
    ratings.column(2).append(rating.kind == EventKind::kRating ? std::optional(rating.value) : std::nullopt);
    ratings.column(3).append(known(rating.time));
    LOOKBOOK_CHECK(ratings.row_done());
  }
  return ok();
}

Result<std::uint64_t> write_users(const ReviewStage& stage, const std::vector<std::uint8_t>& keep,
                                  TableSink& users) {
  std::vector<UserSummary> summaries(stage.users().size());
  std::vector<UserIndex> order;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] == 0) continue;
    UserSummary& user = summaries[stage.rows().users[row].number()];
    if (user.ratings == 0) order.push_back(stage.rows().users[row]);
    user.add(stage.rows()[row]);
  }
  for (const UserIndex index : order) {
    const UserSummary& user = summaries[index.number()];
    users.column(0).append(stage.users().id(index));
    users.column(1).append(user.ratings);
    users.column(2).append(user.rated > 0 ? std::optional(user.sum / user.rated) : std::nullopt);
    users.column(3).append(known(user.first));
    users.column(4).append(known(user.last));
    LOOKBOOK_CHECK(users.row_done());
  }
  return order.size();
}

}  // namespace lookbook::processing
