#pragma once
// What a profile is made of, beside plain numbers.

#include <cstdint>
#include <string>
#include <vector>

namespace lookbook::eda {

/// Nearest rank: the q-quantile of n sorted values is the ceil(q n)-th. All 0 for no values.
struct Quantiles {
  double min = 0, q25 = 0, median = 0, q75 = 0, q90 = 0, q99 = 0, max = 0, mean = 0;
};

struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
  bool operator==(const NamedCount&) const = default;
};

struct CoreSize {
  std::uint32_t k = 0;
  std::uint64_t users = 0, items = 0, ratings = 0;
  bool operator==(const CoreSize&) const = default;
};

/// A month of the calendar, UTC.
struct Month {
  std::string name;           ///< "2014-03"
  std::uint64_t ratings = 0;  ///< timed ones, starred or not
  std::uint64_t starred = 0;
  double mean_stars = 0;  ///< of the starred; 0 if there are none
  bool operator==(const Month&) const = default;
};

/// A category and the largest of those right below it. A product may be in no part, so they need not add up.
struct CategoryGroup {
  std::string name;
  std::uint64_t products = 0;
  std::vector<NamedCount> parts = {};
  bool operator==(const CategoryGroup&) const = default;
};

/// The products of one category.
struct CategorySummary {
  std::string name;
  std::uint64_t products = 0;
  std::uint64_t with_photograph = 0;  ///< that lies in the store
  std::uint64_t with_price = 0;       ///< in the profile's currency
  Quantiles prices = {};              ///< of these
};

/// Links from product to product of one kind, as the metadata has them (standard/related).
struct LinkKind {
  std::string kind;            ///< "also_bought", "also_viewed", "bought_together"
  std::uint64_t links = 0;     ///< each from one product to one other
  std::uint64_t inside = 0;    ///< of these, to a product of the shop
  std::uint64_t mutual = 0;    ///< of those inside, with a link of the same kind back
  std::uint64_t products = 0;  ///< with a link inside
  bool operator==(const LinkKind&) const = default;
};

/// Who is new to a model that was trained on a split's train part. Shares of 0 … 1.
struct ColdStart {
  std::string split;
  std::uint64_t train = 0, valid = 0, test = 0, unused = 0;  ///< rows of each part
  double new_users = 0;  ///< share of the users of test that have no row in train
  double new_items = 0;  ///< likewise of its items
  double cold_rows = 0;  ///< share of the rows of test whose user or item, or both, are new
  bool operator==(const ColdStart&) const = default;
};

}  // namespace lookbook::eda
