#include "serving/service/similar.hpp"

#include "serving/service/complements.hpp"
#include "serving/service/facets.hpp"

namespace lookbook::serving {
namespace {

models::Workspace& workspace_of_this_thread() {
  thread_local models::Workspace workspace;
  return workspace;
}

RankedList ask(const models::SimilarityModel* model, ItemIndex item, const models::SimilarQuery& query) {
  if (model == nullptr) return {};
  return model->similar(item, query, workspace_of_this_thread());
}

/// Whether `category` is another one of the department of `own`.
bool is_beside(const Facets& facets, std::uint32_t own, std::uint32_t category) {
  return category != kNoCategory && category != own &&
         facets.categories()[category].department == facets.categories()[own].department;
}

/// The same shoppers' products from other categories of the same department, then the favourites of the
/// categories that go with this one. Nothing is known to go with a product that has no category.
RankedList together(const ServedRelease& release, ItemIndex item, std::size_t limit) {
  const Facets& facets = release.facets();
  const std::uint32_t own = facets.category_of(item);
  if (own == kNoCategory) return {};
  const auto goes_with = [&](ItemIndex other) { return is_beside(facets, own, facets.category_of(other)); };
  const FunctionRef<bool(ItemIndex)> filter = goes_with;
  RankedList list = ask(release.models().behaviour.get(), item, {.limit = limit, .filter = &filter});
  release.complements().fill(own, limit, list);
  return list;
}

/// What looks like it in its own department: first its own category, then the others, each nearest first.
/// What has no category is compared with everything.
RankedList alike(const ServedRelease& release, ItemIndex item, std::size_t limit) {
  const Facets& facets = release.facets();
  const std::uint32_t own = facets.category_of(item);
  if (own == kNoCategory) return ask(release.models().look.get(), item, {.limit = limit});
  const auto is_own = [&](ItemIndex other) { return facets.category_of(other) == own; };
  const auto is_of_department = [&](ItemIndex other) {
    return is_own(other) || is_beside(facets, own, facets.category_of(other));
  };
  const FunctionRef<bool(ItemIndex)> filter = is_of_department;
  const FunctionRef<bool(ItemIndex)> first = is_own;
  return ask(release.models().look.get(), item, {.limit = limit, .filter = &filter, .first = &first});
}

}  // namespace

RankedList similar_products(const ServedRelease& release, ItemIndex item, Relation relation,
                            std::size_t limit) {
  switch (relation) {
    case Relation::kLook:
      return alike(release, item, limit);
    case Relation::kBehaviour:
      return ask(release.models().behaviour.get(), item, {.limit = limit});
    case Relation::kTogether:
      return together(release, item, limit);
  }
  return {};
}

}  // namespace lookbook::serving
