#pragma once
// Metrics of one list against the items that a person really took: lists and numbers, nothing else.
//
// Everywhere: `list` is best first, without repeats; `relevant` is sorted by item number, without repeats;
// only the first n of the list count (all of it where it is shorter); no relevant items or n = 0 give 0.
// Relevance is yes or no. Definitions as in RecBole, MMRec and ranx. O(n log |relevant|) each. Thread-safe.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "lookbook/core/index.hpp"

namespace lookbook::evaluation {

enum class RankingMetric : std::uint8_t { kRecall, kNdcg, kHitRate, kPrecision, kMrr, kMap };
inline constexpr std::array kRankingMetrics = {RankingMetric::kRecall,  RankingMetric::kNdcg,
                                               RankingMetric::kHitRate, RankingMetric::kPrecision,
                                               RankingMetric::kMrr,     RankingMetric::kMap};

/// "recall", "ndcg", "hit_rate", "precision", "mrr", "map".
std::string_view name_of(RankingMetric metric);

using ItemList = std::span<const ItemIndex>;

/// Relevant items among the first n.
std::size_t hits(ItemList list, ItemList relevant, std::size_t n);
/// hits / |relevant|.
double recall(ItemList list, ItemList relevant, std::size_t n);
/// hits / n.
double precision(ItemList list, ItemList relevant, std::size_t n);
/// 1 if anything relevant is among the first n.
double hit_rate(ItemList list, ItemList relevant, std::size_t n);
/// sum over hits at place p = 1, 2, … of 1 / log2(p + 1), over the same sum for a list that begins with
/// min(|relevant|, n) hits.
double ndcg(ItemList list, ItemList relevant, std::size_t n);
/// 1 / place of the first hit.
double reciprocal_rank(ItemList list, ItemList relevant, std::size_t n);
/// sum over hits of precision at their place, / |relevant|.
double average_precision(ItemList list, ItemList relevant, std::size_t n);

double value_of(RankingMetric metric, ItemList list, ItemList relevant, std::size_t n);

}  // namespace lookbook::evaluation
