#pragma once
// Which field of a source means what. One row a schema, one rule a field: the parsers know only these tables,
// so a new layout is new rows, or a mapping file that a user writes.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {

/// What a field is read as.
enum class Target : std::uint8_t {
  kIgnored,
  // reviews
  kUser,
  kRating,
  kTime,
  kText,
  kVerified,
  kHelpful,
  kStyle,  ///< an object of the variant's properties: colour and size are taken from it
  kSize,
  // both
  kItem,
  kTitle,
  kColour,
  // products
  kParent,  ///< the item if there is no other id, else its variant group
  kBrand,
  kCategories,
  kPrice,
  kCurrency,
  kDescription,
  kImages,
  kAlsoBought,
  kAlsoViewed,
  kBoughtTogether,
  kRelated,  ///< an object of the three above
  kDetails,  ///< an object of properties: colour and brand are taken from it
};
inline constexpr std::size_t kTargets = static_cast<std::size_t>(Target::kDetails) + 1;

/// Of several fields for one target the one of the lowest rank counts, of equal ranks the last.
struct FieldRule {
  std::string_view name;  ///< in lower case: names are compared without regard to it
  Target target = Target::kIgnored;
  std::uint8_t rank = 0;
};

/// With ASCII capitals made small.
std::string lower_case(std::string_view name);

/// Rules for the fields of reviews and ratings, or of products.
std::span<const FieldRule> rules_for(SourceRole role);

/// The rule for a name, whatever its case; the one of kIgnored if there is none.
FieldRule rule_for(std::span<const FieldRule> rules, std::string_view name);

/// The name under which the rules know a field of a source: its own, or what a mapping says; empty if the
/// mapping does not name it.
std::string_view known_name(std::span<const MappedField> mapped, std::string_view name);

/// A schema that is told by the names of its fields (JSON, Parquet).
struct NamedSchema {
  std::string_view name;
  std::string_view what;  ///< for a person: "2018 reviews"
  SourceRole role;
  /// One of each group must be there: names separated by '|'.
  std::vector<std::string_view> groups;
  /// The currency of prices that do not say; empty if that is not known.
  std::string_view currency;
};

/// In the order in which they are tried.
const std::vector<NamedSchema>& named_schemas();
/// nullptr if no named schema is called so.
const NamedSchema* find_schema(std::string_view name);

/// The first schema whose groups are all among `fields`, and which fields told so. kInvalidArgument names the
/// fields and what is supported.
struct SchemaGuess {
  const NamedSchema* schema = nullptr;
  std::string why;
};
Result<SchemaGuess> guess_schema(const std::vector<std::string>& fields);

/// Sets schema, role and why: the schema that the user `told`, else the guess. kInvalidArgument as above, or
/// if no schema is called so.
Status set_schema(SourceLayout& layout, const std::vector<std::string>& fields,
                  const std::optional<std::string>& told);

/// What delimited files without a header can be.
inline constexpr std::string_view kRatingsHeader = "ratings-header";
inline constexpr std::string_view kRatingsUserItem = "ratings-user-item";
inline constexpr std::string_view kRatingsItemUser = "ratings-item-user";
inline constexpr std::string_view kUserItems = "user-items";

}  // namespace lookbook::loader
