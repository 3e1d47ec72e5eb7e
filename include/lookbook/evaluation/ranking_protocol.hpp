#pragma once
// Evaluation by full ranking: every user with test items is served a list from all items by the very code
// that serves shoppers (Ranker::score_batch, select_best), after the items of the training history were
// excluded. This is the protocol of RecBole and MMRec, without sampled negatives; as with MMRec, items of the
// validation part stay in the lists that are judged by the test part. Means are over users.
//
// Time: users x (the model's score + n_items). Memory: at most 4 MB of scores a thread, one byte an item and
// cutoff. The same answers on any number of threads.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/interactions.hpp"
#include "lookbook/evaluation/ranking_metrics.hpp"
#include "lookbook/models/ranker.hpp"

namespace lookbook::evaluation {

/// The items of each user that a list is judged by: row u sorted, without repeats.
class RelevantItems {
 public:
  /// Every row of `interactions` is relevant.
  RelevantItems(const Interactions& interactions, std::size_t n_users);
  ItemList operator[](UserIndex user) const;
  std::size_t n_users() const { return offsets_.size() - 1; }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<ItemIndex> items_;
};

/// What is the same for every model that is judged.
struct JudgedCounts {
  std::size_t users = 0;     ///< with test items: what the means are over
  std::size_t skipped = 0;   ///< without
  std::size_t relevant = 0;  ///< pairs of a user and a test item
  /// Of these, items of the user's own history: as those are excluded, no list can have them.
  std::size_t unreachable = 0;
};

/// Who is judged, and by what. Made once for all models: what depends on the split alone is counted here.
class RankingTask {
 public:
  /// `histories`: what a model sees of each user, also excluded from the lists; must outlive the task.
  /// `relevant`: for as many users.
  RankingTask(const Histories& histories, RelevantItems relevant);

  const Histories& histories() const { return *histories_; }
  const RelevantItems& relevant() const { return relevant_; }
  /// Those with relevant items, by number.
  const std::vector<UserIndex>& users() const { return users_; }
  const JudgedCounts& counts() const { return counts_; }

 private:
  const Histories* histories_;
  RelevantItems relevant_;
  std::vector<UserIndex> users_;
  JudgedCounts counts_;
};

struct Mean {
  double value = 0;           ///< NaN if no user was judged
  double standard_error = 0;  ///< of the mean over users; 0 for one
};

struct ScoresAt {
  std::size_t n = 0;
  std::array<Mean, kRankingMetrics.size()> means;  ///< in the order of kRankingMetrics
  double coverage = 0;  ///< share of all items that stand in at least one list; NaN as above

  const Mean& operator[](RankingMetric metric) const { return means[static_cast<std::size_t>(metric)]; }
};

struct RankingScores : JudgedCounts {
  double seconds = 0;        ///< wall time of the evaluation
  std::vector<ScoresAt> at;  ///< one a cutoff, in the order asked for
};

/// kInvalidArgument for no or zero cutoffs and for a task whose parts have different numbers of users,
/// kCancelled if `progress` says so. Test items that the model does not have count as missed.
Result<RankingScores> evaluate_ranking(const models::Ranker& ranker, const RankingTask& task,
                                       std::span<const std::size_t> cutoffs, Progress& progress);

}  // namespace lookbook::evaluation
