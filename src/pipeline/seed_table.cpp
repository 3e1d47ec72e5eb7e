#include "lookbook/pipeline/seed_table.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "lookbook/base/clock.hpp"
#include "lookbook/models/factory.hpp"

namespace lookbook::pipeline {
namespace {

struct MethodPlan {
  std::string_view name;
  std::string_view title;
  std::string_view model;  ///< in the factory
  bool scored_on_all;
};

constexpr std::array kMethods = {
    MethodPlan{"baseline", "Baseline", "mean", true},
    MethodPlan{"weighted", "Weighted Ratings Heuristic", "weighted", true},
    MethodPlan{"product_knn", "Product KNN", "product_knn", false},
    MethodPlan{"user_knn", "User KNN", "user_knn", false},
};

/// The rows in the order given. Without times, so that histories keep that order, as Surprise's lists do.
Interactions pick(const Interactions& ratings, std::span<const std::uint32_t> rows) {
  Interactions picked;
  picked.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    picked.push_back({ratings.users[row], ratings.items[row], EventKind::kRating, ratings.values[row]});
  }
  return picked;
}

/// What one method comes to in one column.
struct Score {
  std::vector<models::Prediction> predictions;  ///< of the test rows, in their order
  double mse = 0;
  double seconds = 0;  ///< to fit, predict and score
};

/// What one column of the table is computed from.
class Trial {
 public:
  Trial(Interactions train, const Interactions& test, std::size_t n_users, std::size_t n_items)
      : train_(std::move(train)), n_users_(n_users), n_items_(n_items), histories_(train_, n_users) {
    for (std::uint32_t user = 0; user < n_users; ++user) {
      all_histories_.push_back(histories_[UserIndex(user)]);
    }
    for (std::size_t row = 0; row < test.size(); ++row) {
      queries_.push_back({test.users[row].number(), test.items[row]});
      truths_.push_back(test.values[row]);
    }
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  Result<Score> score(std::string_view model_name, Progress& progress) const {
    Score score;
    const Stopwatch stopwatch;
    LOOKBOOK_TRY(score.predictions, predict(model_name, progress));
    score.mse = mean_squared_error(score.predictions);
    score.seconds = stopwatch.seconds();
    return score;
  }

 private:
  Result<std::vector<models::Prediction>> predict(std::string_view model_name, Progress& progress) const {
    LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(model_name));
    Options options = Options::defaults(entry->parameters);
    LOOKBOOK_CHECK(options.set("scale_lowest", std::to_string(kSeedScaleLowest)));
    LOOKBOOK_CHECK(options.set("scale_highest", std::to_string(kSeedScaleHighest)));
    const TrainingData data{.interactions = train_, .n_users = n_users_, .n_items = n_items_};
    LOOKBOOK_TRY(const ModelParts parts, entry->fit(data, options, progress));
    LOOKBOOK_TRY(const std::unique_ptr<models::RatingModel> model, entry->open_rating(parts));
    std::vector<models::Prediction> predictions(queries_.size());
    model->predict_pairs(all_histories_, queries_, predictions);
    return predictions;
  }

  double mean_squared_error(std::span<const models::Prediction> predictions) const {
    double sum = 0;
    for (std::size_t row = 0; row < truths_.size(); ++row) {
      const double error = truths_[row] - predictions[row].rating;
      sum += error * error;
    }
    return sum / static_cast<double>(truths_.size());
  }

  Interactions train_;
  std::size_t n_users_;
  std::size_t n_items_;
  Histories histories_;
  std::vector<History> all_histories_;
  std::vector<models::RatingQuery> queries_;
  std::vector<double> truths_;
};

/// The time is that of the column that the original timed too, so that both can stand side by side.
Result<SeedMethod> run(const MethodPlan& plan, const Trial& honest, const Trial& all, Progress& progress) {
  SeedMethod method{.name = plan.name, .title = plan.title, .mse_all = {}, .predictions = {}};
  progress.begin(plan.title, 0, "");
  LOOKBOOK_TRY(const Score held_back, honest.score(plan.model, progress));
  progress.end();
  method.mse_test = held_back.mse;
  method.seconds = held_back.seconds;
  method.predictions.reserve(held_back.predictions.size());
  for (const auto& prediction : held_back.predictions) method.predictions.push_back(prediction.rating);
  if (!plan.scored_on_all) return method;
  progress.begin(std::string(plan.title) + ", all rows", 0, "");
  LOOKBOOK_TRY(const Score on_all, all.score(plan.model, progress));
  progress.end();
  method.mse_all = on_all.mse;
  method.seconds = on_all.seconds;
  return method;
}

std::vector<std::uint32_t> all_rows(std::size_t n) {
  std::vector<std::uint32_t> rows(n);
  for (std::size_t row = 0; row < n; ++row) rows[row] = static_cast<std::uint32_t>(row);
  return rows;
}

}  // namespace

Result<SeedTable> seed_table(const Interactions& ratings, std::size_t n_users, std::size_t n_items,
                             Progress& progress) {
  SeedTable table;
  LOOKBOOK_TRY(table.split, processing::surprise_split(ratings.size()));
  const Trial honest(pick(ratings, table.split.train), pick(ratings, table.split.test), n_users, n_items);
  const Interactions every = pick(ratings, all_rows(ratings.size()));
  const Trial all(every, every, n_users, n_items);
  for (const MethodPlan& plan : kMethods) {
    if (progress.cancelled()) return Error(ErrorCode::kCancelled, "the seed table was stopped");
    LOOKBOOK_TRY(SeedMethod method, run(plan, honest, all, progress));
    table.methods.push_back(std::move(method));
  }
  return table;
}

std::size_t ratings_off_scale(const Interactions& ratings) {
  const auto is_off = [](float value) { return value < kSeedScaleLowest || value > kSeedScaleHighest; };
  return static_cast<std::size_t>(std::ranges::count_if(ratings.values, is_off));
}

}  // namespace lookbook::pipeline
