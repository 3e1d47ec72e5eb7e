#pragma once
// What the tests of the rating models share: small training data, and a model fitted and opened by its name.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/models/factory.hpp"

namespace lookbook::models {

struct RatingShop {
  std::size_t n_users = 0;
  std::size_t n_items = 0;
  Interactions ratings;

  RatingShop& rate(std::uint32_t user, std::uint32_t item, float rating) {
    ratings.push_back({UserIndex(user), ItemIndex(item), EventKind::kRating, rating});
    return *this;
  }
  TrainingData data() const { return {.interactions = ratings, .n_users = n_users, .n_items = n_items}; }
};

inline Result<ModelParts> fit_parts(std::string_view name, const RatingShop& shop,
                                    const std::vector<std::string>& assignments = {}) {
  LOOKBOOK_TRY(const ModelEntry* entry, find_model(name));
  LOOKBOOK_TRY(const Options options, Options::parse(entry->parameters, assignments));
  NoProgress progress;
  return entry->fit(shop.data(), options, progress);
}

inline Result<std::unique_ptr<RatingModel>> fit_model(std::string_view name, const RatingShop& shop,
                                                      const std::vector<std::string>& assignments = {}) {
  LOOKBOOK_TRY(const ModelParts parts, fit_parts(name, shop, assignments));
  return find_model(name).value()->open_rating(parts);
}

inline HistoryEvent rated(std::uint32_t item, float rating) {
  return {.item = ItemIndex(item), .kind = EventKind::kRating, .value = rating};
}

/// Few users, items and ratings in halves of a star, so that ties, repeated pairs, strangers and items
/// without ratings are common.
inline RatingShop arbitrary_shop() {
  RatingShop shop;
  shop.n_users = *rc::gen::inRange<std::size_t>(1, 9);
  shop.n_items = *rc::gen::inRange<std::size_t>(1, 9);
  const auto rows = *rc::gen::inRange(1, 41);
  const auto steps = *rc::gen::element(3, 6, 11);  // ratings 0 … (steps-1)/2
  for (int row = 0; row < rows; ++row) {
    shop.rate(*rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(shop.n_users)),
              *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(shop.n_items)),
              .5F * static_cast<float>(*rc::gen::inRange(0, steps)));
  }
  return shop;
}

/// Every user with every item.
inline std::vector<RatingQuery> all_pairs(const RatingShop& shop) {
  std::vector<RatingQuery> queries;
  for (std::uint32_t user = 0; user < shop.n_users; ++user) {
    for (std::uint32_t item = 0; item < shop.n_items; ++item) queries.push_back({user, ItemIndex(item)});
  }
  return queries;
}

inline std::vector<History> all_histories(const Histories& histories) {
  std::vector<History> all;
  for (std::uint32_t user = 0; user < histories.size(); ++user) all.push_back(histories[UserIndex(user)]);
  return all;
}

inline std::vector<Prediction> predict_all(const RatingModel& model, const RatingShop& shop) {
  const Histories histories(shop.ratings, shop.n_users);
  const std::vector<RatingQuery> queries = all_pairs(shop);
  std::vector<Prediction> predictions(queries.size());
  model.predict_pairs(all_histories(histories), queries, predictions);
  return predictions;
}

}  // namespace lookbook::models
