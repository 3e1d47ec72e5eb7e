#include "lookbook/serving/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "serving/service/cursor.hpp"
#include "serving/service/facets.hpp"
#include "serving/service/person_history.hpp"
#include "serving/service/product_search.hpp"
#include "serving/service/recommend.hpp"
#include "serving/service/similar.hpp"
#include "serving/service/words.hpp"

namespace lookbook::serving {
namespace {

Status check_limit(std::size_t limit) {
  if (limit >= 1 && limit <= kMaxLimit) return ok();
  return Error(ErrorCode::kInvalidArgument, "limit must be from 1 to " + std::to_string(kMaxLimit));
}

/// Only a release that has a model of ratings has a scale that a rating could be outside of.
Status check_value(EventKind kind, float value, const ServedRelease& release) {
  const auto scale = release.rating_scale();
  if (kind != EventKind::kRating || !scale) return ok();
  if (value >= static_cast<float>(scale->lowest) && value <= static_cast<float>(scale->highest)) return ok();
  return Error(ErrorCode::kInvalidArgument,
               fmt::format("the value of a rating must be from {} to {}", scale->lowest, scale->highest));
}

Status check_person(const Person& person, const ServedRelease& release) {
  if (person.history.size() > kMaxHistory) {
    return Error(ErrorCode::kInvalidArgument,
                 "history must have at most " + std::to_string(kMaxHistory) + " events");
  }
  for (const auto& event : person.history) {
    LOOKBOOK_CHECK(check_value(event.kind, event.value, release));
  }
  return ok();
}

Result<ItemIndex> find_product(const ServedRelease& release, std::string_view id) {
  if (const auto item = release.find_item(id)) return *item;
  return Error(ErrorCode::kNotFound, "there is no product '" + std::string(id) + "'");
}

/// Calls visit(item) for every product that matches, by item number.
template <class Visit>
void for_each_match(const ServedRelease& release, const ProductQuery& query, Visit visit) {
  const FacetFilter filter = release.facets().compile(query.filter);
  const auto visit_accepted = [&](ItemIndex item) {
    if (filter.accepts(release.facets().category_of(item))) visit(item);
  };
  const auto words = words_of(query.words);
  if (words.empty()) {
    for (std::uint32_t i = 0; i < release.n_items(); ++i) visit_accepted(ItemIndex(i));
  } else {
    for (const ItemIndex item : release.search().find(words)) visit_accepted(item);
  }
}

}  // namespace

Service::Service(ReleasePointer release, std::shared_ptr<events::EventLog> log)
    : log_(std::move(log)), release_(std::move(release)) {}

ReleasePointer Service::release() const {
  const std::lock_guard guard(mutex_);
  return release_;
}

void Service::swap(ReleasePointer release) {
  const std::lock_guard guard(mutex_);
  release_.swap(release);
}

Result<ProductPage> Service::products(const ProductQuery& query) const {
  LOOKBOOK_CHECK(check_limit(query.limit));
  const auto first = query.cursor.empty() ? ItemIndex(0) : decode_cursor(query.cursor);
  if (!first) return Error(ErrorCode::kInvalidArgument, "cursor is not one that a page gave");
  ProductPage page{.release = release(), .products = {}, .next_cursor = {}};
  for_each_match(*page.release, query, [&](ItemIndex item) {
    ++page.total;
    if (item < *first) return;
    if (page.products.size() < query.limit) {
      page.products.push_back(item);
    } else if (page.next_cursor.empty()) {
      page.next_cursor = encode_cursor(item);
    }
  });
  return page;
}

Result<ProductAnswer> Service::product(std::string_view id) const {
  ProductAnswer answer{.release = release(), .product = {}};
  LOOKBOOK_TRY(answer.product, find_product(*answer.release, id));
  return answer;
}

Result<SimilarProducts> Service::similar(const SimilarRequest& request) const {
  LOOKBOOK_CHECK(check_limit(request.limit));
  SimilarProducts answer{.release = release(), .product = {}, .items = {}};
  LOOKBOOK_TRY(answer.product, find_product(*answer.release, request.product));
  answer.items = similar_products(*answer.release, answer.product, request.relation, request.limit);
  return answer;
}

Result<RatingPrediction> Service::predict_rating(const RatingRequest& request) const {
  RatingPrediction answer{.release = release(),
                          .user = request.person.user,
                          .product = {},
                          .prediction = {},
                          .scale = {},
                          .model = {}};
  const ServedRelease& release = *answer.release;
  LOOKBOOK_CHECK(check_person(request.person, release));
  LOOKBOOK_TRY(answer.product, find_product(release, request.product));
  const auto* model = release.models().rating.get();
  if (model == nullptr) return Error(ErrorCode::kNotFound, "this release predicts no ratings");
  LOOKBOOK_TRY(const auto history, PersonHistory::gather(release, log_.get(), request.person));
  thread_local models::Workspace workspace;
  answer.scale = model->scale();
  answer.prediction = model->predict(history.for_rating(answer.scale), answer.product, workspace);
  answer.model = release.models().rating_name;
  return answer;
}

Result<Recommendations> Service::recommend(const RecommendRequest& request) const {
  LOOKBOOK_CHECK(check_limit(request.limit));
  if (request.exclude.size() > kMaxExclude) {
    return Error(ErrorCode::kInvalidArgument,
                 "exclude must have at most " + std::to_string(kMaxExclude) + " products");
  }
  const ReleasePointer current = release();
  LOOKBOOK_CHECK(check_person(request.person, *current));
  LOOKBOOK_TRY(const auto history, PersonHistory::gather(*current, log_.get(), request.person));
  return serving::recommend(current, request, history.for_ranking());
}

Result<UserHistory> Service::history(const std::string& user) const {
  const ReleasePointer current = release();
  LOOKBOOK_TRY(const auto history,
               PersonHistory::gather(*current, log_.get(), {.user = user, .history = {}}));
  return UserHistory{.user = user, .events = history.for_people()};
}

void Service::record(std::vector<events::Event> events, UnixMillis now,
                     events::EventLog::Acknowledge acknowledge) const {
  if (log_ == nullptr) {
    return acknowledge(Error(ErrorCode::kUnavailable, "events are not kept: the server has no state"));
  }
  if (events.size() > kMaxEvents) {
    return acknowledge(Error(ErrorCode::kInvalidArgument,
                             "a batch must have at most " + std::to_string(kMaxEvents) + " events"));
  }
  const ReleasePointer current = release();
  for (auto& event : events) {
    event.time = std::min(event.time, now);
    Status in_scale = check_value(event.kind, event.value, *current);
    if (!in_scale) return acknowledge(std::move(in_scale).error());
  }
  log_->append(std::move(events), now, std::move(acknowledge));
}

}  // namespace lookbook::serving
