#include "storage/s3/location.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "storage/object_path.hpp"
#include "storage/s3/percent.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kScheme = "s3://";
constexpr std::size_t kShortestBucket = 3;
constexpr std::size_t kLongestBucket = 63;

struct Setting {
  std::string text;
  std::string said_by;  ///< for messages: its name in the URI, or the variable of the environment
};
using Settings = std::map<std::string, Setting, std::less<>>;

Error bad_uri(std::string_view uri, std::string_view why) {
  return {ErrorCode::kInvalidArgument, "the store " + std::string(uri) + ": " + std::string(why)};
}

/// "lease is 'soon'", "LOOKBOOK_S3_LEASE is 'soon'"
std::string as_said(const Setting& setting) {
  return setting.said_by + " is '" + setting.text + "'";
}

/// A setting that is a number, its name in the URI and its least value.
struct Number {
  const char* name;
  double S3Location::*field;
  double least;
};
constexpr Number kNumbers[] = {
    {"connect_timeout", &S3Location::connect_timeout, 0.1},
    {"request_timeout", &S3Location::request_timeout, 1},
    {"lease", &S3Location::lease, 1},
    {"leftover_age", &S3Location::leftover_age, 0},
};
constexpr std::string_view kTexts[] = {"endpoint_override", "scheme", "region", "attempts"};

bool is_setting(std::string_view name) {
  return std::ranges::find(kTexts, name) != std::end(kTexts) ||
         std::ranges::any_of(kNumbers, [&](const Number& number) { return number.name == name; });
}

std::string all_settings() {
  std::string names;
  for (const std::string_view name : kTexts) names += std::string(name) + ", ";
  for (const Number& number : kNumbers) names += std::string(number.name) + ", ";
  names.resize(names.size() - 2);
  return names;
}

Result<Settings> settings_of(std::string_view uri, std::string_view query) {
  Settings settings;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    if (equals == part.npos || !is_setting(name)) {
      return bad_uri(uri, "'" + std::string(part) + "' is no setting of it; there are " + all_settings());
    }
    settings[std::string(name)] = {percent_decoded(part.substr(equals + 1)), std::string(name)};
  }
  return settings;
}

/// What the environment says where the URI is silent.
void add_environment(Settings& settings, Environment environment) {
  const auto add = [&](std::string_view name, const std::string& variable) {
    const char* value = environment(variable.c_str());
    if (value != nullptr && *value != '\0') settings.try_emplace(std::string(name), Setting{value, variable});
  };
  const auto add_own = [&](std::string_view name) {
    std::string variable = "LOOKBOOK_S3_";
    for (const char c : name) variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    add(name, variable);
  };
  for (const std::string_view name : kTexts) add_own(name);
  for (const Number& number : kNumbers) add_own(number.name);
  add("region", "AWS_REGION");
  add("region", "AWS_DEFAULT_REGION");
  add("endpoint_override", "AWS_ENDPOINT_URL_S3");
  add("endpoint_override", "AWS_ENDPOINT_URL");
}

template <class Value>
std::optional<Value> number_from(const std::string& text) {
  Value value{};
  const char* end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || parsed != end) return std::nullopt;
  return value;
}

Status take_numbers(std::string_view uri, const Settings& settings, S3Location& location) {
  for (const Number& number : kNumbers) {
    const auto setting = settings.find(number.name);
    if (setting == settings.end()) continue;
    const auto value = number_from<double>(setting->second.text);
    if (!value || !(*value >= number.least && *value <= 1e9)) {
      return bad_uri(
          uri, as_said(setting->second) + ", not a number of seconds from " +
                   (number.least < 1 && number.least > 0 ? "0.1"
                                                         : std::to_string(static_cast<int>(number.least))));
    }
    location.*number.field = *value;
  }
  const auto attempts = settings.find("attempts");
  if (attempts == settings.end()) return ok();
  const auto count = number_from<int>(attempts->second.text);
  if (!count || *count < 1 || *count > 100) {
    return bad_uri(uri, as_said(attempts->second) + ", not a whole number from 1 to 100");
  }
  location.attempts = *count;
  return ok();
}

/// Takes "host:port" and "http://host:port/" alike.
Status take_endpoint(std::string_view uri, const Settings& settings, S3Location& location) {
  const Setting* by = nullptr;  // what said the scheme
  if (const auto scheme = settings.find("scheme"); scheme != settings.end()) {
    by = &scheme->second;
    location.scheme = by->text;
  }
  if (const auto endpoint = settings.find("endpoint_override"); endpoint != settings.end()) {
    location.endpoint = endpoint->second.text;
    if (const std::size_t colon = location.endpoint.find("://"); colon != std::string::npos) {
      by = &endpoint->second;
      location.scheme = location.endpoint.substr(0, colon);
      location.endpoint.erase(0, colon + 3);
    }
    while (location.endpoint.ends_with('/')) location.endpoint.pop_back();
    if (location.endpoint.find_first_of("/?#@ ") != std::string::npos || location.endpoint.empty()) {
      return bad_uri(uri, as_said(endpoint->second) + ", not a host or host:port");
    }
  }
  if (location.scheme == "http" || location.scheme == "https") return ok();
  return bad_uri(uri, as_said(*by) + ", whose scheme is neither http nor https");
}

bool is_bucket(std::string_view name) {
  return name.size() >= kShortestBucket && name.size() <= kLongestBucket &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == name.npos;
}

Status take_bucket_and_prefix(std::string_view uri, std::string_view path, S3Location& location) {
  location.bucket = path.substr(0, path.find('/'));
  // A secret key may hold slashes, so an '@' far behind may still end credentials.
  if (path.find('@') != path.npos || location.bucket.find(':') != std::string::npos) {
    // Without the URI, which may hold a secret.
    return Error(ErrorCode::kInvalidArgument,
                 "credentials do not belong in a store's URI, where every log shows them; set "
                 "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }
  if (!is_bucket(location.bucket)) {
    return bad_uri(uri, "'" + location.bucket +
                            "' is not a bucket's name (3 to 63 small letters, digits, dots and hyphens); "
                            "write s3://bucket/prefix");
  }
  path.remove_prefix(std::min(path.size(), location.bucket.size() + 1));
  while (path.ends_with('/')) path.remove_suffix(1);
  if (!path.empty()) LOOKBOOK_CHECK(check_path(path));
  location.prefix = path;
  return ok();
}

}  // namespace

std::string S3Location::key_of(std::string_view path) const {
  return prefix.empty() ? std::string(path) : prefix + "/" + std::string(path);
}

bool S3Location::has_bucket_in_path() const {
  return !endpoint.empty() || bucket.find('.') != std::string::npos;
}

std::string S3Location::server() const {
  if (!endpoint.empty()) return scheme + "://" + endpoint;
  return scheme + "://" + (has_bucket_in_path() ? "" : bucket + ".") + "s3." + region + ".amazonaws.com" +
         (region.starts_with("cn-") ? ".cn" : "");
}

Result<S3Location> parse_s3_uri(std::string_view uri, Environment environment) {
  if (!uri.starts_with(kScheme)) return bad_uri(uri, "it does not begin with s3://");
  const std::string_view rest = uri.substr(kScheme.size());
  const std::size_t mark = rest.find('?');
  S3Location location;
  LOOKBOOK_CHECK(take_bucket_and_prefix(uri, rest.substr(0, mark), location));
  LOOKBOOK_TRY(Settings settings, settings_of(uri, mark == rest.npos ? "" : rest.substr(mark + 1)));
  add_environment(settings, environment);
  if (const auto region = settings.find("region"); region != settings.end())
    location.region = region->second.text;
  LOOKBOOK_CHECK(take_endpoint(uri, settings, location));
  LOOKBOOK_CHECK(take_numbers(uri, settings, location));
  return location;
}

}  // namespace lookbook::storage
