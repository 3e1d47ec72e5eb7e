// How well look vectors tell products apart, on the real photographs of fashion_images: of each test product
// (last digit of its id 8 or 9) the ten nearest in the whole catalogue, and the share with the same label.
//
//   look_quality <folder of fashion_images> [test products, default 4000] [shape silhouette palette]

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/base/random.hpp"
#include "lookbook/features/look_vectors.hpp"
#include "lookbook/models/factory.hpp"
#include "support/fashion_images.hpp"

namespace {

using namespace lookbook;  // NOLINT(google-build-using-namespace): a program of one file

constexpr std::array kLabels = {"master", "sub", "type", "colour", "usage"};
using Counts = std::array<double, kLabels.size()>;

ItemVectors encode(const FashionImages& data, const features::LookOptions& options) {
  const auto& products = data.products();
  ItemVectors look{.name = "look", .dimension = 0, .values = {}, .present = {}};
  look.dimension = features::look_vector(data.photograph(products[0].id), options).value().size();
  look.values.resize(products.size() * look.dimension);
  look.present.resize(products.size());
  parallel_for(products.size(), 16, [&](Chunk chunk) {
    for (std::size_t p = chunk.begin; p < chunk.end; ++p) {
      const auto vector = features::look_vector(data.photograph(products[p].id), options);
      if (!vector) continue;
      look.present[p] = 1;
      std::copy(vector->begin(), vector->end(),
                look.values.begin() + static_cast<std::ptrdiff_t>(p * look.dimension));
    }
  });
  return look;
}

std::vector<std::uint32_t> test_products(const FashionImages& data, std::size_t count) {
  std::vector<std::uint32_t> queries;
  for (std::uint32_t p = 0; p < data.products().size(); ++p) {
    const char last = data.products()[p].id.back();
    if (last == '8' || last == '9') queries.push_back(p);
  }
  Rng rng(1);
  rng.shuffle(std::span(queries));
  queries.resize(std::min(queries.size(), count));
  return queries;
}

Counts count_equal_labels(const FashionImages& data, const models::SimilarityModel& model,
                          const std::vector<std::uint32_t>& queries) {
  return parallel_reduce(
      queries.size(), 8, Counts{},
      [&](Chunk chunk) {
        Counts equal{};
        models::Workspace workspace;
        for (std::size_t q = chunk.begin; q < chunk.end; ++q) {
          for (const RankedItem& near : model.similar(ItemIndex(queries[q]), {.limit = 10}, workspace)) {
            const auto& labels = data.products()[near.item.number()].labels;
            for (std::size_t l = 0; l < equal.size(); ++l)
              equal[l] += labels[l] == data.products()[queries[q]].labels[l];
          }
        }
        return equal;
      },
      [](Counts total, const Counts& part) {
        for (std::size_t l = 0; l < total.size(); ++l) total[l] += part[l];
        return total;
      });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::puts("look_quality <folder of fashion_images> [test products] [shape silhouette palette]");
    return 2;
  }
  features::LookOptions options;
  if (argc > 5) options = {std::atof(argv[3]), std::atof(argv[4]), std::atof(argv[5])};
  const FashionImages data(argv[1]);
  const Stopwatch encoding;
  const ItemVectors look = encode(data, options);
  const double encoded = encoding.seconds();
  const Interactions none;
  NoProgress progress;
  const models::ModelEntry* entry = models::find_model("look").value();
  const TrainingData training{.interactions = none, .n_items = look.n_items(), .look = &look};
  const ModelParts parts = entry->fit(training, Options::defaults(entry->parameters), progress).value();
  const auto model = entry->open_similarity(parts).value();

  const auto queries = test_products(data, argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 4000);
  const Stopwatch searching;
  const Counts equal = count_equal_labels(data, *model, queries);
  const double searched = searching.seconds();
  std::printf("%zu products, %zu numbers each, %.2f ms a photograph; %zu queries, %.2f ms each\n",
              look.n_items(), look.dimension, 1000 * encoded / static_cast<double>(look.n_items()),
              queries.size(), 1000 * searched / static_cast<double>(queries.size()));
  for (std::size_t l = 0; l < kLabels.size(); ++l) {
    std::printf("%-8s %.3f\n", kLabels[l], equal[l] / static_cast<double>(10 * queries.size()));
  }
  return 0;
}
