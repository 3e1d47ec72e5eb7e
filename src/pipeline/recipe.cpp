#include "lookbook/pipeline/recipe.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "lookbook/models/factory.hpp"

namespace lookbook::pipeline {
namespace {

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool has_parameter(const models::ModelEntry& entry, std::string_view name) {
  return std::ranges::find(entry.parameters, name, &ParameterSpec::name) != entry.parameters.end();
}

/// The shortest text that reads back as `number`.
std::string text_of(double number) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

}  // namespace

std::vector<std::string_view> default_models() {
  return {"popularity", "item_knn", "style_blend", "look", "mean", "product_knn"};
}

std::vector<std::string> models_of(const Recipe& recipe) {
  if (!recipe.models.empty()) return recipe.models;
  const auto names = default_models();
  return {names.begin(), names.end()};
}

Result<Options> assigned_options(const models::ModelEntry& entry, std::span<const std::string> assignments) {
  Options options = Options::defaults(entry.parameters);
  for (const auto& assignment : assignments) {
    const std::size_t dot = assignment.find('.');
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || dot == std::string::npos || dot > equals) {
      return Error(ErrorCode::kInvalidArgument,
                   "'" + assignment + "' is not of the form model.parameter=value");
    }
    if (assignment.substr(0, dot) != entry.name) continue;
    auto set = options.set(assignment.substr(dot + 1, equals - dot - 1), assignment.substr(equals + 1));
    if (!set) return std::move(set).error().with_context("--set " + assignment);
  }
  return options;
}

Result<Options> options_of(const Recipe& recipe, std::string_view model,
                           const processing::RatingScale& scale) {
  const std::vector<std::string> fitted = models_of(recipe);
  for (const auto& assignment : recipe.assignments) {
    if (!std::ranges::count(fitted, assignment.substr(0, assignment.find('.')))) {
      return Error(ErrorCode::kInvalidArgument,
                   "--set " + assignment + ": the models that are fitted are " + join(fitted));
    }
  }
  LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(model));
  std::vector<std::string> assignments;
  if (has_parameter(*entry, "scale_lowest")) {
    // Where every rating is the same, their span is no scale.
    const double highest = scale.min < scale.max ? scale.max : scale.min + 1;
    assignments = {std::string(model) + ".scale_lowest=" + text_of(scale.min),
                   std::string(model) + ".scale_highest=" + text_of(highest)};
  }
  assignments.insert(assignments.end(), recipe.assignments.begin(), recipe.assignments.end());
  return assigned_options(*entry, assignments);
}

}  // namespace lookbook::pipeline
