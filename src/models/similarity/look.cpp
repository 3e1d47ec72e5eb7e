#include "models/similarity/look.hpp"

#include <algorithm>

#include "models/similarity/dot_products.hpp"
#include "models/stored_options.hpp"

namespace lookbook::models {
namespace {

constexpr std::string_view kName = "look";
constexpr std::uint32_t kFormatVersion = 1;

Result<ModelParts> fit(const TrainingData& data, const Options& options, Progress&) {
  if (data.look == nullptr || data.look->n_items() != data.n_items || data.look->dimension == 0) {
    return Error(ErrorCode::kInvalidArgument,
                 "model 'look' needs the vectors of the products' photographs, and there are none");
  }
  ModelParts parts{.kind = std::string(kName),
                   .format_version = kFormatVersion,
                   .parameters = options.values(),
                   .arrays = {}};
  parts.arrays.emplace("vectors", Array::matrix(data.look->values, data.n_items, data.look->dimension));
  parts.arrays.emplace("present", Array::of(data.look->present));
  return parts;
}

class Look final : public SimilarityModel {
 public:
  Look(const ModelParts& parts, MatrixView<const float> vectors, std::span<const std::uint8_t> present)
      : parts_(parts), vectors_(vectors), present_(present) {}

  std::size_t n_items() const override { return present_.size(); }
  std::size_t bytes() const override { return parts_.bytes(); }

  RankedList similar(ItemIndex item, const SimilarQuery& query, Workspace& workspace) const override {
    RankedList best;
    if (item.number() >= n_items() || present_[item.number()] == 0) return best;
    workspace.floats.resize(2 * n_items());
    const std::span<float> scores = std::span(workspace.floats).first(n_items());
    const std::span<float> scores_put_first = std::span(workspace.floats).subspan(n_items());
    const MatrixView<const float> one{vectors_.row(item.number()).data(), 1, vectors_.n_columns};
    dot_products(one, vectors_, {scores.data(), 1, scores.size()});
    scores[item.number()] = kExcluded;
    std::ranges::fill(scores_put_first, kExcluded);
    for (std::uint32_t other = 0; other < scores.size(); ++other) {
      // Items without a photograph have zero vectors and so drop out here, too.
      const bool wanted = scores[other] > 0 && query.wants(ItemIndex(other));
      if (wanted && query.puts_first(ItemIndex(other))) scores_put_first[other] = scores[other];
      if (!wanted || scores_put_first[other] > 0) scores[other] = kExcluded;
    }
    select_best(scores_put_first, query.limit, best);
    RankedList others;
    select_best(scores, query.limit - best.size(), others);
    best.insert(best.end(), others.begin(), others.end());
    return best;
  }

 private:
  ModelParts parts_;  // keeps the arrays that the next two point into
  MatrixView<const float> vectors_;
  std::span<const std::uint8_t> present_;
};

Result<std::unique_ptr<SimilarityModel>> open_similarity(const ModelParts& parts) {
  LOOKBOOK_TRY([[maybe_unused]] const Options options, stored_options(parts, kName, kFormatVersion, {}));
  LOOKBOOK_TRY(const MatrixView<const float> vectors, parts.matrix("vectors"));
  LOOKBOOK_TRY(const std::span<const std::uint8_t> present, parts.array<std::uint8_t>("present"));
  if (present.size() != vectors.n_rows) {
    return Error(ErrorCode::kCorruptData, "model 'look': vectors and present differ in length");
  }
  return std::unique_ptr<SimilarityModel>(std::make_unique<Look>(parts, vectors, present));
}

}  // namespace

ModelEntry look() {
  return {.name = kName,
          .summary = "products whose photographs look alike (exact cosine)",
          .parameters = {},
          .fit = fit,
          .needs_look = true,
          .open_ranker = nullptr,
          .open_rating = nullptr,
          .open_similarity = open_similarity};
}

}  // namespace lookbook::models
