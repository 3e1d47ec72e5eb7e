#include "lookbook/base/clock.hpp"
#include "lookbook/eda/findings.hpp"
#include "lookbook/eda/rendering.hpp"

namespace lookbook::eda {
namespace {

using report::Json;

Json object(const Quantiles& quantiles) {
  Json json = Json::object();
  json.set("min", quantiles.min).set("q25", quantiles.q25).set("median", quantiles.median);
  json.set("q75", quantiles.q75).set("q90", quantiles.q90).set("q99", quantiles.q99);
  return json.set("max", quantiles.max).set("mean", quantiles.mean);
}

/// An array, because the order of the counts means something.
Json array(const std::vector<NamedCount>& counts) {
  Json json = Json::array();
  for (const auto& [name, count] : counts) json.push(Json::object().set("name", name).set("count", count));
  return json;
}

Json time(const std::optional<UnixSeconds>& seconds) {
  return seconds ? Json(iso8601(*seconds)) : Json();
}

Json size_part(const Profile& profile) {
  Json json = Json::object();
  json.set("users", profile.users).set("products", profile.products).set("rated_items", profile.rated_items);
  json.set("ratings", profile.ratings).set("starred", profile.starred).set("timed", profile.timed);
  return json.set("density", profile.density);
}

Json stars_part(const Profile& profile) {
  Json json = Json::object();
  json.set("histogram", array(profile.stars)).set("mean", profile.mean_stars);
  return json.set("variance", profile.variance_stars);
}

Json popularity_part(const Profile& profile) {
  Json json = Json::object();
  json.set("ratings_per_user", object(profile.per_user)).set("ratings_per_item", object(profile.per_item));
  json.set("users_with_one", profile.users_with_one).set("items_with_one", profile.items_with_one);
  json.set("users_below_three", profile.users_below_three);
  json.set("busiest_user_share", profile.busiest_user_share).set("gini", profile.gini);
  json.set("top_1_percent_share", profile.top_1_share).set("top_10_percent_share", profile.top_10_share);
  json.set("decile_shares", Json::array_of(profile.deciles)).set("gini_users", profile.gini_users);
  json.set("lorenz_items", Json::array_of(profile.lorenz_items));
  json.set("lorenz_users", Json::array_of(profile.lorenz_users));
  json.set("user_histories", array(profile.user_histories));
  json.set("item_histories", array(profile.item_histories));
  return json.set("history_days", object(profile.history_days));
}

Json months_part(const Profile& profile) {
  Json json = Json::array();
  for (const Month& month : profile.months) {
    Json entry = Json::object();
    entry.set("name", month.name).set("ratings", month.ratings).set("starred", month.starred);
    json.push(entry.set("mean_stars", month.mean_stars));
  }
  return json;
}

Json time_part(const Profile& profile) {
  Json json = Json::object();
  json.set("first", time(profile.first_time)).set("last", time(profile.last_time));
  json.set("years", array(profile.years)).set("same_moment_share", profile.same_moment_share);
  json.set("whole_days", profile.whole_days).set("months", months_part(profile));
  json.set("months_of_year", array(profile.months_of_year)).set("weekdays", array(profile.weekdays));
  return json.set("busiest_day", profile.busiest_day).set("busiest_day_share", profile.busiest_day_share);
}

Json groups_part(const Profile& profile) {
  Json json = Json::array();
  for (const CategoryGroup& group : profile.category_groups) {
    Json entry = Json::object();
    entry.set("name", group.name).set("products", group.products);
    json.push(entry.set("parts", array(group.parts)));
  }
  return json;
}

Json summaries_part(const Profile& profile) {
  Json json = Json::array();
  for (const CategorySummary& summary : profile.category_summaries) {
    Json entry = Json::object();
    entry.set("name", summary.name).set("products", summary.products);
    entry.set("with_photograph", summary.with_photograph).set("with_price", summary.with_price);
    json.push(entry.set("prices", object(summary.prices)));
  }
  return json;
}

Json catalogue_part(const Profile& profile) {
  Json json = Json::object();
  json.set("with_title", profile.with_title).set("with_brand", profile.with_brand);
  json.set("with_category", profile.with_category).set("with_description", profile.with_description);
  json.set("with_price", profile.with_price).set("with_photograph", profile.with_photograph);
  json.set("currency", profile.currency).set("prices", object(profile.prices));
  json.set("categories", array(profile.categories)).set("brands", array(profile.brands));
  json.set("distinct_brands", profile.distinct_brands);
  json.set("category_groups", groups_part(profile)).set("category_summaries", summaries_part(profile));
  json.set("price_bands", array(profile.price_bands)).set("other_currency", profile.other_currency);
  json.set("title_length", object(profile.title_length)).set("title_words", array(profile.title_words));
  return json.set("image_names", profile.image_names).set("missing_images", profile.missing_images);
}

Json duplicates_part(const Profile& profile) {
  Json json = Json::object();
  json.set("same_title_groups", profile.same_title_groups);
  json.set("same_title_products", profile.same_title_products);
  json.set("same_titles", array(profile.same_titles)).set("variant_groups", profile.variant_groups);
  json.set("variant_products", profile.variant_products).set("repeated_rows", profile.repeated_rows);
  return json.set("older_rows", profile.older_rows);
}

Json links_part(const Profile& profile) {
  Json kinds = Json::array();
  for (const LinkKind& kind : profile.links) {
    Json entry = Json::object();
    entry.set("kind", kind.kind).set("links", kind.links).set("inside", kind.inside);
    kinds.push(entry.set("mutual", kind.mutual).set("products", kind.products));
  }
  Json json = Json::object();
  json.set("kinds", std::move(kinds)).set("links_per_product", object(profile.links_per_product));
  json.set("linked_products", profile.linked_products);
  return json.set("largest_component", profile.largest_component);
}

Json cold_part(const Profile& profile) {
  Json splits = Json::array();
  for (const ColdStart& cold : profile.splits) {
    Json entry = Json::object();
    entry.set("split", cold.split).set("train", cold.train).set("valid", cold.valid).set("test", cold.test);
    entry.set("unused", cold.unused).set("new_users", cold.new_users).set("new_items", cold.new_items);
    splits.push(entry.set("cold_rows", cold.cold_rows));
  }
  Json json = Json::object();
  json.set("products_never_rated", profile.never_rated).set("new_user_share", profile.new_user_share);
  return json.set("new_item_share", profile.new_item_share).set("splits", std::move(splits));
}

Json funnel_part(const Profile& profile) {
  Json json = Json::object();
  json.set("review_rows", profile.review_rows).set("ratings", profile.ratings);
  json.set("rejected", array(profile.rejected)).set("unusable_rows", profile.unusable_rows);
  json.set("product_rows", profile.product_rows).set("merged_products", profile.merged_products);
  json.set("only_rated", profile.only_rated).set("rows_repaired", profile.rows_repaired);
  return json.set("fields_dropped", profile.fields_dropped);
}

Json cores_part(const Profile& profile) {
  Json json = Json::array();
  for (const CoreSize& core : profile.cores) {
    Json size = Json::object();
    size.set("k", core.k).set("users", core.users).set("items", core.items).set("ratings", core.ratings);
    json.push(std::move(size));
  }
  return json;
}

Json findings_part(const Profile& profile) {
  Json json = Json::array();
  for (const Finding& finding : findings(profile)) {
    Json entry = Json::object();
    entry.set("weight", finding.weight == Weight::kWarning ? "warning" : "note");
    entry.set("what", finding.what).set("advice", finding.advice);
    json.push(entry.set("command", finding.command));
  }
  return json;
}

}  // namespace

Json to_json(const Profile& profile) {
  Json json = Json::object();
  json.set("format_version", kProfileVersion)
      .set("size", size_part(profile))
      .set("stars", stars_part(profile));
  json.set("popularity", popularity_part(profile)).set("time", time_part(profile));
  json.set("catalogue", catalogue_part(profile)).set("k_cores", cores_part(profile));
  json.set("duplicates", duplicates_part(profile)).set("links", links_part(profile));
  json.set("cold_start", cold_part(profile)).set("funnel", funnel_part(profile));
  return json.set("findings", findings_part(profile));
}

}  // namespace lookbook::eda
