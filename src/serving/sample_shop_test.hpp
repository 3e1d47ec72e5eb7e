#pragma once
// A shop of six products with models that can be worked by hand.
//
//   number  id      path                      popularity
//   0       shirt   Clothing > Women > Shirts    5     white, a variant of item 3, has a photograph
//   1       dress   Clothing > Women > Dresses   4
//   2       shoe    Clothing > Women > Shoes     6
//   3       blue    Clothing > Women > Shirts    1     blue, a variant of item 0
//   4       boot    Clothing > Men > Shoes       3
//   5       mystery none                         2     no title
//
// Ann rated the shirt 5 (time 100 s) and bought the shoe (200 s); Bob rated the shirt 4 and the dress 2.

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "lookbook/registry/release.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

inline constexpr std::size_t kSampleItems = 6;
using Links = std::array<std::array<float, kSampleItems>, kSampleItems>;

/// Shoppers link shirt and dress (3), shirt and shoe (2), dress and shoe (1), shoe and boot (4).
inline constexpr Links kBehaviour = {{{0, 3, 2, 0, 0, 0},
                                      {3, 0, 1, 0, 0, 0},
                                      {2, 1, 0, 0, 4, 0},
                                      {0, 0, 0, 0, 0, 0},
                                      {0, 0, 4, 0, 0, 0},
                                      {0, 0, 0, 0, 0, 0}}};
/// Only the two shirts look alike.
inline constexpr Links kLook = {{{0, 0, 0, 0.5F, 0, 0}, {}, {}, {0.5F, 0, 0, 0, 0, 0}, {}, {}}};

inline float sample_weight(EventKind kind) {
  if (kind == EventKind::kDislike) return -1;
  return kind == EventKind::kImpression || kind == EventKind::kUnlike ? 0.F : 1.F;
}

/// score(i) = sum over the history of weight(event) * links[item of the event][i].
class LinkModel final : public models::Ranker, public models::SimilarityModel {
 public:
  explicit LinkModel(const Links& links) : links_(links) {}
  std::size_t n_items() const override { return kSampleItems; }
  std::size_t bytes() const override { return sizeof links_; }

  void score(History history, models::Workspace&, std::span<float> scores) const override {
    std::ranges::fill(scores, 0.F);
    for (const auto& event : history) {
      for (std::size_t i = 0; i < kSampleItems; ++i) {
        scores[i] += sample_weight(event.kind) * links_[event.item.number()][i];
      }
    }
  }
  std::vector<models::Contribution> explain(History history, ItemIndex item,
                                            models::Workspace&) const override {
    std::vector<models::Contribution> parts;
    float total = 0;
    for (std::size_t p = 0; p < history.size(); ++p) {
      const float part = sample_weight(history[p].kind) * links_[history[p].item.number()][item.number()];
      if (part <= 0) continue;
      total += part;
      parts.push_back({.position = p, .share = part});
    }
    for (auto& part : parts) part.share /= total;
    std::ranges::stable_sort(parts, std::greater(), &models::Contribution::share);
    return parts;
  }
  RankedList similar(ItemIndex item, const models::SimilarQuery& query, models::Workspace&) const override {
    ++scans;
    RankedList all;
    for (std::uint32_t i = 0; i < kSampleItems; ++i) {
      const float score = links_[item.number()][i];
      if (score > 0 && query.wants(ItemIndex(i))) all.push_back({ItemIndex(i), score});
    }
    std::ranges::sort(all, ranks_before);
    std::ranges::stable_partition(all,
                                  [&](const RankedItem& ranked) { return query.puts_first(ranked.item); });
    if (all.size() > query.limit) all.resize(query.limit);
    return all;
  }

  mutable std::size_t scans = 0;  ///< how often similar items were looked for

 private:
  Links links_;
};

class FixedScores final : public models::Ranker {
 public:
  std::size_t n_items() const override { return kSampleItems; }
  std::size_t bytes() const override { return 0; }
  void score(History, models::Workspace&, std::span<float> scores) const override {
    constexpr std::array<float, kSampleItems> kScores = {5, 4, 6, 1, 3, 2};
    std::ranges::copy(kScores, scores.begin());
  }
  std::vector<models::Contribution> explain(History, ItemIndex, models::Workspace&) const override {
    return {};
  }
};

/// The mean of the history's ratings; 3.5 where there is none.
class MeanOfHistory final : public models::RatingModel {
 public:
  models::Prediction predict(History history, ItemIndex, models::Workspace&) const override {
    if (history.empty()) return {.rating = 3.5, .is_fallback = true};
    double sum = 0;
    for (const auto& event : history) sum += event.value;
    return {.rating = sum / static_cast<double>(history.size()), .is_fallback = false};
  }
  models::RatingScale scale() const override { return {.lowest = 1, .highest = 5}; }
  std::size_t bytes() const override { return 0; }
};

inline Catalogue sample_catalogue() {
  std::vector<Product> products(kSampleItems);
  products[0] = {.id = "shirt",
                 .title = "Linen shirt",
                 .brand = "Nord",
                 .categories = {"Clothing", "Women", "Shirts"},
                 .price = 39.9,
                 .currency = "USD",
                 .colour = "white",
                 .description = "Airy.",
                 .image = "landing/images/0a.jpg",
                 .variant_group = "linen"};
  products[1] = {.id = "dress",
                 .title = "Summer dress",
                 .brand = "Nord",
                 .categories = {"Clothing", "Women", "Dresses"},
                 .price = {},
                 .currency = {},
                 .colour = {},
                 .description = {},
                 .image = {},
                 .variant_group = {}};
  products[2] = {.id = "shoe",
                 .title = "Red shoe",
                 .brand = "Pas",
                 .categories = {"Clothing", "Women", "Shoes"},
                 .price = 80,
                 .currency = "EUR",
                 .colour = "red",
                 .description = {},
                 .image = {},
                 .variant_group = "solo"};
  products[3] = {.id = "blue",
                 .title = "Blue LINEN Shirt",
                 .brand = "Nord",
                 .categories = {"Clothing", "Women", "Shirts"},
                 .price = {},
                 .currency = {},
                 .colour = "blue",
                 .description = {},
                 .image = {},
                 .variant_group = "linen"};
  products[4] = {.id = "boot",
                 .title = "Men's boot \"Élan\"",
                 .brand = "Pas",
                 .categories = {"Clothing", "Men", "Shoes"},
                 .price = {},
                 .currency = {},
                 .colour = {},
                 .description = {},
                 .image = {},
                 .variant_group = {}};
  products[5].id = "mystery";
  return Catalogue(std::move(products));
}

inline registry::Release sample_release(const std::string& id = "rel-1") {
  registry::Release release;
  release.manifest.id = id;
  release.catalogue = sample_catalogue();
  for (const auto& product : release.catalogue.products()) static_cast<void>(release.items.add(product.id));
  for (const char* user : {"ann", "bob"}) static_cast<void>(release.users.add(user));
  ModelParts columns;
  columns.arrays["offsets"] = Array::of<std::uint64_t>({0, 2, 4});
  columns.arrays["items"] = Array::of<std::uint32_t>({0, 2, 0, 1});
  columns.arrays["kinds"] = Array::of<std::uint8_t>({0, 1, 0, 0});  // rating, purchase, rating, rating
  columns.arrays["values"] = Array::of<float>({5, 1, 4, 2});
  columns.arrays["times"] = Array::of<std::int64_t>({100, 200, kNoTime, kNoTime});
  auto histories = registry::UserHistories::open(columns, kSampleItems);
  release.histories = *std::move(histories);
  return release;
}

inline ServedModels sample_models() {
  ServedModels models;
  models.ranker_name = "links";
  models.ranker = std::make_unique<LinkModel>(kBehaviour);
  models.popularity = std::make_unique<FixedScores>();
  models.look = std::make_unique<LinkModel>(kLook);
  models.behaviour_name = "item_knn";
  models.behaviour = std::make_unique<LinkModel>(kBehaviour);
  models.rating_name = "mean_of_history";
  models.rating = std::make_unique<MeanOfHistory>();
  return models;
}

inline ReleasePointer sample_served(const std::string& id = "rel-1", ServedModels models = sample_models()) {
  auto served = ServedRelease::open(sample_release(id), std::move(models));
  return served ? *std::move(served) : nullptr;
}

}  // namespace lookbook::serving
