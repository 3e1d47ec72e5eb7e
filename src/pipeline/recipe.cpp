#include "lookbook/pipeline/recipe.hpp"

#include <algorithm>

#include "lookbook/models/factory.hpp"

namespace lookbook::pipeline {
namespace {

std::string join(const std::vector<std::string_view>& names) {
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace

std::vector<std::string_view> default_models() {
  return {"popularity", "item_knn", "style_blend", "look", "mean", "product_knn"};
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

Result<Options> options_of(const Recipe& recipe, std::string_view model) {
  for (const auto& assignment : recipe.assignments) {
    if (!std::ranges::count(default_models(), assignment.substr(0, assignment.find('.')))) {
      return Error(ErrorCode::kInvalidArgument,
                   "--set " + assignment + ": a run fits the models " + join(default_models()));
    }
  }
  LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(model));
  return assigned_options(*entry, recipe.assignments);
}

}  // namespace lookbook::pipeline
