#include "loader/mapping.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "loader/byte_stream.hpp"
#include "loader/clean_text.hpp"
#include "loader/schemas.hpp"
#include "loader/time_format.hpp"

namespace lookbook::loader {
namespace {

/// A key of the file and the name by which the loader's rules know the field (schemas.cpp).
struct FieldKey {
  std::string_view key;
  std::string_view meaning;
};
constexpr std::array kReviewKeys = std::to_array<FieldKey>({{"user", "user_id"},
                                                            {"item", "item_id"},
                                                            {"rating", "rating"},
                                                            {"time", "timestamp"},
                                                            {"title", "title"},
                                                            {"text", "text"},
                                                            {"verified", "verified"},
                                                            {"votes", "vote"},
                                                            {"colour", "colour"},
                                                            {"size", "size"}});
constexpr std::array kProductKeys = std::to_array<FieldKey>({{"item", "item_id"},
                                                             {"title", "title"},
                                                             {"brand", "brand"},
                                                             {"category", "category"},
                                                             {"price", "price"},
                                                             {"currency", "currency"},
                                                             {"description", "description"},
                                                             {"colour", "colour"},
                                                             {"image", "image"},
                                                             {"variant_group", "variant_group"},
                                                             {"also_bought", "also_bought"},
                                                             {"also_viewed", "also_viewed"},
                                                             {"bought_together", "bought_together"}});

struct Format {
  std::string_view name;
  SourceFormat format;
  std::string_view delimiter;
};
constexpr std::array kFormats = std::to_array<Format>({{"csv", SourceFormat::kDelimited, ","},
                                                       {"tsv", SourceFormat::kDelimited, "\t"},
                                                       {"delimited", SourceFormat::kDelimited, ""},
                                                       {"whitespace", SourceFormat::kDelimited, " "},
                                                       {"json-lines", SourceFormat::kJsonLines, ""},
                                                       {"parquet", SourceFormat::kParquet, ""},
                                                       {"user-items", SourceFormat::kDelimited, " "}});
constexpr std::array<std::string_view, 4> kSettings = {"format", "delimiter", "header", "time_format"};

template <class Rows, class Name>
std::string listed(const Rows& rows, Name name) {
  std::string list;
  for (const auto& row : rows) list += (list.empty() ? "" : ", ") + std::string(std::invoke(name, row));
  return list;
}

/// One section while it is read.
class Section {
 public:
  Section(const toml::table& table, std::string name, std::string file)
      : table_(table), name_(std::move(name)), file_(std::move(file)) {}

  Result<TableMapping> read() {
    const bool is_products = name_ == "products";
    keys_ = is_products ? std::span<const FieldKey>(kProductKeys) : std::span<const FieldKey>(kReviewKeys);
    SourceLayout& layout = mapping_.layout;
    layout.role = is_products ? SourceRole::kProducts : SourceRole::kReviews;
    layout.schema = kMappedSchema;
    LOOKBOOK_CHECK(read_format());
    if (format_ == "user-items") return user_items();
    for (const auto& [key, node] : table_) LOOKBOOK_CHECK(read_key(std::string(key.str()), node));
    LOOKBOOK_CHECK(read_header());
    LOOKBOOK_CHECK(read_time_format());
    for (const std::string_view needed : {"user", "item"}) {
      if (needed == "user" && is_products) continue;
      if (!table_.contains(needed)) return missing(needed, "which field is it?");
    }
    if (layout.role == SourceRole::kReviews && !table_.contains("title") && !table_.contains("text"))
      layout.role = SourceRole::kRatings;
    return std::move(mapping_);
  }

 private:
  Error at(const toml::node& node, const std::string& what) const {
    return {ErrorCode::kInvalidArgument,
            file_ + ", line " + std::to_string(node.source().begin.line) + ": " + what};
  }
  Error missing(std::string_view key, const std::string& what) const {
    return at(table_, "[" + name_ + "] has no key '" + std::string(key) + "'; " + what);
  }

  Status read_format() {
    const toml::node* node = table_.get("format");
    const std::string known = listed(kFormats, &Format::name);
    if (node == nullptr) return missing("format", "it is one of " + known);
    format_ = node->value_or(std::string());
    const auto found = std::ranges::find(kFormats, format_, &Format::name);
    if (found == kFormats.end()) return at(*node, "'format' must be one of " + known);
    mapping_.layout.format = found->format;
    mapping_.layout.delimiter = found->delimiter;
    return read_delimiter();
  }

  Status read_delimiter() {
    const toml::node* node = table_.get("delimiter");
    if (node == nullptr && format_ != "delimited") return ok();
    if (node == nullptr) return missing("delimiter", "write what stands between two fields, such as \"::\"");
    if (format_ != "delimited") return at(*node, "'delimiter' is for format = \"delimited\" only");
    std::string& delimiter = mapping_.layout.delimiter;
    delimiter = node->value_or(std::string());
    if (delimiter.empty() || delimiter.find_first_of("\"\r\n") != delimiter.npos)
      return at(*node, "'delimiter' must be a text without quotes and line feeds, such as \"::\"");
    return ok();
  }

  /// A user and its items on a line: nothing to choose.
  Result<TableMapping> user_items() {
    if (mapping_.layout.role == SourceRole::kProducts)
      return at(table_, "format = \"user-items\" is for [reviews] only");
    for (const auto& [key, node] : table_) {
      if (key.str() != "format")
        return at(node, "'" + std::string(key.str()) + "' has no place beside format = \"user-items\"");
    }
    mapping_.layout.role = SourceRole::kRatings;
    mapping_.layout.schema = kUserItems;
    mapping_.layout.columns = {"user_id", "item_id"};
    return std::move(mapping_);
  }

  Status read_key(const std::string& key, const toml::node& node) {
    if (std::ranges::find(kSettings, key) != kSettings.end()) return ok();
    const auto found = std::ranges::find(keys_, key, &FieldKey::key);
    if (found == keys_.end()) {
      return at(node, "there is no key '" + key + "' in [" + name_ + "]; there are " +
                          listed(kSettings, std::identity()) + ", and for fields " +
                          listed(keys_, &FieldKey::key));
    }
    LOOKBOOK_TRY(std::string field, field_of(key, node));
    const auto same = std::ranges::find(mapping_.layout.mapped, field, &MappedField::name);
    if (same != mapping_.layout.mapped.end()) {
      return at(node,
                "'" + key + "' is the field " + field + ", as another key is; a field is one thing only");
    }
    mapping_.layout.mapped.push_back({std::move(field), std::string(found->meaning)});
    mapping_.keys.push_back(name_ + "." + key);
    return ok();
  }

  Result<std::string> field_of(const std::string& key, const toml::node& node) {
    const bool is_number = node.is_integer();
    if (!is_number && (!node.is_string() || trim(node.value_or(std::string())).empty()))
      return at(node, "'" + key + "' must be the name of a field, or the number of a column from 1");
    if (is_number && mapping_.layout.format != SourceFormat::kDelimited)
      return at(node, "'" + key + "' must be the name of a field, as the format is " + format_);
    if (!mapping_.layout.mapped.empty() && is_number != mapping_.by_number)
      return at(node, "'" + key + "' is a " + (is_number ? "number" : "name") +
                          " where others are not; name all columns of a section, or number them all");
    mapping_.by_number = is_number;
    if (!is_number) return node.value_or(std::string());
    constexpr std::int64_t kMostColumns = 100'000;
    const auto number = node.value_or(std::int64_t{0});
    if (number < 1 || number > kMostColumns) return at(node, "'" + key + "' must count columns from 1");
    return std::to_string(number);
  }

  Status read_header() {
    SourceLayout& layout = mapping_.layout;
    layout.has_header = layout.format == SourceFormat::kDelimited && !mapping_.by_number;
    const toml::node* node = table_.get("header");
    if (node == nullptr) return ok();
    if (!node->is_boolean()) return at(*node, "'header' must be true or false");
    if (layout.format != SourceFormat::kDelimited)
      return at(*node, "'header' has no meaning where format = \"" + format_ + "\"");
    if (!node->value_or(true) && !mapping_.by_number)
      return at(*node, "without a header columns have no names; number them from 1, such as item = 2");
    layout.has_header = node->value_or(true);
    return ok();
  }

  Status read_time_format() {
    const toml::node* node = table_.get("time_format");
    if (node == nullptr) return ok();
    if (!table_.contains("time")) return at(*node, "'time_format' needs the key 'time' beside it");
    mapping_.layout.time_format = node->value_or(std::string());
    if (is_time_format(mapping_.layout.time_format)) return ok();
    return at(*node,
              "'time_format' must be auto, seconds, milliseconds or microseconds (Unix time), or a pattern "
              "such as \"%d/%m/%Y %H:%M\"");
  }

  const toml::table& table_;
  std::string name_;
  std::string file_;
  std::string format_;
  std::span<const FieldKey> keys_;
  TableMapping mapping_;
};

Result<Mapping> mapping_from(const toml::table& root, const std::string& file) {
  Mapping mapping{.file = file};
  for (const auto& [key, node] : root) {
    const std::string name(key.str());
    const toml::table* table = node.as_table();
    if (table == nullptr || (name != "reviews" && name != "products")) {
      return Error(ErrorCode::kInvalidArgument,
                   file + ", line " + std::to_string(node.source().begin.line) + ": '" + name +
                       "' is no section; there are [reviews] and [products], and every key stands in one");
    }
    LOOKBOOK_TRY((name == "reviews" ? mapping.reviews : mapping.products),
                 Section(*table, name, file).read());
  }
  if (mapping.reviews || mapping.products) return mapping;
  return Error(ErrorCode::kInvalidArgument,
               file + " has no section; write [reviews] or [products] and below it what the fields are");
}

}  // namespace

Result<Mapping> mapping_from_toml(const std::string& text, const std::string& file) {
  try {
    return mapping_from(toml::parse(text), file);
  } catch (const toml::parse_error& problem) {
    return Error(ErrorCode::kInvalidArgument,
                 file + ", line " + std::to_string(problem.source().begin.line) +
                     ": this is not TOML: " + std::string(problem.description()));
  }
}

Result<Mapping> read_mapping(const std::string& file) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  LOOKBOOK_TRY(const std::unique_ptr<ByteStream> stream, open_file_stream(file));
  std::string text;
  std::vector<char> block(kMostBytes);
  while (text.size() <= kMostBytes) {
    LOOKBOOK_TRY(const std::size_t count, stream->read(block));
    if (count == 0) return mapping_from_toml(text, file);
    text.append(block.data(), count);
  }
  return Error(ErrorCode::kInvalidArgument, file + " is over 1 MiB; is it a mapping file?");
}

}  // namespace lookbook::loader
