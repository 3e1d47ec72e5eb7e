#include "flag_checks.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/loader/source_layout.hpp"
#include "lookbook/pipeline/recipe.hpp"
#include "lookbook/pipeline/steps.hpp"
#include "lookbook/processing/splitter.hpp"
#include "lookbook/registry/registry.hpp"

namespace lookbook::apps {
namespace {

constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

template <class Number>
bool parse(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

std::vector<std::string_view> split_names(bool with_stored) {
  std::vector<std::string_view> names = {pipeline::kAutoSplit};
  const auto strategies = processing::split_strategies();
  names.insert(names.end(), strategies.begin(), strategies.end());
  names.emplace_back("published:COLUMN:FILE");
  if (with_stored) names.emplace_back("stored:NAME");
  return names;
}

}  // namespace

CLI::Validator whole_number(std::uint64_t lowest, std::uint64_t highest) {
  const std::string range = highest == kNoLimit ? std::to_string(lowest) + " or more"
                                                : std::to_string(lowest) + " to " + std::to_string(highest);
  const auto check = [=](const std::string& text) -> std::string {
    std::uint64_t number = 0;
    if (parse(text, number) && number >= lowest && number <= highest) return {};
    return "'" + text + "' is not a whole number, " + range;
  };
  return {check, range};
}

CLI::Validator share() {
  const auto check = [](const std::string& text) -> std::string {
    double number = 0;
    if (parse(text, number) && number >= 0 && number <= 1) return {};
    return "'" + text + "' is not a number from 0 to 1";
  };
  return {check, "0 to 1"};
}

CLI::Validator channel_name() {
  const auto check = [](const std::string& text) -> std::string {
    const Status status = registry::check_channel_name(text);
    return status ? std::string() : status.error().message();
  };
  return {check, "NAME"};
}

CLI::Validator split_name(bool with_stored) {
  const auto check = [with_stored](const std::string& text) -> std::string {
    const auto names = split_names(with_stored);
    if (std::ranges::find(names, text) != names.end() && text.find(':') == text.npos) return {};
    if (pipeline::is_published_split(text)) return {};
    if (with_stored && text.starts_with(pipeline::kNamedSplit) && text.size() > pipeline::kNamedSplit.size())
      return {};
    return "there is no split '" + text + "': take one of " + joined(names);
  };
  return {check, "NAME"};
}

CLI::Validator schema_name() {
  const auto check = [](const std::string& text) -> std::string {
    const auto names = loader::schema_names();
    if (std::ranges::find(names, text) != names.end()) return {};
    return "there is no schema '" + text + "': take one of " + joined(names);
  };
  return {check, "NAME"};
}

std::string schema_list() {
  return joined(loader::schema_names());
}

std::string split_list(bool with_stored) {
  return joined(split_names(with_stored));
}

}  // namespace lookbook::apps
