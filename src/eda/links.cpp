#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "eda/counts.hpp"
#include "eda/distribution.hpp"
#include "eda/shop_tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::eda {
namespace {

using Number = std::uint32_t;
constexpr Number kOutside = std::numeric_limits<Number>::max();

/// The shop's products by number.
class Products {
 public:
  Status read(const storage::ObjectStore& store) {
    const auto add = [&](const RecordBatch& batch) -> Status {
      LOOKBOOK_TRY(const auto id, batch.column<std::string_view>("item_id"));
      for (std::size_t row = 0; row < batch.rows(); ++row)
        numbers_.emplace(id[row], static_cast<Number>(numbers_.size()));
      return ok();
    };
    return storage::for_each_batch(store, standard::kProducts, add, standard::kMend);
  }
  Number of(std::string_view id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? kOutside : found->second;
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string, Number, TextHash, std::equal_to<>> numbers_;
};

using Link = std::pair<Number, Number>;  // from, to

struct KindOfLinks {
  std::uint64_t links = 0;
  std::vector<Link> inside;
};
using Kinds = std::map<std::string, KindOfLinks, std::less<>>;

Result<Kinds> read_kinds(const storage::ObjectStore& store, const Products& products) {
  Kinds kinds;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto kind, batch.column<std::string_view>("kind"));
    LOOKBOOK_TRY(const auto other, batch.column<std::string_view>("other_id"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      auto found = kinds.find(kind[row]);
      if (found == kinds.end()) found = kinds.emplace(kind[row], KindOfLinks{}).first;
      ++found->second.links;
      const Link link{products.of(item[row]), products.of(other[row])};
      if (link.first != kOutside && link.second != kOutside) found->second.inside.push_back(link);
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kRelated, add, standard::kMend));
  return kinds;
}

/// Precondition: sorted.
LinkKind summary_of(const std::string& name, const KindOfLinks& kind) {
  LinkKind summary{.kind = name, .links = kind.links, .inside = kind.inside.size()};
  for (std::size_t i = 0; i < kind.inside.size(); ++i) {
    const auto [from, to] = kind.inside[i];
    summary.products += i == 0 || kind.inside[i - 1].first != from ? 1 : 0;
    summary.mutual += std::ranges::binary_search(kind.inside, Link{to, from}) ? 1 : 0;
  }
  return summary;
}

/// Sets of connected products, joined by their smaller numbers (Tarjan 1975, with path halving).
class Components {
 public:
  explicit Components(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  void join(const Link& link) {
    const Number a = root(link.first);
    const Number b = root(link.second);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  Number root(Number node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

 private:
  std::vector<Number> parent_;
};

void describe_graph(const Kinds& kinds, std::size_t n_products, Profile& profile) {
  Components components(n_products);
  std::vector<std::uint64_t> degrees(n_products, 0);
  std::vector<bool> linked(n_products, false);
  for (const auto& [name, kind] : kinds) {
    for (const Link& link : kind.inside) {
      components.join(link);
      ++degrees[link.first];
      linked[link.first] = linked[link.second] = true;
    }
  }
  std::vector<std::uint64_t> sizes(n_products, 0);
  std::vector<double> links;
  for (Number product = 0; product < n_products; ++product) {
    if (degrees[product] > 0) links.push_back(static_cast<double>(degrees[product]));
    if (!linked[product]) continue;
    ++profile.linked_products;
    profile.largest_component = std::max(profile.largest_component, ++sizes[components.root(product)]);
  }
  profile.links_per_product = quantiles_of(std::move(links));
}

}  // namespace

Status describe_links(const storage::ObjectStore& store, Profile& profile) {
  Products products;
  LOOKBOOK_CHECK(products.read(store));
  LOOKBOOK_TRY(Kinds kinds, read_kinds(store, products));
  for (auto& [name, kind] : kinds) {
    std::sort(kind.inside.begin(), kind.inside.end());
    profile.links.push_back(summary_of(name, kind));
  }
  describe_graph(kinds, products.size(), profile);
  return ok();
}

}  // namespace lookbook::eda
