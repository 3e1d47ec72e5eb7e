#include "processing/review_stage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "lookbook/base/parallel.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"
#include "processing/clean_text.hpp"

namespace lookbook::processing {
namespace {

constexpr std::size_t kGrain = 256;  // reviews cleaned at a time by one thread

/// Ratings are kept as floats: what is no number, infinite or beyond a float's range cannot be.
bool is_number(double rating) {
  return std::abs(rating) <= std::numeric_limits<float>::max();
}

/// Why a cleaned review cannot be used, or "".
std::string_view reason_against(const RawReview& review) {
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

Error staged_by_somebody_else() {
  return {ErrorCode::kUnavailable,
          std::string(standard::kStagedReviews) +
              " was written by another process meanwhile: run the processing step again, one at a time"};
}

/// Writes the rows that are kept to `reviews`, the others to `rejected`.
Status write_batch(const RecordBatch& batch, std::span<const Verdict> verdicts, TableSink& reviews,
                   RejectedRows& rejected) {
  LOOKBOOK_TRY(const ReviewReader staged, ReviewReader::of(batch));
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const RawReview review = staged[row];
    if (verdicts[row] == Verdict::kKept)
      LOOKBOOK_CHECK(append(reviews, review));
    else
      LOOKBOOK_CHECK(rejected.add({review.source, review.line}, reason_of(verdicts[row]), review.summary()));
  }
  return ok();
}

}  // namespace

Result<ReviewStage> ReviewStage::create(storage::ObjectStore& store) {
  LOOKBOOK_TRY(TableSink staged,
               TableSink::create(store, standard::kStagedReviews, "reviews", tables::reviews()));
  return ReviewStage(store, std::move(staged));
}

Status ReviewStage::add(const RecordBatch& batch, RejectedRows& rejected) {
  LOOKBOOK_TRY(const ReviewReader reader, ReviewReader::of(batch));
  given_ += batch.rows();
  std::vector<RawReview> reviews(batch.rows());
  parallel_for(reviews.size(), kGrain, [&](Chunk chunk) {
    for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
      reviews[row] = reader[row];
      reviews[row].clean();
    }
  });
  for (const RawReview& review : reviews) LOOKBOOK_CHECK(add(review, rejected));
  return ok();
}

Status ReviewStage::add(const RawReview& review, RejectedRows& rejected) {
  if (const std::string_view reason = reason_against(review); !reason.empty()) {
    return rejected.add({review.source, review.line}, reason, review.summary());
  }
  LOOKBOOK_TRY(const UserIndex user, users_.add(review.user_id));
  LOOKBOOK_TRY(const ItemIndex item, items_.add(review.item_id));
  rows_.push_back({.user = user,
                   .item = item,
                   .kind = review.rating ? EventKind::kRating : EventKind::kPurchase,
                   .value = static_cast<float>(review.rating.value_or(1)),
                   .time = review.time.value_or(kNoTime)});
  return append(staged_, review);
}

Status ReviewStage::close() {
  LOOKBOOK_TRY([[maybe_unused]] const WrittenTable table, staged_.commit());
  return ok();
}

Status ReviewStage::write_reviews(const std::vector<Verdict>& verdicts, TableSink& reviews,
                                  RejectedRows& rejected) const {
  std::size_t next = 0;
  const auto write = [&](const RecordBatch& batch) -> Status {
    if (batch.rows() > verdicts.size() - next) return staged_by_somebody_else();
    const auto of_batch = std::span(verdicts).subspan(next, batch.rows());
    next += batch.rows();
    return write_batch(batch, of_batch, reviews, rejected);
  };
  LOOKBOOK_CHECK(storage::for_each_batch(*store_, standard::kStagedReviews, write));
  return next == verdicts.size() ? ok() : staged_by_somebody_else();
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
