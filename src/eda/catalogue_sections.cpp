#include <algorithm>

#include "eda/sections.hpp"

namespace lookbook::eda {
namespace {

using report::Align;
using report::Html;
using report::Mark;
using report::percent;
using report::Section;

Html completeness(const Profile& profile) {
  const std::vector<NamedCount> known = {{"title", profile.with_title},
                                         {"brand", profile.with_brand},
                                         {"category", profile.with_category},
                                         {"description", profile.with_description},
                                         {"price", profile.with_price},
                                         {"photograph", profile.with_photograph},
                                         {"a rating", profile.products - profile.never_rated}};
  return report::row_bars({.title = "Products that have",
                           .summary = "Of " + report::counted(profile.products, "product", "products") + ".",
                           .headers = {"What", "Products", "Share"}},
                          marks_of(known, profile.products), static_cast<double>(profile.products));
}

Html brands(const Profile& profile) {
  if (profile.brands.empty()) return {};
  return report::row_bars(
      {.title = "Brands",
       .summary = "The largest of " + number_text(profile.distinct_brands) + " by products.",
       .headers = {"Brand", "Products", "Of all"}},
      marks_of(profile.brands, profile.products));
}

Html categories(const Profile& profile) {
  if (profile.category_groups.empty()) return {};
  std::vector<report::TreeGroup> groups;
  for (const CategoryGroup& group : profile.category_groups) {
    report::TreeGroup drawn{
        {group.name, static_cast<double>(group.products), with_share(group.products, profile.products)}};
    for (const auto& [name, products] : group.parts)
      drawn.parts.push_back({name, static_cast<double>(products), with_share(products, profile.products)});
    groups.push_back(std::move(drawn));
  }
  return report::treemap(
      {.title = "Categories",
       .summary = "The largest of the first level that divides the shop, and what is in them; the "
                  "areas are products.",
       .headers = {"Category", "Products", "Of all"},
       .wide = true},
      groups);
}

/// Only where some have one and some have none.
Html coverage(const Profile& profile) {
  if (profile.with_photograph == 0 || profile.with_photograph == profile.products ||
      profile.category_summaries.size() < 2) {
    return {};
  }
  std::vector<Mark> marks;
  for (const CategorySummary& summary : profile.category_summaries) {
    const double part = share(summary.with_photograph, summary.products);
    marks.push_back({summary.name, part, percent(part) + "\t" + number_text(summary.products)});
  }
  return report::row_bars(
      {.title = "Photographs by category",
       .summary = "The share of the products with a photograph in the store. The sources name " +
                  number_text(profile.image_names) + ", of which " + number_text(profile.missing_images) +
                  " are not here.",
       .headers = {"Category", "With photograph", "Products"},
       .wide = true},
      marks, 1);
}

std::string money(double amount) {
  return amount >= 10000 ? report::grouped(static_cast<std::int64_t>(amount)) : report::fixed(amount, 2);
}

Html prices_by_category(const Profile& profile) {
  std::vector<report::Range> rows;
  for (const CategorySummary& summary : profile.category_summaries) {
    if (summary.with_price == 0) continue;
    const Quantiles& prices = summary.prices;
    rows.push_back({summary.name, prices.min, prices.q25, prices.median, prices.q75, prices.q99,
                    money(prices.median) + "\t" + money(prices.min) + "\t" + money(prices.q25) + "\t" +
                        money(prices.q75) + "\t" + money(prices.q99) + "\t" +
                        number_text(summary.with_price)});
  }
  return report::ranges(
      {.title = "Prices by category",
       .summary = "Median, the middle half, and a line from the least to the 99th percentile. The "
                  "scale is logarithmic where prices differ twentyfold.",
       .headers = {"Category", "Median", "Least", "25%", "75%", "99%", "Products"},
       .wide = true},
      rows);
}

Html same_titles(const Profile& profile) {
  Html html;
  if (profile.same_titles.empty()) return html;
  report::Table table({{"Title"}, {"Products", Align::kRight}});
  for (const auto& [title, products] : profile.same_titles) table.add({title, number_text(products)});
  html.markup("<div class=\"block\"><h3>Titles that several products have</h3><p>");
  html.text("The largest of " + number_text(profile.same_title_groups) +
            "; capitals and spaces do not matter.");
  return html.markup("</p>")
      .add(report::html_table("Titles that several products have", table))
      .markup("</div>");
}

Html duplicates(const Profile& profile) {
  const std::uint64_t read = profile.review_rows + profile.unusable_rows;
  return report::row_bars(
      {.title = "Duplicates",
       .summary = "Rows that say the same again, and products that may be one.",
       .headers = {"What", "How many", "Share"}},
      {{"exact repetitions of a row", share(profile.repeated_rows, read),
        with_share(profile.repeated_rows, read)},
       {"older ratings of a pair", share(profile.older_rows, read), with_share(profile.older_rows, read)},
       {"products with another's title", share(profile.same_title_products, profile.products),
        with_share(profile.same_title_products, profile.products)},
       {"products that say they are variants", share(profile.variant_products, profile.products),
        with_share(profile.variant_products, profile.products)}},
      1);
}

Html words(const Profile& profile) {
  constexpr std::size_t kDrawn = 16;
  if (profile.title_words.empty()) return {};
  std::vector<NamedCount> most = profile.title_words;
  most.resize(std::min(most.size(), kDrawn));
  return report::row_bars(
      {.title = "Words of the titles",
       .summary = "Products whose title has the word. The median title has " +
                  report::fixed(profile.title_length.median, 0) + " characters, the longest " +
                  number_text(static_cast<std::uint64_t>(profile.title_length.max)) + ".",
       .headers = {"Word", "Products", "Share"}},
      marks_of(most, profile.with_title));
}

std::string kind_text(std::string kind) {
  std::ranges::replace(kind, '_', ' ');
  return kind;
}

}  // namespace

Section catalogue_section(const Profile& profile) {
  if (profile.products == 0) return {};
  if (profile.with_title + profile.with_category + profile.with_photograph == 0) return {};
  return {"catalogue", "The catalogue", "What is known of the products, and what they are.",
          side_by_side({categories(profile), completeness(profile), brands(profile), coverage(profile)})};
}

Section prices_section(const Profile& profile) {
  if (profile.with_price == 0) return {};
  const std::string currency = profile.currency.empty() ? "no named currency" : profile.currency;
  return {"prices", "Prices",
          "In " + currency + "." +
              (profile.other_currency == 0
                   ? ""
                   : " " + report::counted(profile.other_currency, "price is", "prices are") +
                         " in another currency and left out."),
          side_by_side({report::column_bars(
                            {.title = "Products by price",
                             .summary = "Median " + money(profile.prices.median) + ", mean " +
                                        money(profile.prices.mean) + ", from " + money(profile.prices.min) +
                                        " to " + money(profile.prices.max) + ".",
                             .headers = {"Price", "Products", "Share"},
                             .wide = true},
                            marks_of(profile.price_bands, profile.with_price - profile.other_currency)),
                        prices_by_category(profile)})};
}

Section titles_section(const Profile& profile) {
  if (profile.with_title == 0 && profile.repeated_rows + profile.older_rows == 0) return {};
  return {"duplicates", "Titles and duplicates", "What products are called, and what may be there twice.",
          side_by_side({words(profile), duplicates(profile), same_titles(profile)})};
}

Section links_section(const Profile& profile) {
  if (profile.links.empty()) return {};
  report::Table table({{"Kind"},
                       {"Links", Align::kRight},
                       {"Inside the shop", Align::kRight},
                       {"Both ways", Align::kRight},
                       {"Products", Align::kRight}});
  for (const LinkKind& kind : profile.links) {
    table.add({kind_text(kind.kind), number_text(kind.links), percent(share(kind.inside, kind.links)),
               percent(share(kind.mutual, kind.inside)), number_text(kind.products)});
  }
  const Quantiles& degree = profile.links_per_product;
  Html body;
  body.markup("<div class=\"charts\"><div class=\"block\">").add(report::html_table("Links by kind", table));
  body.markup("</div>");
  body.add(report::row_bars(
      {.title = "Reach",
       .summary =
           "How much of the shop a walk along links inside can reach. Of products with one, the median has " +
           report::fixed(degree.median, 0) + ", the most " + report::fixed(degree.max, 0) + ".",
       .headers = {"Products", "How many", "Share"},
       .wide = true},
      {{"linked with another", share(profile.linked_products, profile.products),
        with_share(profile.linked_products, profile.products)},
       {"in the largest connected part", share(profile.largest_component, profile.products),
        with_share(profile.largest_component, profile.products)}},
      1));
  return {"links", "Bought and viewed together", "The graph that the metadata draws from product to product.",
          body.markup("</div>")};
}

}  // namespace lookbook::eda
