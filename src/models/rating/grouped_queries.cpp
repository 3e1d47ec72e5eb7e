#include "models/rating/grouped_queries.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <numeric>
#include <vector>

#include "lookbook/base/parallel.hpp"

namespace lookbook::models {
namespace {

constexpr std::size_t kMostChunks = 64;

/// Positions of `keys` ordered by key, and where each group begins and the last one ends.
struct Groups {
  std::vector<std::uint32_t> queries;
  std::vector<std::uint32_t> bounds;  ///< [n_groups + 1]
};

Groups group(std::span<const std::uint32_t> keys) {
  Groups groups;
  if (keys.empty()) return groups;
  std::vector<std::uint32_t> next(std::size_t{std::ranges::max(keys)} + 2, 0);
  for (const std::uint32_t key : keys) ++next[key + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (std::size_t key = 0; key + 1 < next.size(); ++key) {
    if (next[key] != next[key + 1]) groups.bounds.push_back(next[key]);
  }
  groups.bounds.push_back(static_cast<std::uint32_t>(keys.size()));

  groups.queries.resize(keys.size());
  for (std::size_t query = 0; query < keys.size(); ++query) {
    groups.queries[next[keys[query]]++] = static_cast<std::uint32_t>(query);
  }
  return groups;
}

/// Lends out one workspace a thread at a time, so that as many are made as threads run.
class Workspaces {
 public:
  std::unique_ptr<Workspace> take() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return std::make_unique<Workspace>();
    std::unique_ptr<Workspace> workspace = std::move(free_.back());
    free_.pop_back();
    return workspace;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(workspace));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

}  // namespace

void for_each_group(std::span<const std::uint32_t> keys, AnswerGroup answer) {
  const Groups groups = group(keys);
  if (groups.queries.empty()) return;
  const std::size_t n_groups = groups.bounds.size() - 1;
  const std::span<const std::uint32_t> queries(groups.queries);
  Workspaces workspaces;
  parallel_for(n_groups, (n_groups + kMostChunks - 1) / kMostChunks, [&](Chunk chunk) {
    std::unique_ptr<Workspace> workspace = workspaces.take();
    for (std::size_t g = chunk.begin; g < chunk.end; ++g) {
      answer(queries.subspan(groups.bounds[g], groups.bounds[g + 1] - groups.bounds[g]), *workspace);
    }
    workspaces.give_back(std::move(workspace));
  });
}

void for_each_history(std::span<const RatingQuery> queries, AnswerGroup answer) {
  std::vector<std::uint32_t> keys(queries.size());
  std::ranges::transform(queries, keys.begin(), &RatingQuery::history);
  for_each_group(keys, answer);
}

void for_each_item(std::span<const RatingQuery> queries, std::size_t n_items, AnswerGroup answer) {
  const auto unknown = static_cast<std::uint32_t>(n_items);
  std::vector<std::uint32_t> keys(queries.size());
  std::ranges::transform(queries, keys.begin(),
                         [&](const RatingQuery& query) { return std::min(query.item.number(), unknown); });
  for_each_group(keys, answer);
}

}  // namespace lookbook::models
