#include "lookbook/models/factory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "models/generated_shop_test.hpp"

namespace lookbook::models {
namespace {

using ::testing::HasSubstr;

TEST(FactoryTest, EveryModelHasItsOwnNameAndServesATask) {
  std::set<std::string_view> names;
  for (const ModelEntry& model : all_models()) {
    EXPECT_TRUE(names.insert(model.name).second) << model.name;
    EXPECT_FALSE(model.summary.empty()) << model.name;
    EXPECT_NE(model.fit, nullptr) << model.name;
    EXPECT_TRUE(model.open_ranker || model.open_rating || model.open_similarity) << model.name;
  }
}

TEST(FactoryTest, EveryDefaultIsWithinItsRange) {
  for (const ModelEntry& model : all_models()) {
    Options options = Options::defaults(model.parameters);
    for (const ParameterSpec& parameter : model.parameters) {
      EXPECT_TRUE(options.set(parameter.name, parameter.default_value).has_value())
          << model.name << "." << parameter.name;
      EXPECT_FALSE(parameter.help.empty()) << model.name << "." << parameter.name;
    }
  }
}

TEST(FactoryTest, AnUnknownNameIsAnsweredWithTheNamesThereAre) {
  const auto missing = find_model("telepathy");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(missing.error().message(), HasSubstr("item_knn"));
}

TEST(FactoryTest, NoModelOpensPartsOfAnotherKindOrOfTheFuture) {
  const GeneratedShop shop = generated_shop(1, 30, 12, .3, false);
  const TrainingData data{.interactions = shop.interactions, .n_users = 30, .n_items = 12};
  NoProgress progress;
  for (const ModelEntry& model : all_models()) {
    auto parts = model.fit(data, Options::defaults(model.parameters), progress);
    if (!parts) continue;  // a model of vectors, which this shop has not
    auto open = [&](const ModelParts& from) {
      if (model.open_ranker)
        return model.open_ranker(from).has_value() ? ErrorCode::kInternal
                                                   : model.open_ranker(from).error().code();
      if (model.open_rating)
        return model.open_rating(from).has_value() ? ErrorCode::kInternal
                                                   : model.open_rating(from).error().code();
      return model.open_similarity(from).has_value() ? ErrorCode::kInternal
                                                     : model.open_similarity(from).error().code();
    };
    ModelParts other = *parts;
    other.kind = "telepathy";
    EXPECT_EQ(open(other), ErrorCode::kCorruptData) << model.name;
    ModelParts newer = *parts;
    newer.format_version = 1000;
    EXPECT_EQ(open(newer), ErrorCode::kUnsupportedVersion) << model.name;
  }
}

/// Everything that any ranker promises, on a history with every kind of event and an item it does not know.
TEST(FactoryTest, EveryRankerScoresABatchAsItScoresOne) {
  const GeneratedShop shop = generated_shop(2, 60, 25, .2, true);
  const TrainingData data{.interactions = shop.interactions, .n_users = 60, .n_items = 25};
  const Histories histories(shop.interactions, shop.n_users);
  NoProgress progress;
  for (const ModelEntry& model : all_models()) {
    if (!model.open_ranker) continue;
    auto parts = model.fit(data, Options::defaults(model.parameters), progress);
    ASSERT_TRUE(parts) << model.name << parts.error().message();
    auto ranker = model.open_ranker(*parts);
    ASSERT_TRUE(ranker) << model.name;
    ASSERT_EQ((*ranker)->n_items(), 25U);
    EXPECT_GT((*ranker)->bytes(), 0U);

    std::vector<History> batch;
    for (std::uint32_t user = 0; user < 60; ++user) batch.push_back(histories[UserIndex(user)]);
    const std::vector<HistoryEvent> stranger = {{.item = ItemIndex(4000), .kind = EventKind::kLike}};
    batch.emplace_back(stranger);
    batch.emplace_back();
    std::vector<float> rows(batch.size() * 25, -7);
    Workspace workspace;
    (*ranker)->score_batch(batch, workspace, {rows.data(), batch.size(), 25});
    std::vector<float> one(25, 13);
    for (std::size_t r = 0; r < batch.size(); ++r) {
      (*ranker)->score(batch[r], workspace, one);
      EXPECT_TRUE(std::equal(one.begin(), one.end(), rows.begin() + static_cast<std::ptrdiff_t>(r * 25)))
          << model.name << " row " << r;
    }
  }
}

}  // namespace
}  // namespace lookbook::models
