#pragma once
// What the rules of findings.hpp share. Pure.

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "eda/counts.hpp"
#include "lookbook/eda/findings.hpp"
#include "lookbook/report/numbers.hpp"

namespace lookbook::eda {

using Rule = std::optional<Finding> (*)(const Profile&);

/// Of ratings, users and time; of products, links and splits.
std::span<const Rule> rating_rules();
std::span<const Rule> catalogue_rules();

inline std::string counted(std::uint64_t number) {
  return report::grouped(static_cast<std::int64_t>(number));
}

/// "62%", but never 0% or 100% where rounding would lie.
inline std::string about(double part) {
  if (part > 0 && part < 0.005) return "under 1%";
  if (part < 1 && part >= 0.995) return "over 99%";
  return report::percent(part, 0);
}

/// A query over tables of the store, which stand in it as {ratings}: "select … from {ratings}".
inline std::string duckdb(std::string_view query) {
  std::string command = "duckdb -c \"";
  while (!query.empty()) {
    const std::size_t open = query.find('{');
    command += query.substr(0, open);
    if (open == query.npos) break;
    const std::size_t close = query.find('}', open);
    command += "'$STORE/standard/" + std::string(query.substr(open + 1, close - open - 1)) + ".parquet'";
    query.remove_prefix(close + 1);
  }
  return command + "\"";
}

}  // namespace lookbook::eda
