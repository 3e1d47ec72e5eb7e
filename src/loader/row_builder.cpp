#include "loader/row_builder.hpp"

#include <algorithm>
#include <cmath>

#include "loader/clean_text.hpp"
#include "lookbook/core/id_map.hpp"

namespace lookbook::loader {
namespace {

constexpr std::uint8_t kUnset = 255;

/// NaN is how many programs write a value that they do not have. A rating alone is looked at: its row is
/// rejected either way, and must be for the reason that fits.
bool is_missing(const Value& value, Target target) {
  return value.kind == Value::Kind::kNull ||
         (value.kind == Value::Kind::kReal && std::isnan(value.real) && target != Target::kRating);
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
}

}  // namespace

RepairCounts& RepairCounts::operator+=(const RepairCounts& other) {
  rows_repaired += other.rows_repaired;
  fields_dropped += other.fields_dropped;
  return *this;
}

void IdField::clear() {
  state_ = State::kMissing;
  text_.clear();
}

void IdField::take(const Value& value) {
  if (value.kind == Value::Kind::kInteger) {
    text_ = std::to_string(value.integer);
    state_ = State::kGood;
  } else if (value.kind == Value::Kind::kText) {
    text_ = trim(value.text);
    state_ = text_.empty() ? State::kMissing : State::kGood;
  } else if (state_ == State::kMissing) {
    state_ = State::kWrong;
  }
}

std::string_view IdField::problem(bool repaired, std::string_view missing, std::string_view wrong,
                                  std::string_view dirty) const {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  if (state_ == State::kMissing) return missing;
  if (state_ == State::kWrong) return wrong;
  static_assert(kMaxIdBytes == 1024, "kDirtyUser and kDirtyItem say so in words");
  if (text_.size() > kMaxIdBytes || std::ranges::any_of(text_, is_control)) return dirty;
  return repaired && text_.find(kReplacement) != std::string::npos ? dirty : std::string_view();
}

namespace {

/// Only a source that has a field for ratings must have them.
bool has_ratings(const SourceLayout& layout) {
  const std::span<const FieldRule> rules = rules_for(layout.role);
  const auto is_rating = [&](const std::string& column) {
    return rule_for(rules, column).target == Target::kRating;
  };
  if (!layout.mapped.empty()) return std::ranges::any_of(layout.mapped, is_rating, &MappedField::meaning);
  return layout.columns.empty() || std::ranges::any_of(layout.columns, is_rating);
}

std::unique_ptr<RowBuilder> builder_of(const SourceLayout& layout, const std::string& source_name,
                                       const ReadOptions& options) {
  if (layout.role == SourceRole::kProducts) {
    const NamedSchema* schema = find_schema(layout.schema);
    return product_rows(source_name, std::string(schema != nullptr ? schema->currency : ""));
  }
  return review_rows(source_name, has_ratings(layout) && !options.without_rating, layout.time_format);
}

}  // namespace

std::unique_ptr<RowBuilder> rows_of(const SourceLayout& layout, const std::string& source_name,
                                    const ReadOptions& options) {
  std::unique_ptr<RowBuilder> rows = builder_of(layout, source_name, options);
  rows->keep_beside(options.beside);
  rows->read_mapped(layout.mapped);
  return rows;
}

RowBuilder::RowBuilder(std::string source, SourceRole role, Schema schema)
    : source_(std::move(source)), batch_(std::move(schema)), rules_(rules_for(role)) {
  ranks_.fill(kUnset);
}

void RowBuilder::begin_row() {
  ranks_.fill(kUnset);
  dropped_in_row_ = 0;
  beside_in_row_.clear();
  clear();
}

void RowBuilder::keep_beside(std::string_view name) {
  beside_name_ = lower_case(name);
}

FieldNumber RowBuilder::number_of(std::string_view name) {
  const std::string_view known = known_name(mapped_, name);
  const auto rule = std::ranges::find_if(
      rules_, [&](const FieldRule& one) { return equals_ignoring_case(known, one.name); });
  const FieldNumber place = rule == rules_.end() ? 0 : static_cast<FieldNumber>(rule - rules_.begin()) + 1;
  const bool is_beside = !beside_name_.empty() && equals_ignoring_case(name, beside_name_);
  return place + (is_beside ? kBeside : 0);
}

bool RowBuilder::wants(FieldNumber field) {
  is_beside_ = field >= kBeside;
  const std::size_t place = field % kBeside;
  rule_ = place > 0 ? &rules_[place - 1] : nullptr;
  if (rule_ != nullptr && rule_->rank > ranks_[static_cast<std::size_t>(rule_->target)]) rule_ = nullptr;
  return rule_ != nullptr || is_beside_;
}

void RowBuilder::take(const Value& value) {
  if (is_beside_) beside_in_row_.take(value);
  if (rule_ == nullptr || is_missing(value, rule_->target)) return;
  if (value.kind == Value::Kind::kText && trim(value.text).empty()) return;
  switch (store(rule_->target, value)) {
    case Stored::kYes:
      ranks_[static_cast<std::size_t>(rule_->target)] = rule_->rank;
      break;
    case Stored::kNothing:
      break;
    case Stored::kWrong:
      ++dropped_in_row_;
  }
}

void RowBuilder::keep_row(bool repaired) {
  repairs_.fields_dropped += dropped_in_row_;
  repairs_.rows_repaired += repaired ? 1 : 0;
  if (!beside_name_.empty()) beside_.push_back(beside_in_row_.text());
}

}  // namespace lookbook::loader
