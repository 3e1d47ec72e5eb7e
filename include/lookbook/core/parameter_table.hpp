#pragma once
// A model's parameters as one table, which feeds the command line, tuning, the API and docs/parameters.md;
// and a set of values checked against it.
//
//   constexpr std::array kParameters = {ParameterSpec{.name = "neighbours", .type = ParameterType::kInteger,
//   …}}; LOOKBOOK_TRY(const Options options, Options::parse(kParameters, {"neighbours=50"}));
//   options.integer("neighbours")

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook {

enum class ParameterType : std::uint8_t { kInteger, kReal, kChoice };

struct ParameterSpec {
  std::string_view name;
  ParameterType type = ParameterType::kReal;
  std::string_view default_value;  ///< as text, as a user would write it
  double minimum = 0;              ///< inclusive; of numbers
  double maximum = 0;              ///< inclusive; of numbers
  std::string_view choices = {};   ///< "cosine|jaccard", of kChoice
  std::string_view unit = {};      ///< "items", "days"; empty where there is none
  std::string_view help;           ///< one sentence
};

using ParameterTable = std::span<const ParameterSpec>;

class Options {
 public:
  /// All parameters at their defaults.
  static Options defaults(ParameterTable table);
  /// Assignments "name=value" over the defaults. kInvalidArgument names the parameter, its range and its
  /// default.
  static Result<Options> parse(ParameterTable table, std::span<const std::string> assignments);

  /// Precondition of the next three: the table has a parameter of that name and type.
  std::int64_t integer(std::string_view name) const;
  double real(std::string_view name) const;
  std::string_view choice(std::string_view name) const;

  /// Checks one value and sets it.
  Status set(std::string_view name, std::string_view value);
  /// Every parameter with its value, as text, by name.
  const std::map<std::string, std::string, std::less<>>& values() const { return values_; }

 private:
  explicit Options(ParameterTable table) : table_(table) {}
  ParameterTable table_;
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace lookbook
