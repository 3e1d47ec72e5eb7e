#include "lookbook/evaluation/ranking_protocol.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::evaluation {
namespace {

constexpr std::size_t kUsersPerChunk = 64;
constexpr std::size_t kScoresPerBatch = 1 << 20;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Of each metric at each cutoff, over some users.
struct Sums {
  explicit Sums(std::size_t cutoffs) : sum(cutoffs * kRankingMetrics.size()), squares(sum.size()) {}

  void add(std::size_t cell, double value) {
    sum[cell] += value;
    squares[cell] += value * value;
  }
  void add(const Sums& other) {
    for (std::size_t cell = 0; cell < sum.size(); ++cell) {
      sum[cell] += other.sum[cell];
      squares[cell] += other.squares[cell];
    }
  }
  Mean mean(std::size_t cell, std::size_t users) const {
    if (users == 0) return {kUnknown, kUnknown};
    const auto n = static_cast<double>(users);
    const double value = sum[cell] / n;
    if (users < 2) return {value, 0};
    const double variance = std::max(0., squares[cell] - n * value * value) / (n - 1);
    return {value, std::sqrt(variance / n)};
  }

  std::vector<double> sum;  ///< [cutoffs x metrics]
  std::vector<double> squares;
};

/// Which items stand in a list, at each cutoff. Threads may mark at once: marking twice is marking once.
class Coverage {
 public:
  Coverage(std::size_t cutoffs, std::size_t n_items) : n_items_(n_items), seen_(cutoffs * n_items) {}

  void mark(std::size_t cutoff, ItemList list) {
    for (const ItemIndex item : list) {
      std::atomic_ref(seen_[cutoff * n_items_ + item.number()]).store(1, std::memory_order_relaxed);
    }
  }
  double share(std::size_t cutoff) const {
    if (n_items_ == 0) return 0;
    const auto row = std::span(seen_).subspan(cutoff * n_items_, n_items_);
    return static_cast<double>(std::ranges::count(row, 1)) / static_cast<double>(n_items_);
  }

 private:
  std::size_t n_items_;
  std::vector<std::uint8_t> seen_;
};

/// Scores the users of one chunk and measures their lists.
class ChunkEvaluation {
 public:
  ChunkEvaluation(const models::Ranker& ranker, const RankingTask& task, std::span<const std::size_t> cutoffs,
                  Coverage& coverage)
      : ranker_(ranker), task_(task), cutoffs_(cutoffs), coverage_(coverage), sums_(cutoffs.size()) {}

  Sums run(std::span<const UserIndex> users) {
    const std::size_t n_items = ranker_.n_items();
    const std::size_t batch =
        std::clamp<std::size_t>(kScoresPerBatch / std::max<std::size_t>(n_items, 1), 1, kUsersPerChunk);
    for (std::size_t begin = 0; begin < users.size(); begin += batch) {
      run_batch(users.subspan(begin, std::min(batch, users.size() - begin)));
    }
    return std::move(sums_);
  }

 private:
  void run_batch(std::span<const UserIndex> users) {
    histories_.clear();
    for (const UserIndex user : users) histories_.push_back(task_.histories()[user]);
    scores_.resize(users.size() * ranker_.n_items());
    const MatrixView<float> scores{scores_.data(), users.size(), ranker_.n_items()};
    ranker_.score_batch(histories_, workspace_, scores);
    for (std::size_t r = 0; r < users.size(); ++r) measure(users[r], scores.row(r));
  }

  void measure(UserIndex user, std::span<float> scores) {
    exclude(user, scores);
    select_best(scores, std::ranges::max(cutoffs_), best_);
    list_.clear();
    for (const RankedItem& ranked : best_) list_.push_back(ranked.item);

    const ItemList relevant = task_.relevant()[user];
    for (std::size_t c = 0; c < cutoffs_.size(); ++c) {
      coverage_.mark(c, ItemList(list_).first(std::min(cutoffs_[c], list_.size())));
      for (std::size_t m = 0; m < kRankingMetrics.size(); ++m) {
        sums_.add(c * kRankingMetrics.size() + m, value_of(kRankingMetrics[m], list_, relevant, cutoffs_[c]));
      }
    }
  }

  void exclude(UserIndex user, std::span<float> scores) const {
    for (const HistoryEvent& event : task_.histories()[user]) {
      if (event.item.number() < scores.size()) scores[event.item.number()] = kExcluded;
    }
  }

  const models::Ranker& ranker_;
  const RankingTask& task_;
  std::span<const std::size_t> cutoffs_;
  Coverage& coverage_;
  Sums sums_;
  models::Workspace workspace_;
  std::vector<History> histories_;
  std::vector<float> scores_;  ///< [users of a batch x n_items]
  RankedList best_;
  std::vector<ItemIndex> list_;
};

Status check(const RankingTask& task, std::span<const std::size_t> cutoffs) {
  if (cutoffs.empty() || std::ranges::find(cutoffs, 0U) != cutoffs.end()) {
    return Error(ErrorCode::kInvalidArgument, "list lengths to evaluate at must be 1 or more");
  }
  if (task.relevant().n_users() != task.histories().size()) {
    return Error(ErrorCode::kInvalidArgument, "training and test data number their users differently");
  }
  return ok();
}

RankingScores summary(const Sums& sums, const Coverage& coverage, const JudgedCounts& counts,
                      std::span<const std::size_t> cutoffs) {
  RankingScores scores{counts, 0, {}};
  for (std::size_t c = 0; c < cutoffs.size(); ++c) {
    ScoresAt at{.n = cutoffs[c], .means = {}, .coverage = counts.users == 0 ? kUnknown : coverage.share(c)};
    for (std::size_t m = 0; m < at.means.size(); ++m) {
      at.means[m] = sums.mean(c * at.means.size() + m, counts.users);
    }
    scores.at.push_back(at);
  }
  return scores;
}

}  // namespace

RelevantItems::RelevantItems(const Interactions& interactions, std::size_t n_users) {
  std::vector<std::pair<UserIndex, ItemIndex>> pairs;
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    const Interaction event = interactions[row];
    pairs.emplace_back(event.user, event.item);
  }
  std::ranges::sort(pairs);
  const auto repeats = std::ranges::unique(pairs);
  pairs.erase(repeats.begin(), repeats.end());

  offsets_.assign(n_users + 1, 0);
  items_.reserve(pairs.size());
  for (const auto& [user, item] : pairs) {
    ++offsets_[user.number() + 1];
    items_.push_back(item);
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
}

ItemList RelevantItems::operator[](UserIndex user) const {
  const std::size_t begin = offsets_[user.number()];
  return ItemList(items_).subspan(begin, offsets_[user.number() + 1] - begin);
}

RankingTask::RankingTask(const Histories& histories, RelevantItems relevant)
    : histories_(&histories), relevant_(std::move(relevant)) {
  for (std::uint32_t u = 0; u < std::min(relevant_.n_users(), histories.size()); ++u) {
    const ItemList items = relevant_[UserIndex(u)];
    if (items.empty()) continue;
    users_.emplace_back(u);
    counts_.relevant += items.size();
    const History history = histories[UserIndex(u)];
    counts_.unreachable += static_cast<std::size_t>(std::ranges::count_if(items, [&](ItemIndex item) {
      return std::ranges::find(history, item, &HistoryEvent::item) != history.end();
    }));
  }
  counts_.users = users_.size();
  counts_.skipped = relevant_.n_users() - users_.size();
}

Result<RankingScores> evaluate_ranking(const models::Ranker& ranker, const RankingTask& task,
                                       std::span<const std::size_t> cutoffs, Progress& progress) {
  LOOKBOOK_CHECK(check(task, cutoffs));
  const Stopwatch watch;
  const std::span<const UserIndex> users = task.users();
  Coverage coverage(cutoffs.size(), ranker.n_items());
  progress.begin("ranking for every user", users.size(), "user");
  const Sums sums = parallel_reduce(
      users.size(), kUsersPerChunk, Sums(cutoffs.size()),
      [&](Chunk chunk) {
        if (progress.cancelled()) return Sums(cutoffs.size());
        ChunkEvaluation evaluation(ranker, task, cutoffs, coverage);
        Sums part = evaluation.run(users.subspan(chunk.begin, chunk.end - chunk.begin));
        progress.advance(chunk.end - chunk.begin);
        return part;
      },
      [](Sums total, const Sums& part) {
        total.add(part);
        return total;
      });
  progress.end();
  if (progress.cancelled()) return Error(ErrorCode::kCancelled, "the evaluation was stopped");

  RankingScores scores = summary(sums, coverage, task.counts(), cutoffs);
  scores.seconds = watch.seconds();
  return scores;
}

}  // namespace lookbook::evaluation
