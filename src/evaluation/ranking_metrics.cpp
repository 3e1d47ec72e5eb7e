#include "lookbook/evaluation/ranking_metrics.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::evaluation {
namespace {

bool is_relevant(ItemIndex item, ItemList relevant) {
  return std::ranges::binary_search(relevant, item);
}

/// place 1, 2, …
double discount(std::size_t place) {
  return 1 / std::log2(static_cast<double>(place) + 1);
}

/// Calls visit(place, hits so far) for every hit among the first n.
template <class Visit>
void for_each_hit(ItemList list, ItemList relevant, std::size_t n, Visit visit) {
  std::size_t found = 0;
  const std::size_t length = std::min(n, list.size());
  for (std::size_t place = 1; place <= length; ++place) {
    if (is_relevant(list[place - 1], relevant)) visit(place, ++found);
  }
}

}  // namespace

std::string_view name_of(RankingMetric metric) {
  switch (metric) {
    case RankingMetric::kRecall:
      return "recall";
    case RankingMetric::kNdcg:
      return "ndcg";
    case RankingMetric::kHitRate:
      return "hit_rate";
    case RankingMetric::kPrecision:
      return "precision";
    case RankingMetric::kMrr:
      return "mrr";
    case RankingMetric::kMap:
      return "map";
  }
  return "recall";
}

std::size_t hits(ItemList list, ItemList relevant, std::size_t n) {
  std::size_t count = 0;
  for_each_hit(list, relevant, n, [&](std::size_t, std::size_t found) { count = found; });
  return count;
}

double recall(ItemList list, ItemList relevant, std::size_t n) {
  if (relevant.empty()) return 0;
  return static_cast<double>(hits(list, relevant, n)) / static_cast<double>(relevant.size());
}

double precision(ItemList list, ItemList relevant, std::size_t n) {
  return n == 0 ? 0 : static_cast<double>(hits(list, relevant, n)) / static_cast<double>(n);
}

double hit_rate(ItemList list, ItemList relevant, std::size_t n) {
  return hits(list, relevant, n) > 0 ? 1 : 0;
}

double ndcg(ItemList list, ItemList relevant, std::size_t n) {
  double gain = 0;
  for_each_hit(list, relevant, n, [&](std::size_t place, std::size_t) { gain += discount(place); });
  double ideal = 0;
  for (std::size_t place = 1; place <= std::min(n, relevant.size()); ++place) ideal += discount(place);
  return ideal > 0 ? gain / ideal : 0;
}

double reciprocal_rank(ItemList list, ItemList relevant, std::size_t n) {
  double result = 0;
  for_each_hit(list, relevant, n, [&](std::size_t place, std::size_t found) {
    if (found == 1) result = 1 / static_cast<double>(place);
  });
  return result;
}

double average_precision(ItemList list, ItemList relevant, std::size_t n) {
  double sum = 0;
  for_each_hit(list, relevant, n, [&](std::size_t place, std::size_t found) {
    sum += static_cast<double>(found) / static_cast<double>(place);
  });
  return relevant.empty() ? 0 : sum / static_cast<double>(relevant.size());
}

double value_of(RankingMetric metric, ItemList list, ItemList relevant, std::size_t n) {
  switch (metric) {
    case RankingMetric::kRecall:
      return recall(list, relevant, n);
    case RankingMetric::kNdcg:
      return ndcg(list, relevant, n);
    case RankingMetric::kHitRate:
      return hit_rate(list, relevant, n);
    case RankingMetric::kPrecision:
      return precision(list, relevant, n);
    case RankingMetric::kMrr:
      return reciprocal_rank(list, relevant, n);
    case RankingMetric::kMap:
      return average_precision(list, relevant, n);
  }
  return 0;
}

}  // namespace lookbook::evaluation
