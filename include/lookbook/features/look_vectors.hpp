#pragma once
// How a product looks, as a vector made from its photograph: oriented gradients of its lightness (Dalal and
// Triggs 2005), its silhouette and its palette in CIELAB, 641 numbers. Nothing is learned, so a new product
// is encoded exactly like its neighbours. The inner product of two vectors is the weighted mean of the
// blocks' cosines.
//
// About 0.5 ms a photograph of 60 x 80 pixels; in parallel, the same bytes on any number of threads. Memory:
// the vectors twice while they are gathered and one decoded photograph a thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/catalogue.hpp"
#include "lookbook/core/item_vectors.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::features {

/// What counts how much in the inner product; only ratios matter. At least one is above 0, none below. The
/// defaults keep type and colour in balance: more palette finds the colour, less of it the kind of product.
struct LookOptions {
  double shape = 3;       ///< oriented gradients
  double silhouette = 1;  ///< where the product is and where the background
  double palette = 1;     ///< which colours
};

struct UnreadablePhotograph {
  std::string item;    ///< the first product, by number, that has it
  std::string path;    ///< in the store
  std::string reason;  ///< "not a JPEG, PNG or WebP image", "truncated", …
  bool operator==(const UnreadablePhotograph&) const = default;
};

struct LookReport {
  std::uint64_t encoded = 0;                  ///< products with a vector
  std::uint64_t missing = 0;                  ///< products without a photograph
  std::uint64_t failed = 0;                   ///< products whose photograph cannot be used
  std::vector<UnreadablePhotograph> samples;  ///< the first 20 of them
  std::vector<std::string> unusable;          ///< paths of all photographs that cannot be used, each once
  double seconds = 0;
  bool operator==(const LookReport&) const = default;
};

/// SHA-256 over the products in their order and the photograph that each shows (its path in the store, which
/// says its content): the `source` of their vectors.
std::string photographs_fingerprint(const Catalogue& catalogue);

/// Vectors "look" of the whole catalogue. A photograph that is damaged, too large or not there is counted and
/// left out; a store that does not answer ends it, so that no photograph is given up for an outage. Where
/// nothing has a photograph, the dimension is 1. kCancelled if `progress` says so.
Result<ItemVectors> look_vectors(const storage::ObjectStore& store, const Catalogue& catalogue,
                                 Progress& progress, LookReport& report, const LookOptions& options = {});

/// The vector of one photograph (the bytes of a JPEG, PNG or WebP file), of unit length. kCorruptData says
/// what is wrong with it, kInvalidArgument that it is too large (more than 50 million pixels).
Result<std::vector<float>> look_vector(std::span<const std::byte> photograph,
                                       const LookOptions& options = {});

/// "analytics/vectors/<name>.arrow": a matrix [n_items x dimension], the row of an item without a vector is
/// zero.
std::string vectors_path(std::string_view name);
/// All that write_vectors writes: vectors_path and "analytics/vectors/<name>.json".
std::vector<std::string> vector_files(std::string_view name);
/// Writes the matrix, then its SHA-256, its source and the report into the .json beside it.
Status write_vectors(storage::ObjectStore& store, const ItemVectors& vectors, const LookReport& report);
/// kNotFound if they were not made, kCorruptData if the file is damaged: its SHA-256 is compared, except
/// where an older Lookbook has left none. Compare `source` before taking them for today's products.
Result<ItemVectors> read_vectors(const storage::ObjectStore& store, std::string_view name);
/// The report that the vectors "look" were written with, without its seconds; nullopt if an older Lookbook
/// wrote them, or nobody.
Result<std::optional<LookReport>> read_look_report(const storage::ObjectStore& store);

}  // namespace lookbook::features
