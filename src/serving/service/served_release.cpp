#include "lookbook/serving/served_release.hpp"

#include <limits>
#include <unordered_map>
#include <utility>

#include "serving/service/complements.hpp"
#include "serving/service/facets.hpp"
#include "serving/service/product_search.hpp"

namespace lookbook::serving {
namespace {

constexpr std::uint32_t kAlone = std::numeric_limits<std::uint32_t>::max();

Status check_sizes(const registry::Release& release, const ServedModels& models) {
  const std::size_t n = release.items.size();
  const bool fits = release.catalogue.size() == n && models.ranker->n_items() == n &&
                    models.popularity->n_items() == n && (!models.look || models.look->n_items() == n) &&
                    (!models.behaviour || models.behaviour->n_items() == n);
  if (fits) return ok();
  return Error(ErrorCode::kCorruptData, "the parts of release " + release.manifest.id +
                                            " do not fit each other; roll back, or train a new release");
}

}  // namespace

ServedRelease::ServedRelease(registry::Release release, ServedModels models)
    : release_(std::move(release)), models_(std::move(models)) {
  group_variants();
  summarise_ratings();
  auto facets = std::make_unique<Facets>(release_.catalogue);
  complements_ = std::make_unique<Complements>(*facets, release_.histories, n_items());
  facets_ = std::move(facets);
  search_ = std::make_unique<ProductSearch>(release_.catalogue);
}

ServedRelease::~ServedRelease() = default;

Result<ReleasePointer> ServedRelease::open(registry::Release release) {
  LOOKBOOK_TRY(ServedModels models, open_models(release));
  return open(std::move(release), std::move(models));
}

Result<ReleasePointer> ServedRelease::open(registry::Release release, ServedModels models) {
  LOOKBOOK_CHECK(check_sizes(release, models));
  return ReleasePointer(new ServedRelease(std::move(release), std::move(models)));
}

void ServedRelease::group_variants() {
  std::unordered_map<std::string_view, std::vector<ItemIndex>> members;
  for (std::uint32_t i = 0; i < n_items(); ++i) {
    const std::string& name = product(ItemIndex(i)).variant_group;
    if (!name.empty()) members[name].emplace_back(i);
  }
  group_of_.assign(n_items(), kAlone);
  for (auto& [name, items] : members) {
    if (items.size() < 2) continue;
    for (const ItemIndex item : items) group_of_[item.number()] = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back(std::move(items));
  }
}

void ServedRelease::summarise_ratings() {
  std::vector<double> sums(n_items(), 0);
  ratings_.resize(n_items());
  std::vector<HistoryEvent> memory;
  for (std::uint32_t user = 0; user < release_.histories.size(); ++user) {
    for (const auto& event : release_.histories.of(UserIndex(user), memory)) {
      if (event.kind != EventKind::kRating) continue;
      sums[event.item.number()] += event.value;
      ++ratings_[event.item.number()].count;
    }
  }
  for (std::size_t i = 0; i < ratings_.size(); ++i) {
    if (ratings_[i].count > 0) ratings_[i].mean = sums[i] / ratings_[i].count;
  }
}

std::optional<RatingSummary> ServedRelease::rating_of(ItemIndex item) const {
  const RatingSummary& summary = ratings_[item.number()];
  return summary.count == 0 ? std::nullopt : std::optional(summary);
}

std::optional<models::RatingScale> ServedRelease::rating_scale() const {
  return models_.rating ? std::optional(models_.rating->scale()) : std::nullopt;
}

std::span<const ItemIndex> ServedRelease::variants_of(ItemIndex item) const {
  const std::uint32_t group = group_of_[item.number()];
  return group == kAlone ? std::span<const ItemIndex>() : groups_[group];
}

History ServedRelease::history_of(std::string_view user, std::vector<HistoryEvent>& memory) const {
  const auto number = release_.users.find(user);
  return number ? release_.histories.of(*number, memory) : History();
}

}  // namespace lookbook::serving
