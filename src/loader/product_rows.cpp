#include "loader/clean_text.hpp"
#include "loader/distinct_texts.hpp"
#include "loader/field_values.hpp"
#include "loader/row_builder.hpp"
#include "loader/times_and_prices.hpp"
#include "lookbook/core/tables.hpp"

namespace lookbook::loader {
namespace {

using Texts = std::vector<std::string>;

class ProductRows final : public RowBuilder {
 public:
  ProductRows(std::string source, std::string currency)
      : RowBuilder(std::move(source), SourceRole::kProducts, tables::raw_products()),
        default_currency_(std::move(currency)) {}

  std::string_view finish(std::int64_t line, bool repaired) override;

 private:
  void clear() override {
    item_.clear();
    parent_.clear();
    price_.reset();
    for (auto* text : {&title_, &brand_, &description_, &colour_, &currency_}) text->clear();
    for (auto* texts : {&categories_, &images_, &also_bought_, &also_viewed_, &bought_together_})
      texts->clear();
  }

  Stored store(Target target, const Value& value) override;
  Stored store_price(const Value& value);
  Stored store_related(const Value& related);
  Stored store_details(const Value& details);
  void append_text(std::size_t column, const std::string& text);
  void append_texts(std::size_t column, const Texts& texts);

  std::string default_currency_;
  IdField item_;
  IdField parent_;
  std::string title_;
  std::string brand_;
  Texts categories_;
  std::optional<Price> price_;
  std::string currency_;
  std::string description_;
  std::string colour_;
  Texts images_;
  Texts also_bought_;
  Texts also_viewed_;
  Texts bought_together_;
};

/// Replaces `field` if the value says something.
template <class T>
Stored set(T& field, std::optional<T> value) {
  if (!value) return Stored::kWrong;
  if (value->empty()) return Stored::kNothing;
  field = *std::move(value);
  return Stored::kYes;
}

Stored set(IdField& field, const Value& value) {
  field.take(value);
  return field.is_set() ? Stored::kYes : Stored::kNothing;
}

Stored set_text(std::string& field, const Value& value) {
  const auto text = read_text(value);
  return set(field, text ? std::optional<std::string>(*text) : std::nullopt);
}

/// The first text of a list, or the text itself: some releases write ["Nike"].
Stored set_first(std::string& field, const Value& value) {
  auto texts = read_texts(value);
  if (!texts) return Stored::kWrong;
  return set(field, std::optional(texts->empty() ? std::string() : texts->front()));
}

void append_new(Texts& texts, const Texts& more) {
  DistinctTexts all;
  for (const std::string& text : texts) all.add(text);
  for (const std::string& text : more) all.add(text);
  texts = std::move(all).take();
}

Stored ProductRows::store(Target target, const Value& value) {
  switch (target) {
    case Target::kItem:
      return set(item_, value);
    case Target::kParent:
      return set(parent_, value);
    case Target::kTitle:
      return set_text(title_, value);
    case Target::kBrand:
      return set_first(brand_, value);
    case Target::kCategories:
      return set(categories_, read_categories(value));
    case Target::kPrice:
      return store_price(value);
    case Target::kCurrency:
      return set_text(currency_, value);
    case Target::kDescription:
      return set(description_, read_joined(value));
    case Target::kColour:
      return set_first(colour_, value);
    case Target::kImages:
      return set(images_, read_images(value));
    case Target::kAlsoBought:
      return set(also_bought_, read_texts(value));
    case Target::kAlsoViewed:
      return set(also_viewed_, read_texts(value));
    case Target::kBoughtTogether:
      return set(bought_together_, read_texts(value));
    case Target::kRelated:
      return store_related(value);
    case Target::kDetails:
      return store_details(value);
    case Target::kIgnored:  // and what only reviews have
    case Target::kUser:
    case Target::kRating:
    case Target::kTime:
    case Target::kText:
    case Target::kVerified:
    case Target::kHelpful:
    case Target::kStyle:
    case Target::kSize:
      break;
  }
  return Stored::kNothing;
}

Stored ProductRows::store_price(const Value& value) {
  price_ = read_price(value);
  return price_ ? Stored::kYes : Stored::kWrong;
}

Stored ProductRows::store_related(const Value& related) {
  for (std::size_t i = 0; i < related.names.size(); ++i) {
    const Texts texts = read_texts(related.items[i]).value_or(Texts());
    if (related.names[i] == "also_bought") append_new(also_bought_, texts);
    // What people buy after viewing this one is a substitute, as what they also view (McAuley et al. 2015).
    if (related.names[i] == "also_viewed" || related.names[i] == "buy_after_viewing")
      append_new(also_viewed_, texts);
    if (related.names[i] == "bought_together") append_new(bought_together_, texts);
  }
  return related.kind == Value::Kind::kObject ? Stored::kYes : Stored::kWrong;
}

Stored ProductRows::store_details(const Value& details) {
  for (std::size_t i = 0; i < details.names.size(); ++i) {
    const std::string_view name = trim(details.names[i]);
    if (colour_.empty() && (name == "Color" || name == "Color:" || name == "Colour")) {
      set_first(colour_, details.items[i]);
    }
    if (brand_.empty() && (name == "Brand" || name == "Brand:")) set_first(brand_, details.items[i]);
  }
  return Stored::kYes;  // some releases have a text here, of which nothing is needed
}

void ProductRows::append_text(std::size_t column, const std::string& text) {
  if (text.empty()) {
    batch_.column(column).append_null();
  } else {
    batch_.column(column).append(text);
  }
}

void ProductRows::append_texts(std::size_t column, const Texts& texts) {
  if (texts.empty()) {
    batch_.column(column).append_null();
  } else {
    batch_.column(column).append_list(texts);
  }
}

std::string_view ProductRows::finish(std::int64_t line, bool repaired) {
  const IdField& id = item_.is_set() ? item_ : parent_;
  const std::string_view reason =
      (id.is_set() ? id : item_).problem(repaired, reasons::kNoItem, reasons::kBadItem, reasons::kDirtyItem);
  if (!reason.empty()) return reason;
  keep_row(repaired);
  if (price_ && price_->currency.empty())
    price_->currency = currency_.empty() ? default_currency_ : currency_;
  std::size_t column = 0;
  batch_.column(column++).append(source_);
  batch_.column(column++).append(line);
  batch_.column(column++).append(id.text());
  append_text(column++, title_);
  append_text(column++, brand_);
  append_texts(column++, categories_);
  batch_.column(column++).append(price_ ? std::optional(price_->amount) : std::nullopt);
  append_text(column++, price_ ? price_->currency : std::string());
  append_text(column++, description_);
  append_text(column++, colour_);
  append_texts(column++, images_);
  const bool has_group = item_.is_set() && parent_.problem(repaired, "none", "none", "none").empty();
  append_text(column++, has_group ? parent_.text() : std::string());
  append_texts(column++, also_bought_);
  append_texts(column++, also_viewed_);
  append_texts(column++, bought_together_);
  return {};
}

}  // namespace

std::unique_ptr<RowBuilder> product_rows(std::string source, std::string currency) {
  return std::make_unique<ProductRows>(std::move(source), std::move(currency));
}

}  // namespace lookbook::loader
