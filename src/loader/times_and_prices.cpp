#include "loader/times_and_prices.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "loader/clean_text.hpp"
#include "loader/field_values.hpp"

namespace lookbook::loader {
namespace {

using Kind = Value::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; years start in March, so that the leap day is
/// the last.
std::int64_t days_since_1970(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month <= 2) --year;
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr std::array<std::int64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// Takes a whole number of at most four digits and one of the marks behind it, if any; -1 if there is none.
std::int64_t take_part(std::string_view& rest, std::string_view marks) {
  std::uint16_t number = 0;
  const auto [end, error] =
      std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 4), number);
  if (error != std::errc()) return -1;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!rest.empty() && marks.find(rest.front()) != marks.npos) rest.remove_prefix(1);
  return number;
}

std::optional<std::int64_t> seconds_of_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return days_since_1970(year, month, day) * 86400;
}

/// "2015-09-04" and what may follow it: "T12:30:05.250Z", " 12:30".
std::optional<std::int64_t> read_iso_date(std::string_view text) {
  const std::int64_t year = take_part(text, "-");
  const std::int64_t month = take_part(text, "-");
  const std::int64_t day = take_part(text, "T ");
  const auto date = seconds_of_date(year, month, day);
  if (!date || text.empty()) return date;
  const std::int64_t hour = take_part(text, ":");
  const std::int64_t minute = take_part(text, ":");
  const std::int64_t second = text.empty() ? 0 : take_part(text, ".");
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
  if (text.find_first_not_of("0123456789Z") != text.npos)
    return std::nullopt;  // other time zones are not read
  return *date + hour * 3600 + minute * 60 + second;
}

/// "09 4, 2015", with as many spaces as there are.
std::optional<std::int64_t> read_amazon_date(std::string_view text) {
  const std::int64_t month = take_part(text, " ");
  text = trim(text);
  const std::int64_t day = take_part(text, ",");
  text = trim(text);
  const std::int64_t year = take_part(text, "");
  return text.empty() ? seconds_of_date(year, month, day) : std::nullopt;
}

/// The currency that a mark or three capitals at the front of `text` name, which are taken off; empty if
/// none.
std::string take_currency(std::string_view& text) {
  struct Mark {
    std::string_view mark;
    std::string_view code;
  };
  static constexpr Mark kMarks[] = {{"US$", "USD"}, {"$", "USD"}, {"£", "GBP"},
                                    {"€", "EUR"},   {"¥", "JPY"}, {"₹", "INR"}};
  for (const auto& [mark, code] : kMarks) {
    if (!text.starts_with(mark)) continue;
    text = trim(text.substr(mark.size()));
    return std::string(code);
  }
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view code = text.substr(0, 3);
  if (code.size() < 3 || !std::ranges::all_of(code, is_capital) || (text.size() > 3 && is_capital(text[3])))
    return "";
  text = trim(text.substr(3));
  return std::string(code);
}

/// Takes digits with their separators. The last of '.' and ',' is the decimal point where both occur; a comma
/// alone is one if exactly two digits follow it, a point alone unless there are several.
std::optional<double> take_amount(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, [](char c) { return is_digit(c) || c == '.' || c == ','; });
  std::string_view token = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(token.size());
  if (token.empty() || !is_digit(token.front())) return std::nullopt;
  const auto points = std::ranges::count(token, '.');
  const auto commas = std::ranges::count(token, ',');
  std::size_t decimal = token.npos;
  if (points > 0 && commas > 0) {
    decimal = token.find_last_of(".,");
  } else if (points == 1) {
    decimal = token.find('.');
  } else if (commas == 1 && token.size() - token.find(',') == 3) {
    decimal = token.find(',');
  }
  std::string digits;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (is_digit(token[i])) digits += token[i];
    if (i == decimal) digits += '.';
  }
  return read_number(Value::of_text(digits));
}

}  // namespace

std::optional<std::int64_t> read_time(const Value& value) {
  constexpr double kSeconds = 1e11;
  constexpr double kMillis = 1e14;
  constexpr double kMicros = 1e17;
  if (value.kind == Kind::kInteger && value.is_millis)
    return value.integer < 0 ? std::nullopt : std::optional(value.integer / 1000);
  if (const auto number = read_number(value)) {
    if (*number < 0 || *number >= kMicros) return std::nullopt;
    const double divisor = *number < kSeconds ? 1 : *number < kMillis ? 1e3 : 1e6;
    return static_cast<std::int64_t>(std::floor(*number / divisor));
  }
  if (value.kind != Kind::kText) return std::nullopt;
  const std::string_view text = trim(value.text);
  return text.size() >= 8 && text[4] == '-' ? read_iso_date(text) : read_amazon_date(text);
}

std::optional<Price> read_price(const Value& value) {
  Price price;
  if (value.kind != Kind::kText) {
    const auto number = read_number(value);
    if (!number || *number < 0) return std::nullopt;
    price.amount = *number;
    return price;
  }
  std::string_view text = trim(value.text);
  if (text.starts_with("from ") || text.starts_with("From ")) text = trim(text.substr(5));
  price.currency = take_currency(text);
  const auto amount = take_amount(text);
  if (!amount) return std::nullopt;
  price.amount = *amount;
  text = trim(text);
  if (price.currency.empty()) price.currency = take_currency(text);
  if (!text.empty() && !text.starts_with('-') && !text.starts_with("–") && !text.starts_with("to "))
    return std::nullopt;
  return price;
}

}  // namespace lookbook::loader
