#include "generate/shopper.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "lookbook/base/parallel.hpp"

namespace lookbook::generate {
namespace {

constexpr std::uint64_t kShopperStream = 2;
constexpr std::size_t kLooks = 40;     // products seen before one is chosen
constexpr double kOutfitShare = 0.38;  // purchases that go with an earlier one
constexpr std::size_t kGrain = 64;

struct Taste {
  std::array<double, kStyleCount> style{};          // logits
  std::array<double, kColourFamilyCount> colour{};  // logits
  std::array<double, 4> department{};               // probabilities
  double log_price = 0;                             // of a typical spend, relative to the garment's
  double leniency = 0;
  std::size_t purchases = 1;
  std::uint32_t first_day = 0;
};

/// Offers of one department with the cumulative weight of their popularity, for drawing in O(log n).
struct Rack {
  std::vector<std::uint32_t> offers;
  std::vector<double> cumulative;

  std::uint32_t draw(Rng& rng) const {
    const double target = rng.uniform() * cumulative.back();
    const auto place = std::ranges::upper_bound(cumulative, target) - cumulative.begin();
    return offers[std::min<std::size_t>(static_cast<std::size_t>(place), offers.size() - 1)];
  }
};

class Mall {
 public:
  Mall(const ShopOptions& options, std::span<const Offer> offers) : options_(options), offers_(offers) {
    for (std::uint32_t i = 0; i < offers.size(); ++i) {
      Rack& rack = racks_[static_cast<std::size_t>(offers[i].design.department)];
      rack.offers.push_back(i);
      rack.cumulative.push_back((rack.cumulative.empty() ? 0 : rack.cumulative.back()) +
                                std::exp(offers[i].popularity));
    }
    // Everybody buys a handful of times, as in 5-core data; a heavy tail of regulars makes up the rest,
    // scaled so that all together make about options.reviews purchases.
    const double mean = static_cast<double>(options.reviews) / static_cast<double>(options.shoppers);
    fewest_ = std::min(5.0, std::floor(mean / 2));
    double total = 0;
    for (std::size_t s = 0; s < options.shoppers; ++s) {
      Rng rng(options.seed, mix64(kShopperStream) + 2 * s);
      eagerness_.push_back(std::exp(0.95 * rng.normal()));
      total += eagerness_.back();
    }
    per_eagerness_ = (mean - fewest_) * static_cast<double>(options.shoppers) / total;
  }

  std::vector<Purchase> shop(std::uint32_t shopper) const {
    Rng rng(options_.seed, mix64(kShopperStream) + std::uint64_t{2} * shopper + 1);
    const Taste taste = draw_taste(shopper, rng);
    std::vector<std::uint32_t> days = draw_days(taste, rng);
    std::vector<Purchase> bought;
    std::unordered_set<std::uint32_t> owned;
    for (const std::uint32_t day : days) {
      constexpr int kTries = 6;  // somebody who owns it already looks for something else
      for (int i = 0; i < kTries; ++i) {
        const std::uint32_t offer = choose(taste, bought, day, rng);
        if (!owned.insert(offer).second) continue;
        bought.push_back(rate(shopper, offer, day, taste, rng));
        break;
      }
    }
    return bought;
  }

 private:
  Taste draw_taste(std::uint32_t shopper, Rng& rng) const {
    Taste taste;
    for (auto& logit : taste.style) logit = 0.35 * rng.normal();
    taste.style[rng.below(kStyleCount)] += 2.6;
    taste.style[rng.below(kStyleCount)] += 1.2;
    for (auto& logit : taste.colour) logit = 0.7 * rng.normal();
    const bool woman = rng.chance(0.62);
    taste.department[0] = woman ? 0.93 : 0.07;
    taste.department[1] = woman ? 0.07 : 0.93;
    if (rng.chance(0.28)) {  // shops for children too, or for nobody else
      const double share = rng.uniform(0.2, 0.9);
      const double girls = rng.chance(0.4) ? 0.5 : rng.chance(0.5) ? 1 : 0;
      for (auto& p : taste.department) p *= 1 - share;
      taste.department[2] += share * girls;
      taste.department[3] += share * (1 - girls);
    }
    taste.log_price = 0.4 * rng.normal();
    taste.leniency = 0.75 * rng.normal();
    const double wanted = fewest_ + eagerness_[shopper] * per_eagerness_;
    taste.purchases = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(wanted)));
    // The shop grows: more people join late than early.
    taste.first_day = static_cast<std::uint32_t>(std::sqrt(rng.uniform()) * 0.95 * kShopDays);
    return taste;
  }

  /// In order; some on the day of another, as people order several pieces at once.
  static std::vector<std::uint32_t> draw_days(const Taste& taste, Rng& rng) {
    std::vector<std::uint32_t> days;
    const std::uint32_t span = kShopDays - taste.first_day;
    for (std::size_t i = 0; i < taste.purchases; ++i) {
      if (!days.empty() && rng.chance(0.35))
        days.push_back(days[rng.below(days.size())]);
      else
        days.push_back(taste.first_day + static_cast<std::uint32_t>(rng.below(span)));
    }
    std::ranges::sort(days);
    return days;
  }

  double match(const Taste& taste, const Offer& offer) const {
    const double price_gap = std::log(offer.price / offer.garment->price) - taste.log_price;
    return taste.style[static_cast<std::size_t>(offer.style)] +
           taste.colour[static_cast<std::size_t>(offer.colour_family)] - 1.1 * price_gap * price_gap;
  }

  static double season_of(const Offer& offer, std::uint32_t day) {
    // Day 0 is the first of January; 1 in the middle of summer, -1 in the middle of winter.
    const double summer = -std::cos(2 * 3.14159265358979 * (day % 365) / 365.0);
    if (offer.garment->season == Season::kSummer) return 0.8 * summer;
    if (offer.garment->season == Season::kWinter) return -0.8 * summer;
    return 0;
  }

  /// What goes with `anchor`: another slot, near in style, colour and kind of customer.
  static double outfit(const Offer& anchor, const Offer& offer) {
    if (anchor.garment->slot == offer.garment->slot) return -4;
    double fit = anchor.style == offer.style ? 1.6 : -0.4;
    if (anchor.brand == offer.brand) fit += 0.8;
    if (anchor.design.department != offer.design.department) fit -= 6;
    const bool dressed = anchor.garment->slot == Slot::kDress &&
                         (offer.garment->slot == Slot::kTop || offer.garment->slot == Slot::kBottom);
    return dressed ? fit - 2 : fit;
  }

  std::uint32_t choose(const Taste& taste, std::span<const Purchase> bought, std::uint32_t day,
                       Rng& rng) const {
    const Offer* anchor = nullptr;
    if (!bought.empty() && rng.chance(kOutfitShare))
      anchor = &offers_[bought[bought.size() - 1 - rng.below(std::min<std::size_t>(3, bought.size()))].offer];
    const Rack& rack = anchor != nullptr ? racks_[static_cast<std::size_t>(anchor->design.department)]
                                         : draw_rack(taste, rng);
    std::uint32_t best = rack.offers.front();
    double best_utility = -1e300;
    for (std::size_t i = 0; i < kLooks; ++i) {
      const std::uint32_t candidate = rack.draw(rng);
      const Offer& offer = offers_[candidate];
      const double gumbel = -std::log(-std::log(rng.uniform() + 1e-300));
      double utility = 1.5 * match(taste, offer) + season_of(offer, day) + gumbel;
      if (offer.launch_day > day) utility -= 8;
      if (anchor != nullptr) utility += 1.6 * outfit(*anchor, offer);
      if (utility > best_utility) {
        best_utility = utility;
        best = candidate;
      }
    }
    return best;
  }

  const Rack& draw_rack(const Taste& taste, Rng& rng) const {
    double target = rng.uniform();
    std::size_t chosen = 0;
    for (std::size_t d = 0; d < racks_.size(); ++d) {
      if (racks_[d].offers.empty()) continue;
      chosen = d;
      target -= taste.department[d];
      if (target < 0) break;
    }
    return racks_[chosen];
  }

  Purchase rate(std::uint32_t shopper, std::uint32_t offer, std::uint32_t day, const Taste& taste,
                Rng& rng) const {
    const double satisfaction = 0.42 * match(taste, offers_[offer]) + 0.55 * offers_[offer].quality +
                                taste.leniency + 1.05 * rng.normal();
    // Cut so that about .60, .21, .10, .045 and .045 of all ratings have 5, 4, 3, 2 and 1 star.
    constexpr std::array kCuts = {-1.51, -0.97, -0.27, 0.68};
    const auto stars = static_cast<std::uint8_t>(
        1 + std::ranges::count_if(kCuts, [&](double cut) { return satisfaction > cut; }));
    return {shopper, offer, day, stars, static_cast<float>(satisfaction)};
  }

  const ShopOptions& options_;
  std::span<const Offer> offers_;
  std::array<Rack, 4> racks_;
  std::vector<double> eagerness_;
  double per_eagerness_ = 1;
  double fewest_ = 0;
};

}  // namespace

std::vector<Purchase> go_shopping(const ShopOptions& options, std::span<const Offer> offers,
                                  Progress& progress) {
  const Mall mall(options, offers);
  std::vector<std::vector<Purchase>> baskets(options.shoppers);
  progress.begin("shopping", options.shoppers, "shopper");
  parallel_for(options.shoppers, kGrain, [&](Chunk chunk) {
    for (std::size_t s = chunk.begin; s < chunk.end; ++s)
      baskets[s] = mall.shop(static_cast<std::uint32_t>(s));
    progress.advance(chunk.end - chunk.begin);
  });
  progress.end();
  std::vector<Purchase> purchases;
  for (const auto& basket : baskets) purchases.insert(purchases.end(), basket.begin(), basket.end());
  return purchases;
}

}  // namespace lookbook::generate
