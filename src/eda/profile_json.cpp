#include "lookbook/base/clock.hpp"
#include "lookbook/eda/findings.hpp"
#include "lookbook/eda/rendering.hpp"

namespace lookbook::eda {
namespace {

using report::Json;

constexpr int kFormatVersion = 1;

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
  return json.set("decile_shares", Json::array_of(profile.deciles));
}

Json time_part(const Profile& profile) {
  Json json = Json::object();
  json.set("first", time(profile.first_time)).set("last", time(profile.last_time));
  json.set("years", array(profile.years)).set("same_moment_share", profile.same_moment_share);
  return json.set("whole_days", profile.whole_days);
}

Json catalogue_part(const Profile& profile) {
  Json json = Json::object();
  json.set("with_title", profile.with_title).set("with_brand", profile.with_brand);
  json.set("with_category", profile.with_category).set("with_description", profile.with_description);
  json.set("with_price", profile.with_price).set("with_photograph", profile.with_photograph);
  json.set("currency", profile.currency).set("prices", object(profile.prices));
  return json.set("categories", array(profile.categories)).set("brands", array(profile.brands));
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
    json.push(entry.set("what", finding.what).set("advice", finding.advice));
  }
  return json;
}

}  // namespace

Json to_json(const Profile& profile) {
  Json json = Json::object();
  json.set("format_version", kFormatVersion)
      .set("size", size_part(profile))
      .set("stars", stars_part(profile));
  json.set("popularity", popularity_part(profile)).set("time", time_part(profile));
  json.set("catalogue", catalogue_part(profile)).set("k_cores", cores_part(profile));
  Json cold = Json::object();
  cold.set("products_never_rated", profile.never_rated).set("new_user_share", profile.new_user_share);
  json.set("cold_start", cold.set("new_item_share", profile.new_item_share));
  Json funnel = Json::object();
  funnel.set("review_rows", profile.review_rows).set("ratings", profile.ratings);
  json.set("funnel", funnel.set("rejected", array(profile.rejected)));
  return json.set("findings", findings_part(profile));
}

}  // namespace lookbook::eda
