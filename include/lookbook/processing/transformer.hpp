#pragma once
// Raw rows to the standard tables: cleans, drops what cannot be used (and says why), keeps the newest rating
// of a pair, merges products, finds photographs. Rows are pushed in; whoever reads the sources does not
// matter.
//
// standard/reviews has every review that can be used, standard/ratings of each pair the newest in the scale.
//
// Memory: the dictionary of ids and 33 bytes a review; reviews are written as they come, texts of products
// pass through a staging file in the store. Rows that are set aside are written as they come too: those that
// cannot be used in the order in which they are pushed in, then, in landing order, those that become no
// rating. Second and further rows of one product stay in memory, whole. Not thread-safe. The same rows in the
// same order give the same bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

/// Both ends belong to it. Unit: stars.
struct RatingScale {
  double min = 1;
  double max = 5;
  bool operator==(const RatingScale&) const = default;
};

struct TransformOptions {
  /// Ratings outside are rejected. nullopt: the first of 1-5, 0.5-5, 0-5, 1-10, 0-10, 0-100 that holds at
  /// least 99% of the ratings, or what the data spans if none does.
  std::optional<RatingScale> scale = RatingScale{};
  /// Each k of 1 or more writes standard/ratings_<k>core.parquet.
  std::vector<std::uint32_t> cores = {5};
};

/// Why a row is in standard/rejected.parquet, beside the reasons that came with add_rejected.
namespace reasons {
inline constexpr std::string_view kEmptyUser = "empty user id";
inline constexpr std::string_view kEmptyItem = "empty item id";
inline constexpr std::string_view kNotUtf8 = "id is not valid UTF-8";
inline constexpr std::string_view kNotANumber = "rating is not a number";
inline constexpr std::string_view kOutOfScale = "rating outside the scale";
inline constexpr std::string_view kRepeated = "repeated row";  ///< same user, item, rating and time
inline constexpr std::string_view kOlder = "older rating of the same pair";
}  // namespace reasons

struct ReasonCount {
  std::string reason;
  std::uint64_t rows = 0;
  bool operator==(const ReasonCount&) const = default;
};

struct CoreSize {
  std::uint32_t k = 0;
  std::uint64_t users = 0;
  std::uint64_t items = 0;
  std::uint64_t ratings = 0;
  bool operator==(const CoreSize&) const = default;
};

/// The funnel, as standard/manifest.json keeps it.
struct TransformReport {
  std::uint64_t review_rows = 0;      ///< rows that add_reviews was given
  std::uint64_t product_rows = 0;     ///< rows that add_products was given
  std::uint64_t merged_products = 0;  ///< further rows of a product, merged into its first
  std::uint64_t ratings = 0;          ///< rows of standard/ratings: one a (user, item)
  std::uint64_t without_rating = 0;   ///< of these, known only to have happened
  std::uint64_t without_time = 0;
  std::uint64_t users = 0;
  std::uint64_t products = 0;              ///< rows of standard/products
  std::uint64_t only_rated = 0;            ///< of these, without any metadata
  std::uint64_t images = 0;                ///< rows of standard/images
  std::uint64_t missing_images = 0;        ///< of these, without a photograph in landing/
  std::uint64_t rows_repaired = 0;         ///< as count_repairs() was told; 0 in older manifests
  std::uint64_t fields_dropped = 0;        ///< likewise
  std::optional<RatingScale> seen = {};    ///< smallest and largest rating of the reviews, before rejecting
  RatingScale scale = {};                  ///< that was applied
  std::optional<RatingScale> likely = {};  ///< that nullopt would have chosen; unknown in older manifests
  std::vector<ReasonCount> rejected = {};  ///< most frequent first, equal counts by reason
  std::vector<CoreSize> cores = {};
  std::string fingerprint = {};  ///< SHA-256 over the tables and options: equal for equal standard tables

  std::uint64_t rejected_rows() const;
};

class Transformer {
 public:
  /// Starts over: staging files of a run that was stopped are replaced. kInvalidArgument for a scale whose
  /// ends are not in order or a core of 0, kUnsupportedVersion if a newer Lookbook wrote standard/.
  static Result<Transformer> create(storage::ObjectStore& store, const TransformOptions& options);
  Transformer(Transformer&&) noexcept;
  Transformer& operator=(Transformer&&) noexcept;
  ~Transformer();

  /// What clean_reviews made of tables::raw_reviews, and batches of raw_products and rejected, in landing
  /// order; kNotFound or kCorruptData for a batch without their columns. A review without a rating is kept:
  /// it happened.
  Status add_reviews(RecordBatch cleaned);
  Status add_products(const RecordBatch& rows);
  Status add_rejected(const RecordBatch& rows);
  /// Of rows that were added: how many had damaged text, and how many of their fields were of the wrong type,
  /// so that they are null.
  void count_repairs(std::uint64_t rows_repaired, std::uint64_t fields_dropped);

  /// Writes every table of standard/, then standard/manifest.json; while tables are replaced there is no
  /// manifest, so readers never take a half-written zone. Joins landing/images.parquet where there is one.
  /// Call once. kInvalidArgument if not one review can be used, saying why, and kCancelled leave the store as
  /// it was.
  Result<TransformReport> finish(Progress& progress);

 private:
  struct State;
  explicit Transformer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The report of the finish() that wrote standard/, from its manifest. kNotFound: it has not run, or was
/// stopped.
Result<TransformReport> read_transform_report(const storage::ObjectStore& store);
/// What to do where more than 5% of the reviews are out of the scale; empty where that is not so.
std::string scale_advice(const TransformReport& report);
/// Every file of standard/ that it wrote: the tables that the manifest names, and the manifest.
Result<std::vector<std::string>> standard_files(const storage::ObjectStore& store);

}  // namespace lookbook::processing
