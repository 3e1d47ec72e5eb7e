#pragma once
// Reviews on their way in: written to standard/reviews as they come, while ids, ratings, times and where each
// stood stay in memory to find the newest of each pair.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/rejected_rows.hpp"
#include "processing/review_view.hpp"
#include "processing/table_sink.hpp"
#include "processing/verdicts.hpp"

namespace lookbook::processing {

class ReviewStage {
 public:
  static Result<ReviewStage> create(storage::ObjectStore& store);

  /// Cleaned reviews. Rows without usable ids or with a rating that is no number go to `rejected`.
  Status add(RecordBatch cleaned, RejectedRows& rejected);

  std::uint64_t given() const { return given_; }
  /// The rows that were not rejected, in their order; numbers of `users` and `items`.
  const Interactions& rows() const { return rows_; }
  const UserIds& users() const { return users_; }
  const ItemIds& items() const { return items_; }

  /// The rows that become no rating, in their order, with the reason.
  Status reject(const std::vector<Verdict>& verdicts, RejectedRows& rejected) const;
  /// standard/reviews, to be committed.
  TableSink& table() { return reviews_; }

 private:
  /// Rows from `first_row` on came from the source `name`.
  struct Source {
    std::size_t first_row = 0;
    std::optional<std::string> name;
  };

  explicit ReviewStage(TableSink reviews) : reviews_(std::move(reviews)) {}
  Status remember(const ReviewView& review);

  TableSink reviews_;
  UserIds users_;
  ItemIds items_;
  Interactions rows_;
  std::vector<Source> sources_;
  std::vector<std::int64_t> lines_;  // one a row; kNoLine where unknown
  std::uint64_t given_ = 0;
};

/// standard/ratings, or a subset: the rows where keep is 1.
Status write_ratings(const ReviewStage& stage, const std::vector<std::uint8_t>& keep, TableSink& ratings);

/// standard/users, in the order of their first kept row. Returns their number.
Result<std::uint64_t> write_users(const ReviewStage& stage, const std::vector<std::uint8_t>& keep,
                                  TableSink& users);

}  // namespace lookbook::processing
