#pragma once
// A release ready to be served: the opened release, its models, and what is derived from them once so that
// requests are quick (facets, word index, product ratings, complements). Immutable; shared between threads.
// Opening is O(histories + words of the catalogue).

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/models/ranker.hpp"
#include "lookbook/models/rating_model.hpp"
#include "lookbook/models/similarity_model.hpp"
#include "lookbook/registry/release.hpp"
#include "lookbook/serving/answers.hpp"

namespace lookbook::serving {

class Complements;
class Facets;
class ProductSearch;

/// The models of a release by what they are served for.
struct ServedModels {
  std::string ranker_name;
  std::unique_ptr<models::Ranker> ranker;
  std::unique_ptr<models::Ranker> popularity;     ///< where the history says nothing
  std::unique_ptr<models::SimilarityModel> look;  ///< may be null
  std::string behaviour_name;
  std::unique_ptr<models::SimilarityModel> behaviour;  ///< may be null
  std::string rating_name;
  std::unique_ptr<models::RatingModel> rating;  ///< may be null
};

/// Opens the models that the release has: its ranker is the one its parameter "ranker" names, else the first
/// it has of style_blend, item_knn, popularity. kNotFound without any of them or without popularity.
Result<ServedModels> open_models(const registry::Release& release);

/// Of one product, from the histories the release was trained on.
struct RatingSummary {
  double mean = 0;
  std::uint32_t count = 0;
};

class ServedRelease {
 public:
  /// Opens the models too. kCorruptData if parts do not fit each other.
  static Result<ReleasePointer> open(registry::Release release);
  static Result<ReleasePointer> open(registry::Release release, ServedModels models);
  ~ServedRelease();

  const std::string& id() const { return release_.manifest.id; }
  std::size_t n_items() const { return release_.items.size(); }
  std::optional<ItemIndex> find_item(std::string_view id) const { return release_.items.find(id); }
  std::string_view id_of(ItemIndex item) const { return release_.items.id(item); }
  const Product& product(ItemIndex item) const { return release_.catalogue[item]; }
  /// nullopt: nobody has rated it.
  std::optional<RatingSummary> rating_of(ItemIndex item) const;
  /// What ratings lie within; nullopt of a release without a model of ratings.
  std::optional<models::RatingScale> rating_scale() const;
  /// All variants of the product, itself among them, by item number; empty for a product that stands alone.
  std::span<const ItemIndex> variants_of(ItemIndex item) const;
  /// The history the release was trained on, copied into `memory`; empty for somebody unknown.
  History history_of(std::string_view user, std::vector<HistoryEvent>& memory) const;

  const ServedModels& models() const { return models_; }
  const Facets& facets() const { return *facets_; }
  const ProductSearch& search() const { return *search_; }
  const Complements& complements() const { return *complements_; }

 private:
  ServedRelease(registry::Release release, ServedModels models);
  void group_variants();
  void summarise_ratings();

  registry::Release release_;
  ServedModels models_;
  std::vector<std::uint32_t> group_of_;  ///< [n_items] into groups_; kAlone of most
  std::vector<std::vector<ItemIndex>> groups_;
  std::vector<RatingSummary> ratings_;  ///< [n_items] count 0 where there is none
  std::unique_ptr<const Facets> facets_;
  std::unique_ptr<const ProductSearch> search_;
  std::unique_ptr<const Complements> complements_;
};

}  // namespace lookbook::serving
