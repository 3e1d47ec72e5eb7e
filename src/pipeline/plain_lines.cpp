#include "pipeline/plain_lines.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "lookbook/loader/source_layout.hpp"
#include "pipeline/plain_time.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kMostUnnamed = 4;  // columns: user, item, rating, time

using Fields = std::vector<std::string_view>;

/// Lines of a text, unpacked where it is packed.
class Lines {
 public:
  static Result<std::unique_ptr<Lines>> open(const std::string& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) {
      return Error(ErrorCode::kInvalidArgument, file + " is a folder, a file is needed");
    }
    errno = 0;
    gzFile_s* handle = gzopen(file.c_str(), "rb");
    if (handle == nullptr) return error_from_errno(errno == 0 ? ENOMEM : errno, "cannot open " + file);
    return std::unique_ptr<Lines>(new Lines(file, handle));
  }

  /// The next line that is not blank, without its end; nullopt at the end. Valid until the next call.
  Result<std::optional<std::string_view>> next() {
    for (;;) {
      const std::size_t end = text_.find('\n', begin_);
      if (end == std::string::npos && !at_end_) {
        LOOKBOOK_CHECK(read_more());
        continue;
      }
      if (begin_ >= text_.size()) return std::optional<std::string_view>();
      std::string_view line =
          std::string_view(text_).substr(begin_, end == std::string::npos ? end : end - begin_);
      begin_ = end == std::string::npos ? text_.size() : end + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.find_first_not_of(" \t") != std::string_view::npos) return std::optional(line);
    }
  }

 private:
  Lines(std::string file, gzFile_s* handle) : file_(std::move(file)), handle_(handle, gzclose) {}

  Status read_more() {
    text_.erase(0, begin_);
    begin_ = 0;
    const std::size_t old_size = text_.size();
    text_.resize(old_size + kBlock);
    const int count = gzread(handle_.get(), text_.data() + old_size, static_cast<unsigned>(kBlock));
    text_.resize(old_size + static_cast<std::size_t>(std::max(count, 0)));
    int code = Z_OK;
    const char* message = gzerror(handle_.get(), &code);
    if (code == Z_ERRNO) return error_from_errno(errno, "cannot read " + file_);
    if (code != Z_OK) return Error(ErrorCode::kCorruptData, file_ + " is damaged or truncated: " + message);
    at_end_ = count <= 0;
    return ok();
  }

  std::string file_;
  std::unique_ptr<gzFile_s, int (*)(gzFile)> handle_;
  std::string text_;
  std::size_t begin_ = 0;
  bool at_end_ = false;
};

std::string_view trimmed(std::string_view field) {
  const std::size_t first = field.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  field = field.substr(first, field.find_last_not_of(' ') - first + 1);
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
    field = field.substr(1, field.size() - 2);
  return field;
}

void split(std::string_view line, char separator, Fields& fields) {
  fields.clear();
  for (;;) {
    const std::size_t end = line.find(separator);
    const std::string_view field = trimmed(line.substr(0, end));
    // Several spaces are one; between other separators an empty field is a field.
    if (separator != ' ' || !field.empty()) fields.push_back(field);
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

/// '\0' if the line has none of them.
char separator_of(std::string_view line) {
  for (const char separator : {'\t', ',', ';', '|', ' '}) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return '\0';
}

std::optional<float> rating_of(std::string_view text) {
  float rating = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rating);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(rating)) return std::nullopt;
  return rating;
}

std::optional<Part> part_of(std::string_view text) {
  if (text == "0" || text == "train") return Part::kTrain;
  if (text == "1" || text == "valid" || text == "validation") return Part::kValid;
  if (text == "2" || text == "test") return Part::kTest;
  return std::nullopt;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

/// Where the fields stand; kNowhere: not in this file.
struct Columns {
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::size_t user = kNowhere;
  std::size_t item = kNowhere;
  std::size_t rating = kNowhere;
  std::size_t time = kNowhere;
  std::size_t part = kNowhere;
};

/// The place of the first column with one of the names; kNowhere if there is none.
std::size_t place_of(const Fields& header, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = std::ranges::find(header, name, lower);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  }
  return Columns::kNowhere;
}

/// The names that loader's layouts know, and those of toolkits.
Columns named_columns(const Fields& header) {
  return {.user = place_of(header,
                           {"user_id", "user", "userid", "reviewerid", "reviewer_id", "uid", "customer_id"}),
          .item = place_of(header, {"parent_asin", "item_id", "item", "itemid", "asin", "iid", "product_id",
                                    "productid", "movieid", "sku"}),
          .rating = place_of(header, {"rating", "overall", "star_rating", "stars", "score"}),
          .time = place_of(header, {"unixreviewtime", "timestamp", "sort_timestamp", "time", "reviewtime",
                                    "review_date", "date", "unixreviewtime_if_known"})};
}

/// User first, unless loader sees by the ids that the item is (Amazon's CSVs of 2018).
Columns unnamed_columns(const std::string& file, std::size_t count) {
  Columns columns{.user = 0,
                  .item = 1,
                  .rating = count > 2 ? 2 : Columns::kNowhere,
                  .time = count > 3 ? 3 : Columns::kNowhere};
  const auto layout = loader::recognise(file);  // which knows no files of two columns
  if (layout && !layout->columns.empty() && layout->columns.front() == "item_id") {
    std::swap(columns.user, columns.item);
  }
  return columns;
}

/// A first line that names some column must name the user and the item; one that names none is a row.
Result<Columns> columns_of(const std::string& file, const Fields& first, bool& has_header) {
  const Columns named = named_columns(first);
  has_header = named.user != Columns::kNowhere && named.item != Columns::kNowhere;
  if (has_header) return named;
  const bool names_some = named.user != Columns::kNowhere || named.item != Columns::kNowhere ||
                          named.rating != Columns::kNowhere || named.time != Columns::kNowhere;
  if (!names_some && first.size() <= kMostUnnamed) return unnamed_columns(file, first.size());
  std::string seen;
  for (const auto name : first) seen += (seen.empty() ? "" : ", ") + std::string(name);
  return Error(ErrorCode::kInvalidArgument, file + ": its first line (" + seen.substr(0, 200) +
                                                ") must name the columns user and item, for example "
                                                "user,item,rating,time");
}

/// Reads rows of columns.
class ColumnRows {
 public:
  /// Decides by the first line whether it names the columns.
  static Result<ColumnRows> start(const std::string& file, const Fields& first, char separator,
                                  const std::optional<std::string>& split_column) {
    ColumnRows rows(separator);
    LOOKBOOK_TRY(rows.columns_, columns_of(file, first, rows.has_header_));
    if (split_column) {
      if (rows.has_header_) rows.columns_.part = place_of(first, {lower(*split_column)});
      if (rows.columns_.part == Columns::kNowhere) {
        return Error(ErrorCode::kInvalidArgument,
                     file + " has no column '" + *split_column + "' in its first line");
      }
    }
    return rows;
  }
  bool has_header() const { return has_header_; }

  /// nullopt for a row that cannot be used.
  std::optional<PlainRow> row(std::string_view line) {
    split(line, separator_, fields_);
    PlainRow row{
        .user = field(columns_.user), .item = field(columns_.item), .rating = {}, .time = {}, .part = {}};
    if (row.user.empty() || row.item.empty()) return std::nullopt;
    if (const auto text = field(columns_.rating); !text.empty()) {
      row.rating = rating_of(text);
      if (!row.rating) return std::nullopt;
    }
    row.time = plain_time(field(columns_.time));
    if (columns_.part != Columns::kNowhere) {
      row.part = part_of(field(columns_.part));
      if (!row.part) return std::nullopt;
    }
    return row;
  }

 private:
  explicit ColumnRows(char separator) : separator_(separator) {}
  std::string_view field(std::size_t place) const {
    return place < fields_.size() ? fields_[place] : std::string_view();
  }

  char separator_;
  Columns columns_;
  bool has_header_ = false;
  Fields fields_;
};

Result<PlainCounts> read_columns(Lines& lines, std::string_view first_line, ColumnRows rows,
                                 FunctionRef<Status(const PlainRow&)> take) {
  PlainCounts counts;
  std::optional<std::string_view> line = first_line;
  for (bool is_first = true; line; is_first = false) {
    if (!is_first || !rows.has_header()) {
      if (const auto row = rows.row(*line)) {
        LOOKBOOK_CHECK(take(*row));
        ++counts.rows;
      } else {
        ++counts.rejected;
      }
    }
    LOOKBOOK_TRY(line, lines.next());
  }
  return counts;
}

Result<PlainCounts> read_users(Lines& lines, std::string_view first_line,
                               FunctionRef<Status(const PlainRow&)> take) {
  PlainCounts counts;
  Fields fields;
  std::optional<std::string_view> line = first_line;
  while (line) {
    split(*line, ' ', fields);  // a user alone has no items, which is no error
    for (std::size_t k = 1; k < fields.size(); ++k) {
      LOOKBOOK_CHECK(take({.user = fields[0], .item = fields[k], .rating = {}, .time = {}, .part = {}}));
      ++counts.rows;
    }
    LOOKBOOK_TRY(line, lines.next());
  }
  return counts;
}

}  // namespace

Result<bool> is_plain_lines(const std::string& file) {
  LOOKBOOK_TRY(const std::unique_ptr<Lines> lines, Lines::open(file));
  auto first = lines->next();
  if (!first) return std::move(first).error();
  if (!*first) return false;
  const std::string_view line = **first;
  if (line.starts_with("PAR1") || line.find('\0') != std::string_view::npos) return false;
  const char start = line[line.find_first_not_of(" \t")];
  return start != '{' && start != '[' && start != '<' && separator_of(line) != '\0';
}

Result<PlainCounts> read_plain_lines(const std::string& file, const std::optional<std::string>& split_column,
                                     FunctionRef<Status(const PlainRow&)> take) {
  LOOKBOOK_TRY(const std::unique_ptr<Lines> lines, Lines::open(file));
  LOOKBOOK_TRY(const auto first, lines->next());
  if (!first) return Error(ErrorCode::kInvalidArgument, file + " is empty");
  const std::string first_line(*first);
  const char separator = separator_of(first_line);
  if (separator == ' ' && !split_column) return read_users(*lines, first_line, take);
  Fields fields;
  split(first_line, separator, fields);
  LOOKBOOK_TRY(ColumnRows rows, ColumnRows::start(file, fields, separator, split_column));
  return read_columns(*lines, first_line, std::move(rows), take);
}

}  // namespace lookbook::pipeline
