#include <algorithm>
#include <cmath>
#include <limits>

#include "loader/clean_text.hpp"
#include "loader/field_values.hpp"
#include "loader/row_builder.hpp"
#include "loader/time_format.hpp"
#include "lookbook/core/tables.hpp"

namespace lookbook::loader {
namespace {

/// Whether `name` is the property `wanted`: "Color:", "Color Name:" and "color" are the same one.
bool is_property(std::string_view name, std::string_view wanted) {
  name = trim(name);
  if (name.ends_with(':')) name = trim(name.substr(0, name.size() - 1));
  constexpr std::string_view kName = " name";
  if (name.size() > kName.size() && equals_ignoring_case(name.substr(name.size() - kName.size()), kName))
    name.remove_suffix(kName.size());
  return equals_ignoring_case(name, wanted);
}

class ReviewRows final : public RowBuilder {
 public:
  ReviewRows(std::string source, bool rating_needed, std::string time_format)
      : RowBuilder(std::move(source), SourceRole::kReviews, tables::raw_reviews()),
        rating_needed_(rating_needed),
        time_format_(std::move(time_format)) {}

  std::string_view finish(std::int64_t line, bool repaired) override {
    const std::string_view reason = problem(repaired);
    if (!reason.empty()) return reason;
    keep_row(repaired);
    std::size_t column = 0;
    batch_.column(column++).append(source_);
    batch_.column(column++).append(line);
    batch_.column(column++).append(user_.text());
    batch_.column(column++).append(item_.text());
    batch_.column(column++).append(rating_);
    batch_.column(column++).append(time_);
    batch_.column(column++).append(title_);
    batch_.column(column++).append(text_);
    batch_.column(column++).append(verified_);
    batch_.column(column++).append(helpful_);
    batch_.column(column++).append(colour_);
    batch_.column(column++).append(size_);
    return {};
  }

 private:
  void clear() override {
    user_.clear();
    item_.clear();
    rating_is_wrong_ = false;
    rating_.reset();
    time_.reset();
    title_.reset();
    text_.reset();
    verified_.reset();
    helpful_.reset();
    colour_.reset();
    size_.reset();
  }

  Stored store(Target target, const Value& value) override;
  void store_style(const Value& style);
  std::string_view problem(bool repaired) const;

  bool rating_needed_;
  std::string time_format_;
  bool rating_is_wrong_ = false;
  IdField user_;
  IdField item_;
  std::optional<double> rating_;
  std::optional<std::int64_t> time_;
  std::optional<std::string_view> title_;
  std::optional<std::string_view> text_;
  std::optional<bool> verified_;
  std::optional<std::int32_t> helpful_;
  std::optional<std::string_view> colour_;
  std::optional<std::string_view> size_;
};

/// Replaces `field` if there is a value.
template <class T>
Stored set(std::optional<T>& field, std::optional<T> value) {
  if (!value) return Stored::kWrong;
  field = std::move(value);
  return Stored::kYes;
}

Stored set(IdField& field, const Value& value) {
  field.take(value);
  return field.is_set() ? Stored::kYes : Stored::kNothing;
}

/// Ratings become floats: a number beyond their range is as good as none.
std::optional<double> read_rating(const Value& value) {
  const std::optional<double> number = read_number(value);
  if (number && std::abs(*number) > std::numeric_limits<float>::max()) return std::nullopt;
  return number;
}

Stored ReviewRows::store(Target target, const Value& value) {
  switch (target) {
    case Target::kUser:
      return set(user_, value);
    case Target::kItem:
      return set(item_, value);
    case Target::kRating:
      rating_ = read_rating(value);
      rating_is_wrong_ = !rating_;
      return rating_ ? Stored::kYes : Stored::kNothing;
    case Target::kTime:
      return set(time_, read_time_as(value, time_format_));
    case Target::kTitle:
      return set(title_, read_text(value));
    case Target::kText:
      return set(text_, read_text(value));
    case Target::kVerified:
      return set(verified_, read_flag(value));
    case Target::kHelpful:
      return set(helpful_, read_votes(value));
    case Target::kColour:
      return set(colour_, read_text(value));
    case Target::kSize:
      return set(size_, read_text(value));
    case Target::kStyle:
      store_style(value);
      return value.kind == Value::Kind::kObject ? Stored::kYes : Stored::kWrong;
    case Target::kIgnored:  // and what only products have
    case Target::kParent:
    case Target::kBrand:
    case Target::kCategories:
    case Target::kPrice:
    case Target::kCurrency:
    case Target::kDescription:
    case Target::kImages:
    case Target::kAlsoBought:
    case Target::kAlsoViewed:
    case Target::kBoughtTogether:
    case Target::kRelated:
    case Target::kDetails:
      break;
  }
  return Stored::kNothing;
}

void ReviewRows::store_style(const Value& style) {
  for (std::size_t i = 0; i < style.names.size(); ++i) {
    if (style.items[i].kind != Value::Kind::kText || trim(style.items[i].text).empty()) continue;
    const std::string_view name = style.names[i];
    if (!colour_ && (is_property(name, "color") || is_property(name, "colour")))
      colour_ = trim(style.items[i].text);
    if (!size_ && is_property(name, "size")) size_ = trim(style.items[i].text);
  }
}

std::string_view ReviewRows::problem(bool repaired) const {
  std::string_view reason = user_.problem(repaired, reasons::kNoUser, reasons::kBadUser, reasons::kDirtyUser);
  if (reason.empty()) {
    reason = item_.problem(repaired, reasons::kNoItem, reasons::kBadItem, reasons::kDirtyItem);
  }
  if (reason.empty() && !rating_ && rating_is_wrong_) reason = reasons::kBadRating;
  if (reason.empty() && !rating_ && rating_needed_) reason = reasons::kNoRating;
  return reason;
}

}  // namespace

std::unique_ptr<RowBuilder> review_rows(std::string source, bool rating_needed, std::string time_format) {
  return std::make_unique<ReviewRows>(std::move(source), rating_needed, std::move(time_format));
}

}  // namespace lookbook::loader
