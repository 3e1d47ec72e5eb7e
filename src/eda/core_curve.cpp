#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "eda/rated_pairs.hpp"

namespace lookbook::eda {
namespace {

/// Users and items as one graph: users are nodes 0 … n_users-1, items follow.
struct Graph {
  std::vector<std::size_t> offsets;       // [n_nodes + 1]
  std::vector<std::uint32_t> neighbours;  // [2 x rows]
  std::size_t size() const { return offsets.size() - 1; }
};

Graph graph_of(const RatedPairs& pairs) {
  Graph graph;
  const auto item_node = [&](ItemIndex item) { return pairs.n_users + item.number(); };
  graph.offsets.assign(pairs.n_users + pairs.n_items + 1, 0);
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    ++graph.offsets[pairs.rows.users[row].number() + 1];
    ++graph.offsets[item_node(pairs.rows.items[row]) + 1];
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  graph.neighbours.resize(2 * pairs.rows.size());
  std::vector<std::size_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
    const std::size_t user = pairs.rows.users[row].number();
    const std::size_t item = item_node(pairs.rows.items[row]);
    graph.neighbours[next[user]++] = static_cast<std::uint32_t>(item);
    graph.neighbours[next[item]++] = static_cast<std::uint32_t>(user);
  }
  return graph;
}

/// Nodes sorted by degree in buckets, so that a node whose degree falls by one moves in constant time.
class Buckets {
 public:
  explicit Buckets(std::vector<std::uint32_t>& degrees) : degrees_(degrees) {
    const std::uint32_t largest = degrees.empty() ? 0 : std::ranges::max(degrees);
    begin_.assign(largest + 2, 0);
    for (const std::uint32_t degree : degrees) ++begin_[degree + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    nodes_.resize(degrees.size());
    place_.resize(degrees.size());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t node = 0; node < degrees.size(); ++node) {
      place_[node] = next[degrees[node]]++;
      nodes_[place_[node]] = node;
    }
  }

  std::size_t node_at(std::size_t place) const { return nodes_[place]; }
  void lower(std::size_t node) {
    const std::size_t front = begin_[degrees_[node]]++;
    const std::size_t first = nodes_[front];  // of its bucket: takes its place
    std::swap(nodes_[place_[node]], nodes_[front]);
    std::swap(place_[node], place_[first]);
    --degrees_[node];
  }

 private:
  std::vector<std::uint32_t>& degrees_;
  std::vector<std::size_t> begin_;  // first place of each degree
  std::vector<std::size_t> nodes_;  // by place
  std::vector<std::size_t> place_;  // by node
};

/// The largest k whose k-core holds the node.
std::vector<std::uint32_t> core_numbers(const Graph& graph) {
  std::vector<std::uint32_t> degrees(graph.size());
  for (std::size_t node = 0; node < graph.size(); ++node) {
    degrees[node] = static_cast<std::uint32_t>(graph.offsets[node + 1] - graph.offsets[node]);
  }
  Buckets buckets(degrees);
  for (std::size_t place = 0; place < graph.size(); ++place) {
    const std::size_t node = buckets.node_at(place);
    for (std::size_t at = graph.offsets[node]; at < graph.offsets[node + 1]; ++at) {
      const std::uint32_t neighbour = graph.neighbours[at];
      if (degrees[neighbour] > degrees[node]) buckets.lower(neighbour);
    }
  }
  return degrees;
}

}  // namespace

std::vector<CoreSize> core_curve(const RatedPairs& pairs, std::uint32_t most) {
  const auto numbers = core_numbers(graph_of(pairs));
  std::vector<CoreSize> curve;
  for (std::uint32_t k = 1; k <= most; ++k) {
    CoreSize size{.k = k};
    for (std::size_t node = 0; node < numbers.size(); ++node) {
      if (numbers[node] >= k) ++(node < pairs.n_users ? size.users : size.items);
    }
    for (std::size_t row = 0; row < pairs.rows.size(); ++row) {
      const std::uint32_t user = numbers[pairs.rows.users[row].number()];
      const std::uint32_t item = numbers[pairs.n_users + pairs.rows.items[row].number()];
      size.ratings += std::min(user, item) >= k ? 1 : 0;
    }
    curve.push_back(size);
  }
  return curve;
}

}  // namespace lookbook::eda
