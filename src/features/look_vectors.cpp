#include "lookbook/features/look_vectors.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "features/decode_image.hpp"
#include "features/fault_of_store.hpp"
#include "features/look_descriptor.hpp"
#include "lookbook/base/checksum.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::features {
namespace {

constexpr std::size_t kPhotographsPerChunk = 16;
constexpr std::size_t kSamples = 20;

/// Photographs that products show, each once, by the number of the first product.
struct Photographs {
  std::vector<std::string_view> paths;
  std::vector<std::size_t> of_item;  ///< [n_items] place in `paths`; kNone: no photograph
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

Photographs photographs_of(const Catalogue& catalogue) {
  Photographs photographs;
  std::map<std::string_view, std::size_t> known;
  for (const Product& product : catalogue.products()) {
    if (product.image.empty()) {
      photographs.of_item.push_back(Photographs::kNone);
      continue;
    }
    const auto [found, is_new] = known.try_emplace(product.image, photographs.paths.size());
    if (is_new) photographs.paths.push_back(product.image);
    photographs.of_item.push_back(found->second);
  }
  return photographs;
}

Result<std::vector<float>> encode(const storage::ObjectStore& store, std::string_view path,
                                  const LookOptions& options) {
  LOOKBOOK_TRY(const std::string bytes, store.read(path));
  return look_vector(std::as_bytes(std::span(bytes)), options);
}

/// Vectors of the photographs, or why there is none.
using Encoded = std::vector<Result<std::vector<float>>>;

/// With its length, so that no two lists read the same.
void add_text(Sha256& sum, std::string_view text) {
  sum.update(std::to_string(text.size()) + ":");
  sum.update(text);
}

ItemVectors gather(const Photographs& photographs, const Encoded& encoded) {
  ItemVectors vectors{.name = "look", .dimension = 1, .values = {}, .present = {}};
  for (const auto& vector : encoded) {
    if (vector) vectors.dimension = vector->size();
  }
  const std::size_t n_items = photographs.of_item.size();
  vectors.values.resize(n_items * vectors.dimension);
  vectors.present.resize(n_items);
  for (std::size_t item = 0; item < n_items; ++item) {
    const std::size_t place = photographs.of_item[item];
    if (place == Photographs::kNone || !encoded[place]) continue;
    vectors.present[item] = 1;
    std::ranges::copy(*encoded[place],
                      vectors.values.begin() + static_cast<std::ptrdiff_t>(item * vectors.dimension));
  }
  return vectors;
}

LookReport report_on(const Catalogue& catalogue, const Photographs& photographs, const Encoded& encoded) {
  LookReport report;
  for (std::size_t place = 0; place < encoded.size(); ++place) {
    if (!encoded[place]) report.unusable.emplace_back(photographs.paths[place]);
  }
  for (std::size_t item = 0; item < photographs.of_item.size(); ++item) {
    const std::size_t place = photographs.of_item[item];
    if (place == Photographs::kNone) {
      ++report.missing;
    } else if (encoded[place]) {
      ++report.encoded;
    } else {
      ++report.failed;
      if (report.samples.size() < kSamples) {
        report.samples.push_back({catalogue.products()[item].id, std::string(photographs.paths[place]),
                                  encoded[place].error().message()});
      }
    }
  }
  return report;
}

}  // namespace

Result<std::vector<float>> look_vector(std::span<const std::byte> photograph, const LookOptions& options) {
  LOOKBOOK_TRY(const RgbImage image, decode_image(photograph, 2 * kCanvasHeight));
  return describe(canvas_of(image), options);
}

std::string photographs_fingerprint(const Catalogue& catalogue) {
  Sha256 sum;
  for (const Product& product : catalogue.products()) {
    add_text(sum, product.id);
    add_text(sum, product.image);
  }
  return std::move(sum).hex_digest();
}

Result<ItemVectors> look_vectors(const storage::ObjectStore& store, const Catalogue& catalogue,
                                 Progress& progress, LookReport& report, const LookOptions& options) {
  const Stopwatch watch;
  const Photographs photographs = photographs_of(catalogue);
  Encoded encoded(photographs.paths.size(), std::vector<float>());
  progress.begin("looking at photographs", encoded.size(), "photograph");
  parallel_for(encoded.size(), kPhotographsPerChunk, [&](Chunk chunk) {
    if (progress.cancelled()) return;
    for (std::size_t p = chunk.begin; p < chunk.end; ++p)
      encoded[p] = encode(store, photographs.paths[p], options);
    progress.advance(chunk.end - chunk.begin);
  });
  progress.end();
  if (progress.cancelled()) return Error(ErrorCode::kCancelled, "looking at photographs was stopped");
  if (auto fault = fault_of_store(encoded)) return *std::move(fault);
  report = report_on(catalogue, photographs, encoded);
  ItemVectors vectors = gather(photographs, encoded);
  vectors.source = photographs_fingerprint(catalogue);
  report.seconds = watch.seconds();
  return vectors;
}

}  // namespace lookbook::features
