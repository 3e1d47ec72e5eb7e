#include "loader/recognise_delimited.hpp"

#include <algorithm>
#include <array>

#include "loader/clean_text.hpp"
#include "loader/delimited_line.hpp"
#include "loader/field_values.hpp"
#include "loader/schemas.hpp"

namespace lookbook::loader {
namespace {

using Row = std::vector<std::string>;

/// The fields of the sample's lines, but for those whose quotes are not closed.
std::vector<Row> split_sample(SampleLines lines, char delimiter) {
  DelimitedLine splitter(std::string(1, delimiter));
  std::vector<Row> rows;
  for (const std::string_view line : lines) {
    if (!splitter.split(line)) continue;
    rows.emplace_back();
    for (const std::string_view field : splitter.fields()) rows.back().push_back(cleaned(field));
  }
  return rows;
}

/// The mark that cuts most lines into the same number of fields, at least `fewest`; 0 if none does.
char delimiter_of(SampleLines lines, std::size_t fewest) {
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    const std::vector<Row> rows = split_sample(lines, delimiter);
    if (rows.empty() || rows.front().size() < fewest) continue;
    const auto same =
        std::ranges::count_if(rows, [&](const Row& row) { return row.size() == rows.front().size(); });
    if (2 * static_cast<std::size_t>(same) > lines.size()) return delimiter;
  }
  return '\0';
}

bool is_number(const std::string& field) {
  return read_number(Value::of_text(field)).has_value();
}

/// Ten digits or capitals that begin as Amazon's item ids do; its user ids begin with A and are longer.
bool looks_like_item(const std::string& id) {
  return id.size() == 10 && (id.front() == 'B' || (id.front() >= '0' && id.front() <= '9'));
}
bool looks_like_user(const std::string& id) {
  return id.size() > 10 && id.front() == 'A';
}

/// Whether a row can be user, item[, rating[, time]]. A number where the rating stands tells so; two fields
/// alone must be without spaces, as prose with a comma in it is not, unless a tab stands between them.
bool is_unnamed(const Row& row, char delimiter) {
  if (row.size() > 2) return row.size() <= 4 && is_number(row[2]);
  const auto is_id = [&](const std::string& field) {
    return !field.empty() && (delimiter == '\t' || field.find(' ') == field.npos);
  };
  return row.size() == 2 && std::ranges::all_of(row, is_id);
}

/// What a name of a field of reviews means.
Target target_of(std::string_view name) {
  return rule_for(rules_for(SourceRole::kReviews), trim(name)).target;
}

bool has_target(const Row& names, Target target) {
  return std::ranges::find(names, target, target_of) != names.end();
}

bool names_user_and_item(const Row& row) {
  return has_target(row, Target::kUser) && has_target(row, Target::kItem);
}

/// Whether the items are Amazon's by their name; user, item and rating alone can be anybody's.
bool names_asin(const Row& row) {
  return std::ranges::any_of(row, [](const std::string& name) {
    const std::string lower = lower_case(trim(name));
    return lower == "asin" || lower == "parent_asin";
  });
}

/// The names that mean something, as they are written: "userId, movieId, rating".
std::string meaningful(const Row& row) {
  std::string names;
  for (const std::string& name : row) {
    if (target_of(name) != Target::kIgnored) names += (names.empty() ? "" : ", ") + std::string(trim(name));
  }
  return names;
}

/// Whether the first line names columns, but not those that are needed: then it is no row either.
bool names_too_little(const Row& row) {
  const auto names_one = [](const std::string& name) {
    const Target target = target_of(name);
    return target == Target::kUser || target == Target::kItem || target == Target::kRating ||
           target == Target::kTime;
  };
  return std::ranges::any_of(row, names_one);
}

/// Whether the first line names columns: a user and an item, or a product.
bool is_header(const Row& row) {
  const auto means = [](Target target) {
    return [target](const std::string& name) {
      return rule_for(rules_for(SourceRole::kProducts), trim(name)).target == target;
    };
  };
  return names_user_and_item(row) ||
         (std::ranges::any_of(row, means(Target::kTitle)) && std::ranges::any_of(row, means(Target::kItem)));
}

/// How many columns rows without names have, though some are ragged, which is dirt that costs no more than
/// those rows: as many as most of the rows that can be user, item, rating have, or else user, item; of equal
/// numbers the first. 0 if these are too few to tell: not most rows, nor the first of so many columns.
std::size_t columns_of(const std::vector<Row>& rows, char delimiter) {
  std::array<std::size_t, 5> fitting{};  // rows by their columns
  for (const Row& row : rows) fitting[is_unnamed(row, delimiter) ? row.size() : 0] += 1;
  const bool rated = fitting[3] + fitting[4] > 0 && fitting[3] + fitting[4] >= fitting[2];
  std::size_t columns = 0;
  for (const Row& row : rows) {
    if (!is_unnamed(row, delimiter) || (row.size() > 2) != rated) continue;
    if (columns == 0 || fitting[row.size()] > fitting[columns]) columns = row.size();
  }
  if (columns == 0 || 2 * fitting[columns] > rows.size()) return columns;
  const bool tells = rated || delimiter == '\t';  // two words with a comma between them may be prose
  const auto alike =
      std::ranges::count_if(rows, [](const Row& row) { return row.size() >= 2 && row.size() <= 4; });
  const auto first = std::ranges::find(rows, columns, &Row::size);
  const bool most_alike = 2 * static_cast<std::size_t>(alike) > rows.size();
  return tells && most_alike && is_unnamed(*first, delimiter) ? columns : 0;
}

/// The mark that cuts the first line into names, or lines of different lengths into rows; 0 if none does.
char delimiter_of_ragged(SampleLines lines) {
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    const std::vector<Row> rows = split_sample(lines, delimiter);
    if (rows.empty()) continue;
    if (is_header(rows.front()) || columns_of(rows, delimiter) > 0) return delimiter;
  }
  return '\0';
}

std::string shown(const Row& row) {
  std::string seen;
  for (const std::string& field : row) seen += (seen.empty() ? "" : " | ") + excerpt(field, 40);
  return excerpt(seen, 300);
}

/// The line that is to blame is the first that is no row.
Error no_columns(const std::vector<Row>& rows, char delimiter) {
  const auto fits = [&](const Row& row) { return is_unnamed(row, delimiter); };
  const auto wrong = std::ranges::find_if_not(rows, fits);
  if (wrong == rows.begin() || wrong == rows.end()) {
    return {ErrorCode::kInvalidArgument, "its first line (" + shown(rows.front()) +
                                             ") is neither names of columns, among them user and item, "
                                             "nor user, item and perhaps rating and time"};
  }
  return {ErrorCode::kInvalidArgument, "its first line (" + shown(rows.front()) +
                                           ") can be user, item and perhaps rating and time, but most others "
                                           "are not alike, such as (" +
                                           shown(*wrong) + ")"};
}

Error no_layout(SampleLines lines) {
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    const std::vector<Row> rows = split_sample(lines, delimiter);
    if (!rows.empty() && rows.front().size() > 2 && is_unnamed(rows.front(), delimiter))
      return no_columns(rows, delimiter);
  }
  return {ErrorCode::kInvalidArgument,
          "its lines are neither JSON objects, nor mostly the same number of columns separated by tabs, "
          "commas, semicolons or bars, nor a user and its items separated by spaces; it begins \"" +
              excerpt(lines.front(), 80) + "\""};
}

Status recognise_columns(SourceLayout& layout, const std::vector<Row>& rows,
                         const std::optional<std::string>& told) {
  if (told && *told != kRatingsUserItem && *told != kRatingsItemUser) {
    return Error(ErrorCode::kInvalidArgument,
                 "the layout '" + *told + "' needs a first line that names the columns");
  }
  const char delimiter = layout.delimiter.front();
  const std::size_t columns = columns_of(rows, delimiter);
  if (columns == 0 || names_too_little(rows.front())) return no_columns(rows, delimiter);
  std::size_t fitting = 0;
  std::size_t item_first = 0;
  for (const Row& row : rows) {
    if (row.size() != columns || !is_unnamed(row, delimiter)) continue;
    ++fitting;
    if (looks_like_item(row[0]) && looks_like_user(row[1])) ++item_first;
  }
  const bool swapped = told ? *told == kRatingsItemUser : 2 * item_first > fitting;
  layout.role = SourceRole::kRatings;
  layout.schema = swapped ? kRatingsItemUser : kRatingsUserItem;
  layout.columns =
      swapped ? Row{"item_id", "user_id", "rating", "time"} : Row{"user_id", "item_id", "rating", "time"};
  layout.columns.resize(columns);
  constexpr std::string_view kFurther[] = {"", ", rating", ", rating, time"};
  layout.why = std::to_string(columns) + " columns, " + (swapped ? "item, user" : "user, item") +
               std::string(kFurther[columns - 2]) +
               (swapped && !told ? ": the first look like item ids" : "");
  return ok();
}

Status recognise_header(SourceLayout& layout, const Row& names, const std::optional<std::string>& told) {
  layout.has_header = true;
  for (const std::string& name : names) layout.columns.emplace_back(trim(name));
  if (told && *told != kRatingsHeader) return set_schema(layout, layout.columns, told);
  const auto guess = guess_schema(layout.columns);
  // A title beside user and item is the review's, or the product's that was bought.
  const bool of_products = guess && guess->schema->role == SourceRole::kProducts;
  if (guess && (of_products ? !names_user_and_item(names) : names_asin(names))) {
    layout.schema = guess->schema->name;
    layout.role = guess->schema->role;
    layout.why = guess->why;
    return ok();
  }
  layout.role = has_target(names, Target::kText) ? SourceRole::kReviews : SourceRole::kRatings;
  layout.schema = kRatingsHeader;
  layout.why = "a header that names " + meaningful(names);
  return ok();
}

/// Letters, digits, '-' and '_', and a digit among them: "0", "u17", "A-1". Words of prose have no digit.
bool is_id_word(std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto fits = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  };
  return std::ranges::all_of(word, fits) && std::ranges::any_of(word, is_digit);
}

/// How many words the line has; 0 if one of them is no id.
std::size_t ids_in(std::string_view line) {
  std::size_t ids = 0;
  for (std::string_view word; take_word(line, word); ++ids) {
    if (!is_id_word(word)) return 0;
  }
  return ids;
}

/// Whether the first line and most others are ids alone, somewhere more than one.
bool are_user_items(SampleLines lines) {
  std::size_t fitting = 0;
  std::size_t most_ids = 0;
  for (const std::string_view line : lines) {
    const std::size_t ids = ids_in(line);
    fitting += ids > 0 ? 1 : 0;
    most_ids = std::max(most_ids, ids);
  }
  return ids_in(lines.front()) > 0 && most_ids > 1 && 2 * fitting > lines.size();
}

Status recognise_user_items(SourceLayout& layout) {
  layout.role = SourceRole::kRatings;
  layout.schema = kUserItems;
  layout.delimiter = " ";
  layout.columns = {"user_id", "item_id"};
  layout.why = "one line a user: the user, then the items, with spaces between them";
  return ok();
}

}  // namespace

Status recognise_delimited(SourceLayout& layout, SampleLines lines, const std::optional<std::string>& told) {
  layout.format = SourceFormat::kDelimited;
  if (told == kUserItems) return recognise_user_items(layout);
  char delimiter = delimiter_of(lines, 3);
  if (delimiter == '\0') delimiter = delimiter_of(lines, 2);
  if (delimiter == '\0') delimiter = delimiter_of_ragged(lines);
  if (delimiter == '\0' && !told && are_user_items(lines)) return recognise_user_items(layout);
  if (delimiter == '\0') return no_layout(lines);
  layout.delimiter = delimiter;
  const std::vector<Row> rows = split_sample(lines, delimiter);
  if (is_header(rows.front())) return recognise_header(layout, rows.front(), told);
  return recognise_columns(layout, rows, told);
}

}  // namespace lookbook::loader
