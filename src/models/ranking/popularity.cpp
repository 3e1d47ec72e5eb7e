#include "models/ranking/popularity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/event_weight.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "popularity";
constexpr std::uint32_t kFormatVersion = 1;
constexpr double kSecondsPerDay = 86400;

constexpr std::array kParameters = {
    ParameterSpec{.name = "exponent",
                  .default_value = "1",
                  .maximum = 2,
                  .help = "Power of the count; below 1 it damps the lead of the most popular in blends."},
    ParameterSpec{.name = "half_life",
                  .default_value = "0",
                  .maximum = 36500,
                  .unit = "days",
                  .help = "An event of this age counts half; 0 counts all events alike."},
    ParameterSpec{.name = "liked_from",
                  .default_value = "0",
                  .minimum = -1e9,
                  .maximum = 1e9,
                  .help = "Ratings below this do not count."},
};

/// The range of the times that are known; newest < oldest if none is.
struct TimeRange {
  UnixSeconds oldest = std::numeric_limits<UnixSeconds>::max();
  UnixSeconds newest = kNoTime;
};

TimeRange known_times(const Interactions& interactions) {
  TimeRange range;
  for (const UnixSeconds time : interactions.times) {
    if (time == kNoTime) continue;
    range.oldest = std::min(range.oldest, time);
    range.newest = std::max(range.newest, time);
  }
  return range;
}

double fading(UnixSeconds time, const TimeRange& range, double half_life_days) {
  if (half_life_days <= 0 || range.newest < range.oldest) return 1;
  const UnixSeconds known = time == kNoTime ? range.oldest : time;
  const double days = (static_cast<double>(range.newest) - static_cast<double>(known)) / kSecondsPerDay;
  return std::exp2(-days / half_life_days);
}

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  const PopularityOptions settings{.exponent = options.real("exponent"),
                                   .half_life_days = options.real("half_life"),
                                   .liked_from = options.real("liked_from")};
  ModelParts parts{.kind = std::string(kName),
                   .format_version = kFormatVersion,
                   .parameters = options.values(),
                   .arrays = {}};
  parts.arrays.emplace("scores", Array::of(popularity_scores(data, settings)));
  return parts;
}

class Popularity final : public Ranker {
 public:
  Popularity(const ModelParts& parts, std::span<const float> popularity)
      : parts_(parts), scores_(popularity) {}

  std::size_t n_items() const override { return scores_.size(); }
  std::size_t bytes() const override { return parts_.bytes(); }
  void score(History, Workspace&, std::span<float> scores) const override {
    std::ranges::copy(scores_, scores.begin());
  }
  std::vector<Contribution> explain(History, ItemIndex, Workspace&) const override { return {}; }

 private:
  ModelParts parts_;  // keeps the array that scores_ points into
  std::span<const float> scores_;
};

Result<std::unique_ptr<Ranker>> open_ranker(const ModelParts& parts) {
  LOOKBOOK_TRY([[maybe_unused]] const Options options,
               stored_options(parts, kName, kFormatVersion, kParameters));
  LOOKBOOK_TRY(const std::span<const float> scores, parts.array<float>("scores"));
  return std::unique_ptr<Ranker>(std::make_unique<Popularity>(parts, scores));
}

}  // namespace

std::vector<float> popularity_scores(const TrainingData& data, const PopularityOptions& options) {
  const Interactions positive = positive_events(data.interactions, options.liked_from);
  const TimeRange range = known_times(positive);
  std::vector<double> sums(data.n_items);
  for (std::size_t row = 0; row < positive.size(); ++row) {
    sums[positive.items[row].number()] += static_cast<double>(positive.values[row]) *
                                          fading(positive.times[row], range, options.half_life_days);
  }
  std::vector<float> scores(data.n_items);
  std::ranges::transform(sums, scores.begin(), [&](double sum) {
    return sum > 0 ? static_cast<float>(std::pow(sum, options.exponent)) : 0.F;
  });
  return scores;
}

ModelEntry popularity() {
  return {.name = kName,
          .summary = "what most shoppers like; the same for everybody",
          .parameters = kParameters,
          .fit = fit,
          .open_ranker = open_ranker,
          .open_rating = nullptr,
          .open_similarity = nullptr};
}

}  // namespace lookbook::models
