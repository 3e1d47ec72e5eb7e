#include "lookbook/pipeline/steps.hpp"
#include "lookbook/registry/registry.hpp"
#include "pipeline/evaluation_file.hpp"

namespace lookbook::pipeline {

Result<features::LookReport> extract_look(storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const processing::Indexed indexed, processing::open_index(store));
  LOOKBOOK_TRY(const Catalogue catalogue, processing::read_catalogue(store, indexed.items));
  features::LookReport report;
  LOOKBOOK_TRY(const ItemVectors look, features::look_vectors(store, catalogue, progress, report));
  LOOKBOOK_CHECK(features::write_vectors(store, look, report));
  return report;
}

Result<ShopData> read_shop(const storage::ObjectStore& store) {
  ShopData shop;
  LOOKBOOK_TRY(shop.indexed, processing::open_index(store));
  LOOKBOOK_TRY(shop.catalogue, processing::read_catalogue(store, shop.indexed.items));
  LOOKBOOK_TRY(shop.look, features::read_vectors(store, "look"));
  if (shop.look.source != features::photographs_fingerprint(shop.catalogue)) {
    return Error(ErrorCode::kCorruptData, "the vectors in " + store.uri() +
                                              " are not of the photographs that its products show now: run "
                                              "`lookbook features` again");
  }
  LOOKBOOK_TRY(const processing::TransformReport cleaned, processing::read_transform_report(store));
  shop.scale = cleaned.scale;
  return shop;
}

Result<Measured> measure_store(const Recipe& recipe, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const ShopData shop, read_shop(store));
  LOOKBOOK_TRY(const Split split, split_of(store, shop.indexed, recipe.split));
  LOOKBOOK_TRY(Measured measured, measure_models(recipe, shop, split, progress));
  LOOKBOOK_CHECK(write_evaluation(store, {measured.split, measured.best_ranker, metrics_of(measured)}));
  return measured;
}

Result<registry::ReleaseManifest> publish_store(const Recipe& recipe, storage::ObjectStore& store,
                                                std::map<std::string, double, std::less<>> seconds,
                                                Progress& progress) {
  LOOKBOOK_TRY(const ShopData shop, read_shop(store));
  LOOKBOOK_TRY(const EvaluationFile evaluation, read_evaluation(store));
  LOOKBOOK_TRY(FittedModels fitted, fit_models(recipe, shop, shop.indexed.interactions, progress));
  registry::ReleaseDraft draft{.users = shop.indexed.users,
                               .items = shop.indexed.items,
                               .catalogue = shop.catalogue,
                               .interactions = shop.indexed.interactions,
                               .models = {},
                               .parameters = {{"ranker", evaluation.ranker}, {"split", evaluation.split}},
                               .metrics = evaluation.metrics,
                               .seconds = std::move(seconds),
                               .fingerprint = shop.indexed.fingerprint,
                               .lookbook_version = recipe.lookbook_version,
                               .created = recipe.now / 1000};
  for (auto& [name, model] : fitted) {
    draft.seconds["fit/" + name] = model.seconds;
    draft.models.emplace(name, std::move(model.parts));
  }
  LOOKBOOK_TRY(registry::ReleaseManifest manifest, registry::publish(store, draft));
  LOOKBOOK_CHECK(registry::promote(store, recipe.channel, manifest.id, {recipe.by, recipe.now / 1000}));
  return manifest;
}

}  // namespace lookbook::pipeline
