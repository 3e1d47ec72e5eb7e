#include "loader/schemas.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace lookbook::loader {
namespace {

constexpr std::array kReviewRules = std::to_array<FieldRule>({
    {"reviewerid", Target::kUser, 0},
    {"user_id", Target::kUser, 0},
    {"userid", Target::kUser, 0},
    {"user", Target::kUser, 0},
    {"customer_id", Target::kUser, 0},
    {"reviewer_id", Target::kUser, 0},
    {"uid", Target::kUser, 1},
    // 2023: metadata is by parent; some exports call it item_id.
    {"parent_asin", Target::kItem, 0},
    {"item_id", Target::kItem, 1},
    {"itemid", Target::kItem, 1},
    {"item", Target::kItem, 1},
    {"asin", Target::kItem, 2},
    {"product_id", Target::kItem, 2},
    {"productid", Target::kItem, 2},
    {"movieid", Target::kItem, 2},
    {"iid", Target::kItem, 3},
    {"sku", Target::kItem, 3},
    {"overall", Target::kRating, 0},
    {"rating", Target::kRating, 0},
    {"star_rating", Target::kRating, 0},
    {"stars", Target::kRating, 0},
    {"score", Target::kRating, 1},
    {"unixreviewtime", Target::kTime, 0},
    {"timestamp", Target::kTime, 0},
    {"sort_timestamp", Target::kTime, 1},
    {"time", Target::kTime, 1},
    {"reviewtime", Target::kTime, 2},
    {"review_date", Target::kTime, 2},
    {"date", Target::kTime, 3},
    {"unixreviewtime_if_known", Target::kTime, 3},
    {"summary", Target::kTitle, 0},
    {"title", Target::kTitle, 0},
    {"review_headline", Target::kTitle, 0},
    {"reviewtext", Target::kText, 0},
    {"text", Target::kText, 0},
    {"review_body", Target::kText, 0},
    {"verified", Target::kVerified, 0},
    {"verified_purchase", Target::kVerified, 0},
    {"vote", Target::kHelpful, 0},
    {"helpful", Target::kHelpful, 0},
    {"helpful_vote", Target::kHelpful, 0},
    {"helpful_votes", Target::kHelpful, 0},
    {"style", Target::kStyle, 0},
    {"color", Target::kColour, 0},
    {"colour", Target::kColour, 0},
    {"size", Target::kSize, 0},
});

constexpr std::array kProductRules = std::to_array<FieldRule>({
    {"asin", Target::kItem, 0},
    {"item_id", Target::kItem, 1},
    {"product_id", Target::kItem, 1},
    {"productid", Target::kItem, 1},
    {"sku", Target::kItem, 2},
    {"id", Target::kItem, 3},
    {"variant_group", Target::kParent, 0},
    {"item_group_id", Target::kParent, 0},
    {"parent_asin", Target::kParent, 1},
    {"title", Target::kTitle, 0},
    {"name", Target::kTitle, 1},
    {"product_title", Target::kTitle, 1},
    {"brand", Target::kBrand, 0},
    {"store", Target::kBrand, 1},
    {"manufacturer", Target::kBrand, 2},
    {"categories", Target::kCategories, 0},
    {"category", Target::kCategories, 0},
    {"product_category", Target::kCategories, 1},
    {"product_type_name", Target::kCategories, 1},
    {"main_category", Target::kCategories, 2},
    {"main_cat", Target::kCategories, 2},
    {"price", Target::kPrice, 0},
    {"formatted_price", Target::kPrice, 1},
    {"currency", Target::kCurrency, 0},
    {"description", Target::kDescription, 0},
    // Bullet points stand in where there is no description.
    {"features", Target::kDescription, 1},
    {"feature", Target::kDescription, 1},
    {"color", Target::kColour, 0},
    {"colour", Target::kColour, 0},
    {"imageurlhighres", Target::kImages, 0},
    {"images.hi_res", Target::kImages, 0},  // a Parquet struct's lists come so
    {"images.large", Target::kImages, 1},
    {"images", Target::kImages, 1},
    {"image", Target::kImages, 1},
    {"imurl", Target::kImages, 1},
    {"imageurl", Target::kImages, 2},
    {"image_url", Target::kImages, 2},
    {"large_image_url", Target::kImages, 2},
    {"medium_image_url", Target::kImages, 3},
    {"also_bought", Target::kAlsoBought, 0},
    {"also_buy", Target::kAlsoBought, 0},
    {"also_viewed", Target::kAlsoViewed, 0},
    {"also_view", Target::kAlsoViewed, 0},
    {"bought_together", Target::kBoughtTogether, 0},
    {"related", Target::kRelated, 0},
    {"details", Target::kDetails, 0},
});

constexpr std::string_view kReviewer = "reviewerID";
constexpr std::string_view kTitled = "title|name|product_title";

/// The first name of "a|b|c" that is among `fields`, as it is written there; empty if none is.
std::string_view found_of(std::string_view group, const std::vector<std::string>& fields) {
  while (!group.empty()) {
    const std::string wanted = lower_case(group.substr(0, group.find('|')));
    group.remove_prefix(std::min(group.size(), wanted.size() + 1));
    const auto found =
        std::ranges::find_if(fields, [&](const std::string& field) { return lower_case(field) == wanted; });
    if (found != fields.end()) return *found;
  }
  return {};
}

/// "has a, b, c" if one of each group is there, else empty.
std::string evidence(const NamedSchema& schema, const std::vector<std::string>& fields) {
  std::string why;
  for (const std::string_view group : schema.groups) {
    const std::string_view found = found_of(group, fields);
    if (found.empty()) return {};
    why += why.empty() ? "has " : ", ";
    why += found;
  }
  return why;
}

Error unknown_fields(const std::vector<std::string>& fields) {
  constexpr std::size_t kShown = 20;
  std::string seen;
  for (std::size_t i = 0; i < std::min(fields.size(), kShown); ++i) seen += (i > 0 ? ", " : "") + fields[i];
  if (fields.size() > kShown) seen += ", …";
  std::string known;
  for (const NamedSchema& schema : named_schemas()) {
    known += known.empty() ? "" : "; ";
    known += schema.name;
    known += " (";
    for (std::size_t i = 0; i < schema.groups.size(); ++i) {
      known += i > 0 ? ", " : "";
      for (const char c : schema.groups[i]) known += c == '|' ? std::string(" or ") : std::string(1, c);
    }
    known += ')';
  }
  return {ErrorCode::kInvalidArgument, "its fields (" + seen +
                                           ") are of no layout that Lookbook knows. It knows " + known +
                                           ". Rename the fields, or name the layout if this guess is wrong"};
}

Result<const NamedSchema*> schema_called(const std::string& name) {
  if (const NamedSchema* schema = find_schema(name)) return schema;
  std::string known;
  for (const std::string_view one : schema_names()) known += (known.empty() ? "" : ", ") + std::string(one);
  return Error(ErrorCode::kInvalidArgument,
               "there is no layout '" + name + "' for such a file; there are " + known);
}

}  // namespace

std::string lower_case(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::span<const FieldRule> rules_for(SourceRole role) {
  switch (role) {
    case SourceRole::kReviews:
    case SourceRole::kRatings:
      return kReviewRules;
    case SourceRole::kProducts:
      return kProductRules;
  }
  return {};
}

FieldRule rule_for(std::span<const FieldRule> rules, std::string_view name) {
  const std::string lower = lower_case(name);
  const auto found = std::ranges::find(rules, lower, &FieldRule::name);
  return found == rules.end() ? FieldRule{} : *found;
}

std::string_view known_name(std::span<const MappedField> mapped, std::string_view name) {
  if (mapped.empty()) return name;
  const auto found = std::ranges::find(mapped, name, &MappedField::name);
  return found == mapped.end() ? std::string_view() : std::string_view(found->meaning);
}

const std::vector<NamedSchema>& named_schemas() {
  using enum SourceRole;
  static const std::vector<NamedSchema> schemas = {
      {"amazon-2018-reviews",
       "2018 reviews",
       kReviews,
       {kReviewer, "asin", "overall", "style|verified|vote|image"},
       ""},
      {"amazon-2014-reviews", "2014 reviews", kReviews, {kReviewer, "asin", "overall"}, ""},
      {"amazon-2023-reviews",
       "2023 reviews",
       kReviews,
       {"user_id|customer_id|userId|user", "parent_asin|item_id|asin|product_id|itemId|item",
        "rating|star_rating"},
       ""},
      // Before 2023, which has no asin: with a parent_asin it is still 2018, with variants.
      {"amazon-2018-products",
       "2018 products",
       kProducts,
       {"asin", "also_buy|also_view|main_cat|category|tech1|imageURL|imageURLHighRes|similar_item"},
       "USD"},
      {"amazon-2023-products",
       "2023 products",
       kProducts,
       {"parent_asin", "title", "main_category|store|average_rating|features|details"},
       "USD"},
      {"amazon-2014-products",
       "2014 products",
       kProducts,
       {"asin", "related|imUrl|salesRank|categories"},
       "USD"},
      {"products",
       "a list of products",
       kProducts,
       {"asin|product_id|item_id|productId|sku|id", kTitled},
       ""},
  };
  return schemas;
}

const NamedSchema* find_schema(std::string_view name) {
  const auto found = std::ranges::find(named_schemas(), name, &NamedSchema::name);
  return found == named_schemas().end() ? nullptr : &*found;
}

Result<SchemaGuess> guess_schema(const std::vector<std::string>& fields) {
  for (const NamedSchema& schema : named_schemas()) {
    if (std::string why = evidence(schema, fields); !why.empty()) {
      return SchemaGuess{&schema, std::string(schema.what) + ": " + why};
    }
  }
  return unknown_fields(fields);
}

Status set_schema(SourceLayout& layout, const std::vector<std::string>& fields,
                  const std::optional<std::string>& told) {
  SchemaGuess guess;
  if (told) {
    LOOKBOOK_TRY(guess.schema, schema_called(*told));
    guess.why = std::string(guess.schema->what) + ": you said so";
  } else {
    LOOKBOOK_TRY(guess, guess_schema(fields));
  }
  layout.schema = guess.schema->name;
  layout.role = guess.schema->role;
  layout.why = std::move(guess.why);
  return ok();
}

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names;
  for (const NamedSchema& schema : named_schemas()) names.push_back(schema.name);
  names.insert(names.end(), {kRatingsHeader, kRatingsUserItem, kRatingsItemUser, kUserItems});
  return names;
}

std::string_view name_of(SourceRole role) {
  switch (role) {
    case SourceRole::kReviews:
      return "reviews";
    case SourceRole::kRatings:
      return "ratings";
    case SourceRole::kProducts:
      return "products";
  }
  return "";
}

std::string_view name_of(SourceFormat format) {
  switch (format) {
    case SourceFormat::kJsonLines:
      return "json-lines";
    case SourceFormat::kDelimited:
      return "delimited";
    case SourceFormat::kParquet:
      return "parquet";
  }
  return "";
}

bool SourceLayout::operator==(const SourceLayout& other) const {
  const auto read = [](const SourceLayout& layout) {
    return std::tie(layout.schema, layout.role, layout.format, layout.compression, layout.delimiter,
                    layout.has_header, layout.columns, layout.mapped, layout.time_format);
  };
  return read(*this) == read(other);
}

std::string_view name_of(Compression compression) {
  switch (compression) {
    case Compression::kNone:
      return "none";
    case Compression::kGzip:
      return "gzip";
    case Compression::kZstd:
      return "zstd";
  }
  return "";
}

}  // namespace lookbook::loader
