#include <algorithm>

#include "eda/finding_rules.hpp"

namespace lookbook::eda {
namespace {

using report::fixed;

std::optional<Finding> unrated_products(const Profile& profile) {
  const double unrated = share(profile.never_rated, profile.products);
  if (profile.ratings == 0 || unrated < 0.05) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of the products have no rating.", about(unrated)),
      "Only similarity by look and content can show them: keep places in the feed for new products.",
      duckdb("select item_id, title from {products} where item_id not in (select item_id from {ratings}) "
             "limit 20")};
}

std::optional<Finding> photographs(const Profile& profile) {
  if (profile.products == 0 || profile.with_photograph == profile.products) return std::nullopt;
  if (profile.with_photograph == 0) {
    return Finding{Weight::kNote, "No product has a photograph in the store.",
                   "Similarity by look has nothing to see: load the folder of photographs.",
                   "lookbook load --store \"$STORE\" --images FOLDER"};
  }
  const double missing = 1 - share(profile.with_photograph, profile.products);
  return Finding{missing > 0.2 ? Weight::kWarning : Weight::kNote,
                 fmt::format("{} of the products have no photograph in the store.", about(missing)),
                 "They cannot be found by look: load their photographs, or fall back on text.",
                 duckdb("select item_id, name from {images} where path is null limit 20")};
}

std::optional<Finding> untitled(const Profile& profile) {
  const double missing = 1 - share(profile.with_title, profile.products);
  if (profile.products == 0 || missing < 0.05) return std::nullopt;
  return Finding{missing > 0.5 ? Weight::kWarning : Weight::kNote,
                 missing == 1 ? "No product has a title."
                              : fmt::format("{} of the products have no title.", about(missing)),
                 "The shop shows their id: load the metadata that belongs to these reviews.",
                 "lookbook load --store \"$STORE\" --metadata FILE"};
}

std::optional<Finding> same_titles(const Profile& profile) {
  const double same = share(profile.same_title_products, profile.products);
  if (same < 0.02) return std::nullopt;
  return Finding{
      same >= 0.1 ? Weight::kWarning : Weight::kNote,
      fmt::format("{} of the products share their title with another: {} titles.", about(same),
                  counted(profile.same_title_groups)),
      "One product under several ids splits its ratings and fills a feed with itself: group them.",
      duckdb("select title, count(*) n from {products} group by 1 having n > 1 order by n desc limit 20")};
}

std::optional<Finding> repeated(const Profile& profile) {
  const double rows = share(profile.repeated_rows, profile.review_rows);
  if (rows < 0.01) return std::nullopt;
  return Finding{Weight::kNote, fmt::format("{} of the reviews are exact repetitions.", about(rows)),
                 "They were dropped; whoever counts the raw file counts them twice.",
                 duckdb("select source, line, raw from {rejected} where reason = 'repeated row' limit 20")};
}

std::optional<Finding> only_rated(const Profile& profile) {
  const double unknown = share(profile.only_rated, profile.products);
  if (profile.only_rated == profile.products || unknown < 0.05) return std::nullopt;
  return Finding{
      unknown > 0.5 ? Weight::kWarning : Weight::kNote,
      fmt::format("{} of the products are in the reviews, but not in the metadata.", about(unknown)),
      "They have no title, price or look: load the whole metadata, or leave them out of the feed.",
      duckdb("select item_id from {products} where title is null limit 20")};
}

/// Products that the metadata speak of, not only the reviews.
std::uint64_t described(const Profile& profile) {
  return profile.products - profile.only_rated;
}

std::optional<Finding> uncategorised(const Profile& profile) {
  const double missing = 1 - share(profile.with_category, described(profile));
  if (described(profile) == 0 || missing < 0.2) return std::nullopt;
  return Finding{Weight::kNote,
                 profile.with_category == 0
                     ? "No product has a category."
                     : fmt::format("{} of the products in the metadata have no category.", about(missing)),
                 "Filters, complements and figures by category leave them out.",
                 duckdb("select item_id, title from {products} where categories is null limit 20")};
}

std::optional<Finding> unpriced(const Profile& profile) {
  const double missing = 1 - share(profile.with_price, described(profile));
  if (profile.with_price == 0 || missing < 0.3) return std::nullopt;
  return Finding{Weight::kNote,
                 fmt::format("{} of the products in the metadata have no price.", about(missing)),
                 "Price cannot be a filter or a feature without saying what stands in for it.",
                 duckdb("select item_id, title from {products} where price is null limit 20")};
}

std::optional<Finding> odd_prices(const Profile& profile) {
  constexpr double kFar = 20;  // times the 99th percentile
  const bool far = profile.prices.q99 > 0 && profile.prices.max > kFar * profile.prices.q99;
  if (!far) return std::nullopt;
  return Finding{Weight::kNote,
                 fmt::format("The dearest product costs {}, {} times the dearest of the other 99%.",
                             fixed(profile.prices.max, 2), fixed(profile.prices.max / profile.prices.q99, 0)),
                 "Probably a misread price: clip prices, or use their logarithm or rank.",
                 duckdb("select item_id, title, price from {products} order by price desc limit 20")};
}

std::optional<Finding> currencies(const Profile& profile) {
  const double other = share(profile.other_currency, profile.with_price);
  if (other < 0.01) return std::nullopt;
  return Finding{Weight::kWarning,
                 fmt::format("{} of the prices are not in {}.", about(other),
                             profile.currency.empty() ? "the unnamed currency" : profile.currency),
                 "Prices of several currencies cannot be compared: convert them before loading.",
                 duckdb("select currency, count(*) from {products} where price is not null group by 1")};
}

std::optional<Finding> outside_links(const Profile& profile) {
  std::uint64_t links = 0;
  std::uint64_t inside = 0;
  for (const LinkKind& kind : profile.links) {
    links += kind.links;
    inside += kind.inside;
  }
  const double outside = 1 - share(inside, links);
  if (links == 0 || outside < 0.3) return std::nullopt;
  return Finding{
      Weight::kNote, fmt::format("{} of the links between products lead out of the shop.", about(outside)),
      "The metadata speaks of more products than were loaded; a graph of it has holes.",
      duckdb("select kind, count(*) n, count(*) filter (other_id in (select item_id from {products})) "
             "inside from {related} group by 1")};
}

std::optional<Finding> cold_split(const Profile& profile) {
  const auto coldest = std::ranges::max_element(profile.splits, {}, &ColdStart::cold_rows);
  if (coldest == profile.splits.end() || coldest->cold_rows < 0.1) return std::nullopt;
  return Finding{
      Weight::kNote,
      fmt::format("In the split '{}', {} of the test rows are of a user or an item unknown to train.",
                  coldest->split, about(coldest->cold_rows)),
      "Models of behaviour miss all of them, however good they are: report warm and cold apart.",
      fmt::format("lookbook evaluate --store \"$STORE\" --split stored:{}", coldest->split)};
}

constexpr Rule kRules[] = {unrated_products, photographs, untitled,    only_rated, uncategorised, unpriced,
                           odd_prices,       currencies,  same_titles, repeated,   outside_links, cold_split};

}  // namespace

std::span<const Rule> catalogue_rules() {
  return kRules;
}

}  // namespace lookbook::eda
