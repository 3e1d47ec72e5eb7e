#include "lookbook/processing/transformer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "lookbook/core/zone_paths.hpp"
#include "lookbook/processing/k_core.hpp"
#include "processing/product_stage.hpp"
#include "processing/review_stage.hpp"
#include "processing/standard_manifest.hpp"
#include "processing/standard_zone.hpp"

namespace lookbook::processing {
namespace {

Status check(const TransformOptions& options) {
  const auto& scale = options.scale;
  if (scale && !(std::isfinite(scale->min) && std::isfinite(scale->max) && scale->min < scale->max)) {
    return Error(ErrorCode::kInvalidArgument, "the smallest rating of the scale must be below the largest");
  }
  if (std::ranges::find(options.cores, 0U) != options.cores.end()) {
    return Error(ErrorCode::kInvalidArgument, "a k-core needs a k of 1 or more");
  }
  return ok();
}

std::vector<std::uint8_t> kept_rows(const std::vector<Verdict>& verdicts) {
  std::vector<std::uint8_t> keep;
  keep.reserve(verdicts.size());
  for (const Verdict verdict : verdicts) keep.push_back(verdict == Verdict::kKept ? 1 : 0);
  return keep;
}

/// The k-core of the kept rows, as a mask over all rows, and its size.
std::vector<std::uint8_t> core_of(const ReviewStage& stage, const std::vector<std::uint8_t>& keep,
                                  CoreSize& size) {
  std::vector<UserIndex> users;
  std::vector<ItemIndex> items;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] == 0) continue;
    users.push_back(stage.rows().users[row]);
    items.push_back(stage.rows().items[row]);
  }
  const auto inside = k_core({users, items, stage.users().size(), stage.items().size()}, size.k);
  std::vector<std::uint8_t> mask(keep.size(), 0);
  std::vector<std::uint8_t> has_user(stage.users().size(), 0);
  std::vector<std::uint8_t> has_item(stage.items().size(), 0);
  for (std::size_t row = 0, next = 0; row < keep.size(); ++row) {
    if (keep[row] == 0 || inside[next++] == 0) continue;
    mask[row] = 1;
    ++size.ratings;
    size.users += std::exchange(has_user[stage.rows().users[row].number()], 1) == 0 ? 1 : 0;
    size.items += std::exchange(has_item[stage.rows().items[row].number()], 1) == 0 ? 1 : 0;
  }
  return mask;
}

/// Ids of items with a kept row, in the order of the rows.
std::vector<std::string_view> rated_items(const ReviewStage& stage, const std::vector<std::uint8_t>& keep) {
  std::vector<std::string_view> ids;
  std::vector<std::uint8_t> seen(stage.items().size(), 0);
  for (std::size_t row = 0; row < keep.size(); ++row) {
    const ItemIndex item = stage.rows().items[row];
    if (keep[row] != 0 && std::exchange(seen[item.number()], 1) == 0) ids.push_back(stage.items().id(item));
  }
  return ids;
}

void count_ratings(const ReviewStage& stage, const std::vector<std::uint8_t>& keep, TransformReport& report) {
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] == 0) continue;
    ++report.ratings;
    report.without_rating += stage.rows().kinds[row] == EventKind::kRating ? 0 : 1;
    report.without_time += stage.rows().times[row] == kNoTime ? 1 : 0;
  }
}

std::string text_of(const RatingScale& scale, std::string_view between) {
  return fmt::format("{}{}{}", static_cast<float>(scale.min), between, static_cast<float>(scale.max));
}

/// Nothing to learn from is an error that says where the rows went.
Status check_something_left(const TransformReport& report) {
  if (report.ratings > 0) return ok();
  std::string message = report.review_rows > 0
                            ? fmt::format("none of the {} reviews can be used", report.review_rows)
                            : "there is no review that can be used";
  for (const ReasonCount& count : report.rejected)
    message += fmt::format("; {}: {}", count.reason, count.rows);
  if (const std::string advice = scale_advice(report); !advice.empty())
    return Error(ErrorCode::kInvalidArgument, message + ". " + advice);
  return Error(ErrorCode::kInvalidArgument, message + ". Check that the files are reviews of a known schema");
}

}  // namespace

std::uint64_t TransformReport::rejected_rows() const {
  std::uint64_t rows = 0;
  for (const ReasonCount& count : rejected) rows += count.rows;
  return rows;
}

std::string scale_advice(const TransformReport& report) {
  constexpr double kMany = 0.05;
  const auto found = std::ranges::find(report.rejected, reasons::kOutOfScale, &ReasonCount::reason);
  if (found == report.rejected.end() || !report.seen) return "";
  if (static_cast<double>(found->rows) <= kMany * static_cast<double>(report.review_rows)) return "";
  std::string advice = "Many ratings are outside the scale " + text_of(report.scale, " to ") + ": give ";
  if (report.likely && report.likely->min < report.likely->max && *report.likely != report.scale)
    advice += "--scale " + text_of(*report.likely, "-") + " or ";
  return advice + "--scale auto (the ratings seen are from " + text_of(*report.seen, " to ") + ")";
}

struct Transformer::State {
  storage::ObjectStore& store;
  TransformOptions options;
  ReviewStage reviews;
  ProductStage products;
  RejectedRows rejected;
  std::uint64_t rows_repaired = 0;
  std::uint64_t fields_dropped = 0;

  Result<TransformReport> write(Progress& progress);
  Status write_cores(const std::vector<std::uint8_t>& keep, StandardZone& zone,
                     TransformReport& report) const;
  Status write_products(const std::vector<std::uint8_t>& keep, StandardZone& zone,
                        TransformReport& report) const;
  Status remove_staging() const { return store.remove(standard::kStagedProducts); }
};

Status Transformer::State::write_cores(const std::vector<std::uint8_t>& keep, StandardZone& zone,
                                       TransformReport& report) const {
  for (CoreTable& core : zone.cores) {
    CoreSize size{.k = core.k};
    LOOKBOOK_CHECK(write_ratings(reviews, core_of(reviews, keep, size), core.ratings));
    report.cores.push_back(size);
  }
  return ok();
}

Status Transformer::State::write_products(const std::vector<std::uint8_t>& keep, StandardZone& zone,
                                          TransformReport& report) const {
  LOOKBOOK_TRY(const LandedPhotographs photographs, LandedPhotographs::read(store));
  LOOKBOOK_TRY(const ProductCounts counts,
               products.write(rated_items(reviews, keep), photographs,
                              {zone.products, zone.images, zone.categories, zone.related}));
  report.products = zone.products.rows();
  report.only_rated = counts.only_rated;
  report.images = zone.images.rows();
  report.missing_images = counts.missing_images;
  return ok();
}

Result<TransformReport> Transformer::State::write(Progress& progress) {
  TransformReport report{.review_rows = reviews.given(),
                         .product_rows = products.given(),
                         .merged_products = products.merged(),
                         .rows_repaired = rows_repaired,
                         .fields_dropped = fields_dropped,
                         .seen = seen_ratings(reviews.rows()),
                         .likely = detect_scale(reviews.rows())};
  report.scale = options.scale.value_or(*report.likely);
  const auto verdicts = judge(reviews.rows(), report.scale);
  const auto keep = kept_rows(verdicts);
  count_ratings(reviews, keep, report);

  LOOKBOOK_CHECK(products.close());
  LOOKBOOK_TRY(StandardZone zone, StandardZone::create(store, options.cores));
  LOOKBOOK_CHECK(reviews.reject(verdicts, rejected));
  report.rejected = rejected.counts();
  LOOKBOOK_CHECK(check_something_left(report));
  progress.advance(1);

  LOOKBOOK_CHECK(write_ratings(reviews, keep, zone.ratings));
  LOOKBOOK_TRY(report.users, write_users(reviews, keep, zone.users));
  LOOKBOOK_CHECK(write_cores(keep, zone, report));
  progress.advance(1);

  LOOKBOOK_CHECK(write_products(keep, zone, report));
  progress.advance(1);
  if (progress.cancelled()) {
    return Error(ErrorCode::kCancelled, "the transformer was stopped; the store is as it was");
  }
  LOOKBOOK_CHECK(remove_staging());
  LOOKBOOK_CHECK(zone.commit(store, reviews.table(), rejected.table(), report));
  return report;
}

Result<Transformer> Transformer::create(storage::ObjectStore& store, const TransformOptions& options) {
  LOOKBOOK_CHECK(check(options));
  LOOKBOOK_CHECK(check_not_newer(store));
  LOOKBOOK_TRY(ReviewStage reviews, ReviewStage::create(store));
  LOOKBOOK_TRY(ProductStage products, ProductStage::create(store));
  LOOKBOOK_TRY(RejectedRows rejected, RejectedRows::create(store));
  return Transformer(std::unique_ptr<State>(
      new State{store, options, std::move(reviews), std::move(products), std::move(rejected)}));
}

Transformer::Transformer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;
Transformer::~Transformer() = default;

Status Transformer::add_reviews(RecordBatch cleaned) {
  return state_->reviews.add(std::move(cleaned), state_->rejected);
}

Status Transformer::add_products(const RecordBatch& rows) {
  return state_->products.add(rows, state_->rejected);
}

Status Transformer::add_rejected(const RecordBatch& rows) {
  return state_->rejected.add(rows);
}

void Transformer::count_repairs(std::uint64_t rows_repaired, std::uint64_t fields_dropped) {
  state_->rows_repaired += rows_repaired;
  state_->fields_dropped += fields_dropped;
}

Result<TransformReport> Transformer::finish(Progress& progress) {
  progress.begin("standard tables", 3, "");
  auto report = state_->write(progress);
  if (!report) (void)state_->remove_staging();  // if even this fails, the next run replaces it
  progress.end();
  return report;
}

}  // namespace lookbook::processing
