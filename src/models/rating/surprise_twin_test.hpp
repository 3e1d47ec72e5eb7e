#pragma once
// scikit-surprise's KNNWithMeans with cosine similarity, dense, slow and obvious: what the two models are
// compared with in tests. Random training data with ties, repeated pairs, and users and items without
// ratings.

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "lookbook/core/interactions.hpp"
#include "lookbook/models/rating_model.hpp"

namespace lookbook::models {

class SurpriseTwin {
 public:
  struct Settings {
    bool user_based = true;
    std::size_t k = 5;
    std::size_t min_k = 1;
    RatingScale scale;
  };

  SurpriseTwin(const Interactions& train, std::size_t n_users, std::size_t n_items, Settings settings)
      : settings_(settings),
        xr_(settings.user_based ? n_users : n_items),
        yr_(settings.user_based ? n_items : n_users),
        similarity_(xr_.size(), std::vector<double>(xr_.size())) {
    double sum = 0;
    for (std::size_t row = 0; row < train.size(); ++row) {
      const std::size_t x = x_of(train.users[row], train.items[row]);
      const std::size_t y = y_of(train.users[row], train.items[row]);
      xr_[x].emplace_back(y, train.values[row]);
      yr_[y].emplace_back(x, train.values[row]);
      sum += train.values[row];
    }
    global_mean_ = sum / static_cast<double>(train.size());
    compute_similarities();
  }

  double predict(UserIndex user, ItemIndex item) const {
    const std::size_t x = x_of(user, item);
    const std::size_t y = y_of(user, item);
    if (xr_[x].empty() || yr_[y].empty()) return clipped(global_mean_);
    struct Neighbour {
      std::size_t x;
      double similarity;
      double rating;
    };
    std::vector<Neighbour> neighbours;
    for (const auto& [x2, rating] : yr_[y]) neighbours.push_back({x2, similarity_[x][x2], rating});
    std::ranges::stable_sort(neighbours, std::greater{}, &Neighbour::similarity);
    neighbours.resize(std::min(neighbours.size(), settings_.k));
    double weights = 0;
    double sum = 0;
    std::size_t actual_k = 0;
    for (const Neighbour& neighbour : neighbours) {
      if (!(neighbour.similarity > 0)) continue;
      weights += neighbour.similarity;
      sum += neighbour.similarity * (neighbour.rating - mean(neighbour.x));
      ++actual_k;
    }
    if (actual_k < settings_.min_k) sum = 0;
    return clipped(mean(x) + (weights > 0 ? sum / weights : 0));
  }

 private:
  std::size_t x_of(UserIndex user, ItemIndex item) const {
    return settings_.user_based ? user.number() : item.number();
  }
  std::size_t y_of(UserIndex user, ItemIndex item) const {
    return settings_.user_based ? item.number() : user.number();
  }
  double clipped(double rating) const {
    return std::max(settings_.scale.lowest, std::min(settings_.scale.highest, rating));
  }
  double mean(std::size_t x) const {
    double sum = 0;
    for (const auto& [y, rating] : xr_[x]) sum += rating;
    return sum / static_cast<double>(xr_[x].size());
  }

  void compute_similarities() {
    for (std::size_t a = 0; a < xr_.size(); ++a) {
      for (std::size_t b = 0; b < xr_.size(); ++b) {
        double products = 0;
        double squares_a = 0;
        double squares_b = 0;
        for (const auto& [ya, ra] : xr_[a]) {
          for (const auto& [yb, rb] : xr_[b]) {
            if (ya != yb) continue;
            products += ra * rb;
            squares_a += ra * ra;
            squares_b += rb * rb;
          }
        }
        similarity_[a][b] = squares_a * squares_b > 0 ? products / std::sqrt(squares_a * squares_b) : 0;
      }
      similarity_[a][a] = 1;
    }
  }

  Settings settings_;
  double global_mean_ = 0;
  std::vector<std::vector<std::pair<std::size_t, double>>> xr_;
  std::vector<std::vector<std::pair<std::size_t, double>>> yr_;
  std::vector<std::vector<double>> similarity_;
};

}  // namespace lookbook::models
