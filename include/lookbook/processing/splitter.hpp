#pragma once
// Cuts interactions into train, valid and test. Every row is in exactly one part. Cutting is pure; writing
// and reading a split belong to analytics/splits/. Same interactions, options and seed, same split.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/core/split.hpp"
#include "lookbook/processing/indexer.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

/// Of the rows; the rest is train. Each in [0, 1), together below 1.
struct Shares {
  double valid = 0.1;
  double test = 0.1;
};

/// round(share * n) rows of test and of valid, drawn without replacement: "random-seed42". kInvalidArgument
/// for bad shares.
Result<Split> random_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed);

/// Each user's last row is test, the one before valid; users with fewer than 3 rows stay in train. Rows
/// without a time are before all others, ties and data without any times go by data order.
Split leave_last_out(const Interactions& interactions, std::size_t n_users);

/// Past and future of the whole shop: every train time < every valid time < every test time. The newest
/// share * n rows are test, and with them all rows of the same second, so parts can be larger than their
/// share. Rows without a time are kUnused. kInvalidArgument if no row has a time, or nothing is left to train
/// on.
Result<Split> global_time_split(const Interactions& interactions, const Shares& shares);

/// One of `count` folds of equal size (within one row), drawn by the seed.
struct Fold {
  std::uint32_t count = 5;   ///< 3 to the number of rows
  std::uint32_t number = 1;  ///< 1 to count
};

/// Cross-validation: the fold is test, the next one (after the last the first) valid, the others train. Over
/// all numbers every row is test once and valid once: "kfold5-fold1-seed42". kInvalidArgument for a fold that
/// is none.
Result<Split> k_fold_split(const Interactions& interactions, const Fold& fold, std::uint64_t seed);

/// Newcomers: round(share * n) of the users that have rows are test, and of valid, with every row they have;
/// no row of theirs is train or in the other part: "cold-users-seed42". kInvalidArgument for bad shares, and
/// if nobody would be left to test or to train on.
Result<Split> cold_users_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed);
/// The same for new products: "cold-items-seed42". Only models that need no behaviour can rank these.
Result<Split> cold_items_split(const Interactions& interactions, const Shares& shares, std::uint64_t seed);

/// A pair whose part somebody has published.
struct LabelledPair {
  std::string_view user;
  std::string_view item;
  Part part = Part::kTrain;
};

/// The published part of every row; kUnused for rows without one. A pair that is named for several parts goes
/// to the first of train, valid, test, so nothing leaks. Pairs that the index does not know are ignored.
Split published_split(const Indexed& indexed, std::span<const LabelledPair> pairs);

/// One of the strategies above by name, for command lines.
struct SplitOptions {
  /// Or "random", "global-time", "kfold", "cold-users", "cold-items", or "surprise": that of
  /// surprise_split.hpp with its defaults.
  std::string strategy = "leave-last-out";
  Shares shares = {};       ///< of random, global-time, cold-users (of users) and cold-items (of items)
  std::uint64_t seed = 42;  ///< of random, kfold, cold-users and cold-items
  Fold fold = {};           ///< of kfold
  std::uint32_t core = 0;   ///< only rows of the k-core take part, others are kUnused
};

/// Every name that SplitOptions::strategy can have.
std::span<const std::string_view> split_strategies();

/// kInvalidArgument for an unknown strategy, naming those there are, and for a core that is empty. With a
/// core the strategy cuts the rows inside as if there were no others. The split is named after its strategy
/// and what else decides it: "random-seed42", "leave-last-out-5core".
Result<Split> make_split(const Indexed& indexed, const SplitOptions& options);

/// Writes analytics/splits/<split.name>.arrow and .json (counts, its SHA-256, the fingerprint of the
/// interactions). kInvalidArgument if the name has other characters than letters, digits, '-', '_' and '.',
/// or the number of parts is not the number of interactions.
Status write_split(storage::ObjectStore& store, const Indexed& indexed, const Split& split);
/// The files that write_split writes for a split of this name.
std::vector<std::string> split_files(std::string_view name);
/// kNotFound names the splits there are; kCorruptData if it is damaged (its SHA-256 is compared) or was cut
/// from other interactions: split again.
Result<Split> read_split(const storage::ObjectStore& store, const Indexed& indexed, std::string_view name);

/// The one split of a store that models are judged on unless another is asked for, in analytics/split.json.
Status choose_split(storage::ObjectStore& store, std::string_view name);
/// Its name; empty if none was chosen, as in stores of an older Lookbook.
Result<std::string> chosen_split(const storage::ObjectStore& store);

}  // namespace lookbook::processing
