#pragma once
// What the two k-nearest-neighbour models with means share: their parameters.

#include <array>
#include <cstddef>

#include "models/rating/rating_basis.hpp"

namespace lookbook::models {

inline constexpr std::array kKnnParameters = {
    ParameterSpec{.name = "k",
                  .type = ParameterType::kInteger,
                  .default_value = "5",
                  .minimum = 1,
                  .maximum = 10000,
                  .unit = "neighbours",
                  .help = "The most similar neighbours that a prediction is made of."},
    ParameterSpec{.name = "min_k",
                  .type = ParameterType::kInteger,
                  .default_value = "1",
                  .minimum = 1,
                  .maximum = 10000,
                  .unit = "neighbours",
                  .help = "With fewer neighbours the mean alone is predicted."},
    kScaleLowest,
    kScaleHighest,
};

struct KnnOptions {
  std::size_t k = 5;
  std::size_t min_k = 1;
};

inline KnnOptions knn_options(const Options& options) {
  return {static_cast<std::size_t>(options.integer("k")), static_cast<std::size_t>(options.integer("min_k"))};
}

}  // namespace lookbook::models
