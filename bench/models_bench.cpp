// Kernels of the models on generated interactions: fitting item_knn, scoring a history, ranking for
// everybody, and the scan for similar looks. The sizes are those of Amazon Clothing 2014 (39,387 users,
// 23,033 items, 5 each).

#include <benchmark/benchmark.h>

#include <cmath>

#include "lookbook/base/random.hpp"
#include "lookbook/evaluation/ranking_protocol.hpp"
#include "lookbook/models/factory.hpp"

namespace {

using namespace lookbook;  // NOLINT(google-build-using-namespace): a program of one file

constexpr std::uint32_t kUsers = 39387;
constexpr std::uint32_t kItems = 23033;

struct Shop {
  Interactions train;
  Interactions test;
};

/// Popularity falls with the square of a uniform number, so the head is a few times more popular than the
/// middle.
const Shop& shop() {
  static const Shop made = [] {
    Shop result;
    Rng rng(1);
    for (std::uint32_t user = 0; user < kUsers; ++user) {
      for (int n = 0; n < 6; ++n) {
        const double where = rng.uniform();
        const auto item = static_cast<std::uint32_t>(where * where * kItems);
        (n == 0 ? result.test : result.train)
            .push_back({UserIndex(user), ItemIndex(item), EventKind::kPurchase});
      }
    }
    return result;
  }();
  return made;
}

ItemVectors random_looks(std::size_t dimension) {
  ItemVectors look{.name = "look", .dimension = dimension, .values = {}, .present = {}};
  look.present.assign(kItems, 1);
  Rng rng(2);
  const double scale = 1 / std::sqrt(static_cast<double>(dimension));
  for (std::size_t k = 0; k < kItems * dimension; ++k)
    look.values.push_back(static_cast<float>(rng.normal() * scale));
  return look;
}

ModelParts fitted(std::string_view name, const ItemVectors* look = nullptr) {
  const models::ModelEntry* entry = models::find_model(name).value();
  NoProgress progress;
  const TrainingData data{
      .interactions = shop().train, .n_users = kUsers, .n_items = kItems, .catalogue = nullptr, .look = look};
  return entry->fit(data, Options::defaults(entry->parameters), progress).value();
}

void fit_item_knn(benchmark::State& state) {
  shop();
  for (auto _ : state) benchmark::DoNotOptimize(fitted("item_knn"));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(shop().train.size()));
}

void score_one_history(benchmark::State& state) {
  const auto ranker = models::find_model("item_knn").value()->open_ranker(fitted("item_knn")).value();
  const Histories histories(shop().train, kUsers);
  models::Workspace workspace;
  std::vector<float> scores(kItems);
  RankedList best;
  std::uint32_t user = 0;
  for (auto _ : state) {
    ranker->score(histories[UserIndex(user)], workspace, scores);
    select_best(scores, 24, best);
    benchmark::DoNotOptimize(best.data());
    user = (user + 1) % kUsers;
  }
}

void rank_for_everybody(benchmark::State& state) {
  const auto ranker = models::find_model("item_knn").value()->open_ranker(fitted("item_knn")).value();
  const Histories histories(shop().train, kUsers);
  const evaluation::RankingTask task(histories, evaluation::RelevantItems(shop().test, kUsers));
  const std::size_t cutoffs[] = {10, 20};
  NoProgress progress;
  for (auto _ : state) {
    benchmark::DoNotOptimize(evaluation::evaluate_ranking(*ranker, task, cutoffs, progress));
  }
  state.SetItemsProcessed(state.iterations() * kUsers);
}

void find_similar_looks(benchmark::State& state) {
  const ItemVectors look = random_looks(641);
  const auto model = models::find_model("look").value()->open_similarity(fitted("look", &look)).value();
  models::Workspace workspace;
  std::uint32_t item = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(model->similar(ItemIndex(item), {.limit = 12}, workspace));
    item = (item + 1) % kItems;
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(look.values.size() * sizeof(float)));
}

BENCHMARK(fit_item_knn)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(score_one_history)->Unit(benchmark::kMicrosecond);
BENCHMARK(rank_for_everybody)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(find_similar_looks)->Unit(benchmark::kMillisecond);

}  // namespace
