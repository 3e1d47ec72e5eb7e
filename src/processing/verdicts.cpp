#include "processing/verdicts.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lookbook::processing {
namespace {

constexpr std::array kCommonScales = {RatingScale{1, 5},  RatingScale{0.5, 5}, RatingScale{0, 5},
                                      RatingScale{1, 10}, RatingScale{0, 10},  RatingScale{0, 100}};
constexpr double kEnough = 0.99;

/// Compared as the values are stored, so that an end of 4.9 takes a rating of 4.9.
bool is_within(float rating, const RatingScale& scale) {
  return rating >= static_cast<float>(scale.min) && rating <= static_cast<float>(scale.max);
}

bool says_the_same(const Interactions& rows, std::size_t a, std::size_t b) {
  return rows.kinds[a] == rows.kinds[b] && rows.values[a] == rows.values[b] && rows.times[a] == rows.times[b];
}

}  // namespace

std::vector<Verdict> judge(const Interactions& rows, const RatingScale& scale) {
  std::vector<Verdict> verdicts(rows.size(), Verdict::kKept);
  std::vector<std::size_t> order;  // rows in the scale: by pair, newest last
  order.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.kinds[row] == EventKind::kRating && !is_within(rows.values[row], scale))
      verdicts[row] = Verdict::kOutOfScale;
    else
      order.push_back(row);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(rows.users[a], rows.items[a], rows.times[a], a) <
           std::tuple(rows.users[b], rows.items[b], rows.times[b], b);
  });
  std::size_t newest = 0;
  for (std::size_t i = order.size(); i-- > 0;) {
    const std::size_t row = order[i];
    const bool same_pair = i + 1 < order.size() && rows.users[row] == rows.users[newest] &&
                           rows.items[row] == rows.items[newest];
    if (same_pair)
      verdicts[row] = says_the_same(rows, row, newest) ? Verdict::kRepeated : Verdict::kOlder;
    else
      newest = row;
  }
  return verdicts;
}

std::optional<RatingScale> seen_ratings(const Interactions& rows) {
  std::optional<RatingScale> seen;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.kinds[row] != EventKind::kRating) continue;
    const double rating = rows.values[row];
    if (!seen) seen = RatingScale{rating, rating};
    seen->min = std::min(seen->min, rating);
    seen->max = std::max(seen->max, rating);
  }
  return seen;
}

RatingScale detect_scale(const Interactions& rows) {
  const auto seen = seen_ratings(rows);
  if (!seen) return {};
  const auto ratings = static_cast<double>(std::ranges::count(rows.kinds, EventKind::kRating));
  for (const RatingScale& scale : kCommonScales) {
    std::size_t inside = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows.kinds[row] == EventKind::kRating && is_within(rows.values[row], scale)) ++inside;
    }
    if (static_cast<double>(inside) >= kEnough * ratings) return scale;
  }
  return *seen;
}

}  // namespace lookbook::processing
