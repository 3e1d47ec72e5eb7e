#include "loader/field_values.hpp"

#include <gmock/gmock.h>

#include <limits>

#include "loader/clean_text.hpp"
#include "loader/times_and_prices.hpp"
#include "lookbook/base/clock.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

Value text(std::string_view text) {
  return Value::of_text(text);
}

Value integer(std::int64_t number) {
  Value value;
  value.kind = Value::Kind::kInteger;
  value.integer = number;
  return value;
}

Value real(double number) {
  Value value;
  value.kind = Value::Kind::kReal;
  value.real = number;
  return value;
}

Value list(std::vector<Value> items) {
  Value value;
  value.kind = Value::Kind::kList;
  value.items = std::move(items);
  return value;
}

Value object(std::vector<std::pair<std::string_view, Value>> members) {
  Value value;
  value.kind = Value::Kind::kObject;
  for (auto& [name, item] : members) {
    value.names.push_back(name);
    value.items.push_back(std::move(item));
  }
  return value;
}

TEST(FieldValuesTest, NumbersMayBeTextButNothingElse) {
  EXPECT_EQ(read_number(integer(5)), 5);
  EXPECT_EQ(read_number(real(4.5)), 4.5);
  EXPECT_EQ(read_number(text(" 3.0 ")), 3);
  for (const std::string_view bad : {"five", "5 stars", "", "nan", "inf", "1e999", "0x10", "5,0"}) {
    EXPECT_EQ(read_number(text(bad)), std::nullopt) << bad;
  }
  EXPECT_EQ(read_number(real(std::numeric_limits<double>::infinity())), std::nullopt);
  EXPECT_EQ(read_number(list({integer(5)})), std::nullopt);
}

TEST(FieldValuesTest, TimesAreSecondsWhateverTheirUnit) {
  EXPECT_EQ(read_time(integer(1441324800)), 1441324800);
  EXPECT_EQ(read_time(integer(1482551882999)), 1482551882);
  EXPECT_EQ(read_time(integer(1482551882999999)), 1482551882);
  EXPECT_EQ(read_time(text("1441324800")), 1441324800);
  EXPECT_EQ(read_time(integer(0)), 0);
  EXPECT_EQ(read_time(integer(-1)), std::nullopt);
  EXPECT_EQ(read_time(real(1e30)), std::nullopt);
}

TEST(FieldValuesTest, TheUnitOfATimeByItsTypeIsNotGuessed) {
  Value time = integer(86400000 + 999);  // 1970-01-02; as a number it would be of 1972
  time.is_millis = true;
  EXPECT_EQ(read_time(time), 86400);
  time.integer = -1;
  EXPECT_EQ(read_time(time), std::nullopt);
}

TEST(FieldValuesTest, DatesAreUtc) {
  // 2015-09-04 is 45 years of 365 days, 11 leap days, and 246 days after 1970-01-01: 16682 days.
  EXPECT_EQ(read_time(text("09 4, 2015")), 16682 * 86400);
  EXPECT_EQ(read_time(text("09  4,2015")), 16682 * 86400);
  EXPECT_EQ(read_time(text("2015-09-04")), 16682 * 86400);
  EXPECT_EQ(read_time(text("2015-09-04T01:02:03Z")), 16682 * 86400 + 3723);
  EXPECT_EQ(read_time(text("2015-09-04 01:02:03.250")), 16682 * 86400 + 3723);
  EXPECT_EQ(read_time(text("2016-02-29")), 1456704000);
  EXPECT_EQ(read_time(text("1970-01-01")), 0);
  for (const std::string_view bad :
       {"2015-02-29", "2015-13-01", "13 4, 2015", "yesterday", "2015-09-04T25:00:00", "2015-09",
        "2015-09-04T01:02:03+02:00", "0 0, 0", "1969-12-31", "99999-01-01", "2015---09-04", "2015-09--04",
        "2015-09-04TT01:02:03", "2015-09-04T01::02:03", "09 4,, 2015"}) {
    EXPECT_EQ(read_time(text(bad)), std::nullopt) << bad;
  }
}

TEST(FieldValuesTest, VotesOfAllThreeReleases) {
  EXPECT_EQ(read_votes(list({integer(3), integer(5)})), 3);
  EXPECT_EQ(read_votes(text("1,341")), 1341);
  EXPECT_EQ(read_votes(integer(4)), 4);
  EXPECT_EQ(read_votes(integer(-1)), std::nullopt);
  EXPECT_EQ(read_votes(list({})), std::nullopt);
  EXPECT_EQ(read_votes(integer(3000000000)), std::nullopt);
  EXPECT_EQ(read_votes(text("many")), std::nullopt);
}

TEST(FieldValuesTest, FlagsInWordsAndNumbers) {
  for (const std::string_view yes : {"Y", "yes", "TRUE", "1"})
    EXPECT_THAT(read_flag(text(yes)), Optional(true));
  for (const std::string_view no : {"N", "No", "false", "0"})
    EXPECT_THAT(read_flag(text(no)), Optional(false));
  EXPECT_EQ(read_flag(text("maybe")), std::nullopt);
  EXPECT_EQ(read_flag(integer(2)), std::nullopt);
}

TEST(FieldValuesTest, PricesInTheFormsOfShops) {
  const auto price = [](std::string_view written) {
    const auto read = read_price(text(written));
    return read ? std::to_string(read->amount).substr(0, std::to_string(read->amount).size() - 4) + " " +
                      read->currency
                : "none";
  };
  EXPECT_EQ(price("$1.99"), "1.99 USD");
  EXPECT_EQ(price("$1,250.00"), "1250.00 USD");
  EXPECT_EQ(price("$9.99 - $19.99"), "9.99 USD");
  EXPECT_EQ(price("from $9.99"), "9.99 USD");
  EXPECT_EQ(price("9,99 €"), "9.99 EUR");
  EXPECT_EQ(price("€ 1.250,50"), "1250.50 EUR");
  EXPECT_EQ(price("£12"), "12.00 GBP");
  EXPECT_EQ(price("USD 12.50"), "12.50 USD");
  EXPECT_EQ(price("12.50 CHF"), "12.50 CHF");
  EXPECT_EQ(price("1,250"), "1250.00 ");
  EXPECT_EQ(price("1.234.567"), "1234567.00 ");
  for (const std::string_view bad : {"", "Too low to display", ".a-box-inner{background-color:#fff}",
                                     "<div class=\"a-section\"", "12 oz", "-5", "$", "FREE"}) {
    EXPECT_EQ(price(bad), "none") << bad;
  }
  EXPECT_EQ(read_price(integer(5))->amount, 5);
  EXPECT_EQ(read_price(real(-5)), std::nullopt);
}

TEST(FieldValuesTest, CategoriesAreOnePath) {
  EXPECT_THAT(read_categories(list({text("Clothing"), text(" Women "), text("")})),
              Optional(ElementsAre("Clothing", "Women")));
  EXPECT_THAT(read_categories(list({list({text("A"), text("B")}), list({text("C"), text("D"), text("E")}),
                                    list({text("F"), text("G"), text("H")})})),
              Optional(ElementsAre("C", "D", "E")));
  EXPECT_THAT(read_categories(text("Apparel")), Optional(ElementsAre("Apparel")));
  EXPECT_THAT(read_categories(text("Apparel > Women > Dresses")),
              Optional(ElementsAre("Apparel", "Women", "Dresses")));
  EXPECT_EQ(read_categories(integer(1)), std::nullopt);
}

TEST(FieldValuesTest, ImagesAreTheLargestOfEach) {
  EXPECT_THAT(read_images(text("a.jpg")), Optional(ElementsAre("a.jpg")));
  EXPECT_THAT(read_images(list({text("a.jpg"), text("b.jpg"), text("a.jpg")})),
              Optional(ElementsAre("a.jpg", "b.jpg")));
  EXPECT_THAT(read_images(list({object({{"thumb", text("t")}, {"hi_res", text("h")}}),
                                object({{"hi_res", Value()}, {"large", text("l")}})})),
              Optional(ElementsAre("h", "l")));
  EXPECT_THAT(read_images(object({{"large", list({text("l1"), text("l2")})}, {"thumb", list({text("t")})}})),
              Optional(ElementsAre("l1", "l2")));
  EXPECT_EQ(read_images(real(1)), std::nullopt);
}

TEST(FieldValuesTest, TextsAreTrimmedAndDistinct) {
  EXPECT_THAT(read_texts(list({text(" a "), text("b"), text("a"), integer(3), text("")})),
              Optional(ElementsAre("a", "b")));
  EXPECT_THAT(read_texts(text("one")), Optional(ElementsAre("one")));
  EXPECT_THAT(read_joined(list({text("one"), text(" "), text("two ")})), Optional(std::string("one two")));
}

TEST(FieldValuesTest, LongListsTakeTimeInProportion) {
  // Each text against each before it would be 5,000 million comparisons.
  std::vector<std::string> texts;
  for (int i = 0; i < 100'000; ++i) texts.push_back("product " + std::to_string(i));
  std::vector<Value> items;
  for (const std::string& one : texts) items.push_back(text(one));
  for (const std::string& one : texts) items.push_back(text(one));
  const Value all = list(std::move(items));
  const Stopwatch watch;
  EXPECT_THAT(read_texts(all), Optional(texts));
  EXPECT_LT(watch.seconds(), 2);
}

TEST(CleanTextTest, ValidTextStaysAsItIs) {
  for (const std::string_view valid :
       {"", "plain", "a plain text of more than eight bytes", "café", "שלום 😀 emoji"}) {
    EXPECT_TRUE(is_clean(valid)) << valid;
    EXPECT_EQ(cleaned(valid), valid);
  }
}

TEST(CleanTextTest, EveryPlaceOfABadByteIsFound) {
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      for (const char bad : {'\0', '\xFF', '\x80', '\xC3'}) {
        std::string text(size, 'a');
        text[place] = bad;
        EXPECT_FALSE(is_clean(text)) << size << " " << place;
      }
    }
  }
}

TEST(CleanTextTest, ExcerptsEndAtACharacter) {
  EXPECT_EQ(excerpt("aé", 2), "a");
  EXPECT_EQ(excerpt("aé", 3), "aé");
  EXPECT_EQ(excerpt("\xFF\xFF", 4), "\xEF\xBF\xBD");  // the second would need six bytes
}

}  // namespace
}  // namespace lookbook::loader
