#include "models/similarity/look_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

#include "models/item_table.hpp"
#include "models/ranking/popularity.hpp"
#include "models/similarity/dot_products.hpp"

namespace lookbook::models {
namespace {

constexpr std::size_t kQueriesAtOnce = 16;

/// [n_items] numbers of the departments; 0 where unknown.
std::vector<std::uint32_t> department_numbers(const TrainingData& data) {
  std::vector<std::uint32_t> numbers(data.n_items);
  if (data.catalogue == nullptr) return numbers;
  std::map<std::string_view, std::uint32_t> known;
  for (std::uint32_t item = 0; item < std::min(data.n_items, data.catalogue->size()); ++item) {
    const std::string_view name = (*data.catalogue)[ItemIndex(item)].department();
    if (name.empty()) continue;
    numbers[item] = known.try_emplace(name, static_cast<std::uint32_t>(known.size() + 1)).first->second;
  }
  return numbers;
}

std::vector<float> popularity_factors(const TrainingData& data, const LookTableOptions& options) {
  std::vector<float> factors =
      popularity_scores(data, {.exponent = 1, .half_life_days = 0, .liked_from = options.liked_from});
  for (float& factor : factors) {
    factor = static_cast<float>(std::pow(std::max(1., static_cast<double>(factor)), options.popularity));
  }
  return factors;
}

/// Turns the cosines of item i into entries of its row.
class RowMaker {
 public:
  RowMaker(const TrainingData& data, const LookTableOptions& options)
      : look_(*data.look),
        options_(options),
        departments_(department_numbers(data)),
        factors_(popularity_factors(data, options)) {}

  void make(std::uint32_t i, std::span<const float> cosines, RankedList& entries) const {
    entries.clear();
    if (look_.present[i] == 0) return;
    for (std::uint32_t j = 0; j < cosines.size(); ++j) {
      if (j == i || look_.present[j] == 0 || !(cosines[j] > 0)) continue;
      const float value = closeness(cosines[j]) * factors_[j] * department_factor(i, j);
      if (value > 0) entries.push_back({ItemIndex(j), value});
    }
  }

 private:
  float closeness(float cosine) const {
    return static_cast<float>(std::exp((static_cast<double>(cosine) - 1) / options_.temperature));
  }
  float department_factor(std::uint32_t i, std::uint32_t j) const {
    const bool known = departments_[i] != 0 && departments_[j] != 0;
    return known && departments_[i] != departments_[j] ? static_cast<float>(options_.other_department) : 1;
  }

  const ItemVectors& look_;
  const LookTableOptions& options_;
  std::vector<std::uint32_t> departments_;
  std::vector<float> factors_;
};

}  // namespace

Result<CsrMatrix> look_table(const TrainingData& data, const LookTableOptions& options, Progress& progress) {
  if (data.look == nullptr) {
    CsrMatrix empty;
    empty.n_columns = data.n_items;
    empty.offsets.assign(data.n_items + 1, 0);
    return empty;
  }
  const RowMaker maker(data, options);
  const MatrixView<const float> vectors = data.look->matrix();
  auto rows = [&](Chunk chunk, FunctionRef<void(RankedList&)> emit) {
    std::vector<float> cosines(kQueriesAtOnce * data.n_items);
    RankedList entries;
    for (std::size_t begin = chunk.begin; begin < chunk.end; begin += kQueriesAtOnce) {
      const std::size_t count = std::min(kQueriesAtOnce, chunk.end - begin);
      const MatrixView<float> products{cosines.data(), count, data.n_items};
      dot_products({vectors.row(begin).data(), count, vectors.n_columns}, vectors, products);
      for (std::size_t q = 0; q < count; ++q) {
        maker.make(static_cast<std::uint32_t>(begin + q), products.row(q), entries);
        emit(entries);
      }
    }
  };
  return build_item_table(data.n_items, options.neighbours, "finding products that look alike", progress,
                          rows);
}

}  // namespace lookbook::models
