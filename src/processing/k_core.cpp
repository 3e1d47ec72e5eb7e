#include "lookbook/processing/k_core.hpp"

#include <algorithm>
#include <numeric>

namespace lookbook::processing {
namespace {

/// The rows of every node: users are nodes 0 … n_users-1, items follow.
struct Graph {
  std::vector<std::uint64_t> offsets;  ///< [n_nodes + 1]
  std::vector<std::uint64_t> rows;     ///< [2 x n_rows]
};

Graph graph_of(const Pairs& pairs) {
  Graph graph;
  graph.offsets.assign(pairs.n_users + pairs.n_items + 1, 0);
  for (const UserIndex user : pairs.users) ++graph.offsets[user.number() + 1];
  for (const ItemIndex item : pairs.items) ++graph.offsets[pairs.n_users + item.number() + 1];
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  graph.rows.resize(2 * pairs.users.size());
  std::vector<std::uint64_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::size_t row = 0; row < pairs.users.size(); ++row) {
    graph.rows[next[pairs.users[row].number()]++] = row;
    graph.rows[next[pairs.n_users + pairs.items[row].number()]++] = row;
  }
  return graph;
}

}  // namespace

std::vector<std::uint8_t> k_core(const Pairs& pairs, std::uint32_t k) {
  std::vector<std::uint8_t> kept(pairs.users.size(), 1);
  if (k <= 1) return kept;
  const Graph graph = graph_of(pairs);
  const std::size_t n_nodes = graph.offsets.size() - 1;

  std::vector<std::uint64_t> degree(n_nodes);
  std::vector<std::size_t> too_few;  // nodes to remove
  for (std::size_t node = 0; node < n_nodes; ++node) {
    degree[node] = graph.offsets[node + 1] - graph.offsets[node];
    if (degree[node] > 0 && degree[node] < k) too_few.push_back(node);
  }
  const auto lose_row = [&](std::size_t node) {
    if (degree[node]-- == k) too_few.push_back(node);
  };
  while (!too_few.empty()) {
    const std::size_t node = too_few.back();
    too_few.pop_back();
    for (std::uint64_t at = graph.offsets[node]; at < graph.offsets[node + 1]; ++at) {
      const std::uint64_t row = graph.rows[at];
      if (kept[row] == 0) continue;
      kept[row] = 0;
      lose_row(pairs.users[row].number());
      lose_row(pairs.n_users + pairs.items[row].number());
    }
  }
  return kept;
}

}  // namespace lookbook::processing
