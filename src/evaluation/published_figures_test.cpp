// Figures on Amazon Clothing, Shoes & Jewelry (5-core, 2014) with the split of the multimodal-recommendation
// papers: full ranking, training items excluded.

#include <gtest/gtest.h>
#include <zlib.h>

#include <charconv>
#include <memory>
#include <string>
#include <vector>

#include "lookbook/core/id_map.hpp"
#include "lookbook/evaluation/ranking_protocol.hpp"
#include "lookbook/models/factory.hpp"
#include "support/real_data.hpp"

namespace lookbook::evaluation {
namespace {

struct Clothing {
  UserIds users;
  ItemIds items;
  Interactions parts[3];  ///< train, valid, test
};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
    fields.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  fields.push_back(line.substr(begin));
  return fields;
}

Clothing read_clothing(const std::string& path) {
  Clothing data;
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  char line[4096];
  gzgets(file.get(), line, sizeof line);  // the header
  while (gzgets(file.get(), line, sizeof line) != nullptr) {
    const auto fields = fields_of(line);  // reviewerID, asin, mmrec_user, mmrec_item, seq_pos, mmrec_split, …
    const UserIndex user = data.users.add(fields[0]).value();
    const ItemIndex item = data.items.add(fields[1]).value();
    data.parts[fields[5][0] - '0'].push_back({user, item, EventKind::kPurchase});
  }
  return data;
}

class PublishedFigures : public ::testing::Test {
 protected:
  /// A model fitted on train, judged on part 1 (valid) or 2 (test).
  static ScoresAt scores_at_20(const Clothing& data, std::string_view name,
                               const std::vector<std::string>& settings, int part) {
    const models::ModelEntry* entry = models::find_model(name).value();
    const TrainingData training{
        .interactions = data.parts[0], .n_users = data.users.size(), .n_items = data.items.size()};
    NoProgress progress;
    const ModelParts fitted =
        entry->fit(training, Options::parse(entry->parameters, settings).value(), progress).value();
    const auto ranker = entry->open_ranker(fitted).value();
    const Histories histories(data.parts[0], data.users.size());
    const RelevantItems relevant(data.parts[part], data.users.size());
    const std::size_t cutoffs[] = {20};
    const RankingScores scores = evaluate_ranking(*ranker, {histories, relevant}, cutoffs, progress).value();
    return scores.at[0];
  }
  static double recall_at_20(const Clothing& data, std::string_view name,
                             const std::vector<std::string>& settings, int part) {
    return scores_at_20(data, name, settings, part)[RankingMetric::kRecall].value;
  }
};

TEST_F(PublishedFigures, AreReached) {
  LOOKBOOK_REAL_DATA(path, "clothing_5core_2014/interactions.tsv.gz");
  const Clothing data = read_clothing(path);
  ASSERT_EQ(data.users.size(), 39387U);
  ASSERT_EQ(data.items.size(), 23033U);
  constexpr int kValid = 1;
  constexpr int kTest = 2;
  constexpr double kPrinted = .00005;  // a figure of four digits, as docs/measurements.md gives them

  // Formula C with exponents .1, .1, .5 and every neighbour kept, valid. A prototype reported .0572; SciPy
  // computes .05601 from the formula as it stands, and so does this.
  const std::vector<std::string> recipe = {"row_damping=0.1", "column_damping=0.1", "user_damping=0.5"};
  auto unpruned = recipe;
  unpruned.emplace_back("neighbours=100000");
  EXPECT_NEAR(recall_at_20(data, "item_knn", unpruned, kValid), .05601, .00002);
  EXPECT_NEAR(recall_at_20(data, "item_knn", unpruned, kTest), .0556, kPrinted);
  // Pruned to 300 neighbours it loses next to nothing.
  EXPECT_NEAR(recall_at_20(data, "item_knn", recipe, kValid), .0559, kPrinted);
  // The defaults, chosen on valid, pass the prototype's figure.
  EXPECT_NEAR(recall_at_20(data, "item_knn", {}, kValid), .0596, kPrinted);
  const ScoresAt by_default = scores_at_20(data, "item_knn", {}, kTest);
  EXPECT_NEAR(by_default[RankingMetric::kRecall].value, .0607, kPrinted);
  EXPECT_NEAR(by_default[RankingMetric::kNdcg].value, .0306, kPrinted);

  // Plain cosine, every neighbour kept, valid: .0300 reported, .02837 by SciPy in double precision.
  const std::vector<std::string> cosine = {"row_damping=0.5", "column_damping=0.5", "user_damping=0"};
  auto unpruned_cosine = cosine;
  unpruned_cosine.emplace_back("neighbours=100000");
  EXPECT_NEAR(recall_at_20(data, "item_knn", unpruned_cosine, kValid), .02837, .00002);
  // implicit's cosine recommender with K=50, test: Recall@20 .0247, NDCG@20 .0116. Ours is its twin, not its
  // copy: .0248, .0116.
  auto nearest_50 = cosine;
  nearest_50.emplace_back("neighbours=50");
  const ScoresAt cosine_50 = scores_at_20(data, "item_knn", nearest_50, kTest);
  EXPECT_NEAR(cosine_50[RankingMetric::kRecall].value, .0248, kPrinted);
  EXPECT_NEAR(cosine_50[RankingMetric::kNdcg].value, .0116, kPrinted);

  // Popularity.
  EXPECT_NEAR(recall_at_20(data, "popularity", {}, kValid), .0162, kPrinted);
  const ScoresAt popular = scores_at_20(data, "popularity", {}, kTest);
  EXPECT_NEAR(popular[RankingMetric::kRecall].value, .0150, kPrinted);
  EXPECT_NEAR(popular[RankingMetric::kNdcg].value, .0061, kPrinted);
}

}  // namespace
}  // namespace lookbook::evaluation
