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

Error not_an_assignment(const std::string& assignment) {
  return {ErrorCode::kInvalidArgument, "'" + assignment +
                                           "' is not of the form model.parameter=value with one of the models " +
                                           join(default_models())};
}

}  // namespace

std::vector<std::string_view> default_models() {
  return {"popularity", "item_knn", "style_blend", "look", "mean", "product_knn"};
}

Result<Options> options_of(const Recipe& recipe, std::string_view model) {
  LOOKBOOK_TRY(const models::ModelEntry* entry, models::find_model(model));
  Options options = Options::defaults(entry->parameters);
  for (const auto& assignment : recipe.assignments) {
    const std::size_t dot = assignment.find('.');
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || dot == std::string::npos || dot > equals) return not_an_assignment(assignment);
    const std::string name = assignment.substr(0, dot);
    if (!std::ranges::count(default_models(), name)) return not_an_assignment(assignment);
    if (name != model) continue;
    auto set = options.set(assignment.substr(dot + 1, equals - dot - 1), assignment.substr(equals + 1));
    if (!set) return std::move(set).error().with_context("--set " + assignment);
  }
  return options;
}

}  // namespace lookbook::pipeline
