#pragma once
// Reviews on their way in: cleaned and put aside in a staging file, while ids, ratings and times stay in
// memory to find the newest of each pair.

#include <cstdint>

#include "lookbook/base/result.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/raw_review.hpp"
#include "processing/rejected_rows.hpp"
#include "processing/table_sink.hpp"
#include "processing/verdicts.hpp"

namespace lookbook::processing {

class ReviewStage {
 public:
  static Result<ReviewStage> create(storage::ObjectStore& store);

  /// Rows without usable ids or with a rating that is no number go to `rejected`.
  Status add(const RecordBatch& batch, RejectedRows& rejected);
  /// No more rows come.
  Status close();

  std::uint64_t given() const { return given_; }
  /// The rows that were not rejected, in their order; numbers of `users` and `items`.
  const Interactions& rows() const { return rows_; }
  const UserIds& users() const { return users_; }
  const ItemIds& items() const { return items_; }

  /// After close(): rows that are kept to standard/reviews, the others to `rejected`. kUnavailable if the
  /// staging file is not this stage's any more.
  Status write_reviews(const std::vector<Verdict>& verdicts, TableSink& reviews,
                       RejectedRows& rejected) const;

 private:
  ReviewStage(storage::ObjectStore& store, TableSink staged) : store_(&store), staged_(std::move(staged)) {}
  /// Of a cleaned review.
  Status add(const RawReview& review, RejectedRows& rejected);

  storage::ObjectStore* store_;
  TableSink staged_;
  UserIds users_;
  ItemIds items_;
  Interactions rows_;
  std::uint64_t given_ = 0;
};

/// standard/ratings, or a subset: the rows where keep is 1.
Status write_ratings(const ReviewStage& stage, const std::vector<std::uint8_t>& keep, TableSink& ratings);

/// standard/users, in the order of their first kept row. Returns their number.
Result<std::uint64_t> write_users(const ReviewStage& stage, const std::vector<std::uint8_t>& keep,
                                  TableSink& users);

}  // namespace lookbook::processing
