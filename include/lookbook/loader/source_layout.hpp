#pragma once
// What a source file is: whose schema, which format, how it is packed. Recognised from its first rows, or
// told by the user; stored with the file in landing/manifest.json, so that it is decided once.
//
//   schema                      recognised by                                         role
//   amazon-2014-reviews         reviewerID, asin, overall                             reviews
//   amazon-2018-reviews         the same with verified, vote, style or image          reviews
//   amazon-2023-reviews         user_id, asin or parent_asin or item_id, rating; in   reviews
//                               a first line of names asin or parent_asin
//   amazon-2014-products        asin with related, imUrl, salesRank or categories     products
//   amazon-2018-products        asin with also_buy, also_view, category, main_cat, …  products
//   amazon-2023-products        parent_asin, title with main_category, store, …       products
//   products                    asin, product_id, item_id, sku or id, and a title     products
//   ratings-header              a first line of names, among them user and item       ratings
//   ratings-user-item           2 to 4 columns: user, item[, rating[, time]]          ratings
//   ratings-item-user           the same with the item first (Amazon's 2018 CSVs)     ratings
//   user-items                  one line a user, words: user item item …              ratings

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook::loader {

enum class SourceRole : std::uint8_t { kReviews, kRatings, kProducts };
enum class SourceFormat : std::uint8_t { kJsonLines, kDelimited, kParquet };
enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

/// "reviews", "ratings", "products"; "json-lines", "delimited", "parquet"; "none", "gzip", "zstd".
std::string_view name_of(SourceRole role);
std::string_view name_of(SourceFormat format);
std::string_view name_of(Compression compression);

/// The schema of a source whose fields a mapping file names (docs/mapping.md).
inline constexpr std::string_view kMappedSchema = "mapped";
/// Times as the loader reads them where nobody says more: numbers by their size, dates by their form.
inline constexpr std::string_view kAnyTime = "auto";

/// A field of the source, and the name under which the loader knows what it is: "movie", "item_id".
struct MappedField {
  std::string name;  ///< of columns without names the number, from 1
  std::string meaning;
  bool operator==(const MappedField&) const = default;
};

struct SourceLayout {
  std::string schema;  ///< a name of schema_names(), or kMappedSchema
  SourceRole role = SourceRole::kReviews;
  SourceFormat format = SourceFormat::kJsonLines;
  Compression compression = Compression::kNone;
  /// Of a delimited file: what stands between two fields, such as "," or "::"; " " is any spaces and tabs.
  std::string delimiter = {};
  bool has_header = false;               ///< of a delimited file
  std::vector<std::string> columns;      ///< of a delimited file: the fields' names, in order
  std::vector<MappedField> mapped = {};  ///< of kMappedSchema: the fields that are read, and no others
  /// How times are written: kAnyTime, "seconds", "milliseconds", "microseconds", or a pattern of strptime.
  std::string time_format = std::string(kAnyTime);
  std::string why;  ///< for a person: "2018 reviews: has reviewerID, asin, overall, style"
  /// Whether both read the same of a file, whatever `why` says.
  bool operator==(const SourceLayout& other) const;
};

/// Every name that SourceLayout::schema can have.
std::vector<std::string_view> schema_names();

/// A packed source may hold so many times its size in text, unless the user allows more: reviews hold 3 to
/// 20 times it, a file that is made to fill memory or disk a thousand times and more.
inline constexpr double kMaxExpansion = 200;
/// For sources that were looked at already: those of the landing zone.
inline constexpr double kAnyExpansion = std::numeric_limits<double>::infinity();

/// Looks at the beginning of `file` (up to 100 rows). `schema` overrides the guess. kNotFound,
/// kPermissionDenied or kIo if it cannot be read; kInvalidArgument if it is a folder, empty, unpacks to more
/// than `max_expansion` times its size, or is of a layout or packing that is not known (the message names the
/// fields seen and what is supported); kCorruptData if the packing is damaged.
Result<SourceLayout> recognise(const std::string& file, const std::optional<std::string>& schema = {},
                               double max_expansion = kMaxExpansion);

}  // namespace lookbook::loader
