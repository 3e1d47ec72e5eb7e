#include "serving/http/answer_json.hpp"

#include "serving/http/json_writer.hpp"
#include "serving/http/target.hpp"
#include "serving/service/facets.hpp"

namespace lookbook::serving::http {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view key, const std::string& text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

void write_image(JsonWriter& json, const Product& product) {
  json.key("image");
  product.image.empty() ? json.null() : json.value("/v1/products/" + percent_encode(product.id) + "/image");
}

void write_scale(JsonWriter& json, const std::optional<models::RatingScale>& scale) {
  if (!scale) {
    json.null();
    return;
  }
  json.begin_array().value(scale->lowest).value(scale->highest).end_array();
}

void write_variants(JsonWriter& json, const ServedRelease& release, ItemIndex item) {
  json.key("variants").begin_array();
  for (const ItemIndex other : release.variants_of(item)) {
    if (other == item) continue;
    const Product& variant = release.product(other);
    json.begin_object().member("id", variant.id);
    write_text_or_null(json, "colour", variant.colour);
    write_image(json, variant);
    json.end_object();
  }
  json.end_array();
}

void write_product(JsonWriter& json, const ServedRelease& release, ItemIndex item) {
  const Product& product = release.product(item);
  json.begin_object().member("id", product.id).member("title", product.title).member("brand", product.brand);
  json.member("department", product.department()).key("categories").begin_array();
  for (const auto& category : product.categories) json.value(category);
  json.end_array().key("price");
  if (product.price) {
    json.begin_object().member("amount", *product.price).member("currency", product.currency).end_object();
  } else {
    json.null();
  }
  write_text_or_null(json, "colour", product.colour);
  write_image(json, product);
  json.member("description", product.description).key("rating");
  if (const auto rating = release.rating_of(item)) {
    json.begin_object()
        .member("mean", rating->mean)
        .member("count", std::uint64_t{rating->count})
        .key("scale");
    write_scale(json, release.rating_scale());
    json.end_object();
  } else {
    json.null();
  }
  write_variants(json, release, item);
  json.end_object();
}

std::string_view name_of(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::kBecauseYouLiked:
      return "because_you_liked";
    case ReasonKind::kSimilarLook:
      return "similar_look";
    case ReasonKind::kPopular:
      return "popular";
  }
  return "popular";
}

void write_reason(JsonWriter& json, const ServedRelease& release, const Reason& reason) {
  json.begin_object().member("kind", name_of(reason.kind)).member("text", reason.text);
  json.key("evidence").begin_array();
  for (const auto& evidence : reason.evidence) {
    const Product& product = release.product(evidence.product);
    json.begin_object().member("product", product.id).member("title", product.title);
    json.member("share", evidence.share).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string to_json(const ProductPage& page) {
  JsonWriter json;
  json.begin_object().key("products").begin_array();
  for (const ItemIndex item : page.products) write_product(json, *page.release, item);
  json.end_array();
  write_text_or_null(json, "next_cursor", page.next_cursor);
  json.member("total", std::uint64_t{page.total}).end_object();
  return std::move(json).text();
}

std::string to_json(const ProductAnswer& answer) {
  JsonWriter json;
  write_product(json, *answer.release, answer.product);
  return std::move(json).text();
}

std::string to_json(const SimilarProducts& answer, std::string_view relation) {
  JsonWriter json;
  json.begin_object().member("product", answer.release->id_of(answer.product)).member("relation", relation);
  json.key("items").begin_array();
  for (const auto& [item, score] : answer.items) {
    json.begin_object().key("product");
    write_product(json, *answer.release, item);
    json.member("score", score).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

std::string to_json(const Recommendations& answer) {
  JsonWriter json;
  json.begin_object().member("request_id", answer.request_id).member("release", answer.release->id());
  json.member("model", answer.model).key("items").begin_array();
  std::uint64_t position = 0;
  for (const auto& item : answer.items) {
    json.begin_object().key("product");
    write_product(json, *answer.release, item.product);
    json.member("score", item.score).member("position", ++position).key("reason");
    write_reason(json, *answer.release, item.reason);
    json.end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

std::string to_json(const RatingPrediction& answer) {
  JsonWriter json;
  json.begin_object();
  write_text_or_null(json, "user", answer.user);
  json.member("product", answer.release->id_of(answer.product)).member("rating", answer.prediction.rating);
  json.key("scale");
  write_scale(json, answer.scale);
  json.member("model", answer.model).member("known", !answer.prediction.is_fallback).end_object();
  return std::move(json).text();
}

std::string to_json(const UserHistory& history) {
  JsonWriter json;
  json.begin_object().member("user", history.user).key("history").begin_array();
  for (const auto& event : history.events) {
    json.begin_object().member("product", event.product).member("kind", lookbook::name_of(event.kind));
    json.member("value", event.value);
    if (event.time) json.member("time", *event.time);
    json.end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

std::string to_json(const events::Receipt& receipt) {
  JsonWriter json;
  json.begin_object().member("accepted", std::uint64_t{receipt.accepted});
  json.member("duplicates", std::uint64_t{receipt.duplicates}).end_object();
  return std::move(json).text();
}

std::string departments_json(const ServedRelease& release) {
  const Facets& facets = release.facets();
  JsonWriter json;
  json.begin_object().key("departments").begin_array();
  for (const auto& department : facets.departments()) {
    json.begin_object()
        .member("name", department.name)
        .member("products", std::uint64_t{department.products});
    json.key("categories").begin_array();
    for (const std::uint32_t number : department.categories) {
      const auto& category = facets.categories()[number];
      json.begin_object().member("name", category.name);
      json.member("products", std::uint64_t{category.items.size()}).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

std::string health_json(const ServedRelease& release, double uptime_seconds) {
  JsonWriter json;
  json.begin_object().member("status", "ok").member("release", release.id());
  json.member("products", std::uint64_t{release.n_items()})
      .member("uptime_seconds", uptime_seconds)
      .end_object();
  return std::move(json).text();
}

}  // namespace lookbook::serving::http
