// `lookbook load`: source files into the landing zone; with --dry-run what would become of them.

#include "lookbook/loader/landing.hpp"

#include <memory>

#include "command.hpp"
#include "lookbook/loader/load_plan.hpp"
#include "lookbook/pipeline/load_plan_report.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"
#include "output.hpp"
#include "sources.hpp"

namespace lookbook::apps {
namespace {

struct LoadFlags {
  SourceFlags sources;
  std::string store;
  bool dry_run = false;
  bool json = false;
};

void print_notices(const loader::LoadReport& report) {
  for (const std::string& notice : loader::ignored_notices(report)) print(notice + "\n");
}

Status load(const LoadFlags& flags, Progress& progress) {
  LOOKBOOK_TRY(const auto store, storage::create_store(flags.store));
  LOOKBOOK_TRY(const auto lock, store->lock());
  LOOKBOOK_TRY(const loader::LoadReport loaded, loader::load(flags.sources.request(), *store, progress));
  progress.end();
  report::Table table(
      {{"Source"}, {"Rows", report::Align::kRight}, {"Size", report::Align::kRight}, {"Read as"}});
  for (const auto& source : loaded.manifest.sources) {
    table.add({source.name, report::grouped(static_cast<std::int64_t>(source.rows)),
               report::bytes(source.bytes), source.layout.why});
  }
  print(table.to_text(output_style()));
  const auto also = [](std::uint64_t count, std::string_view what) {
    return count == 0 ? std::string() : ", " + std::to_string(count) + " " + std::string(what);
  };
  print(report::counted(loaded.added.size(), "source", "sources") + " added, " +
        std::to_string(loaded.skipped.size()) + " known already" + also(loaded.repaired.size(), "repaired") +
        also(loaded.relaid.size(), "read with another schema from now on") + "; " +
        report::counted(loaded.images_added, "photograph", "photographs") + " added" +
        also(loaded.images_repaired, "repaired") + "\n");
  print_notices(loaded);
  return ok();
}

/// A store that is not there yet has nothing landed.
Result<loader::LandingManifest> landed_in(const std::string& uri) {
  auto store = storage::open_store(uri);
  if (!store && store.error().code() == ErrorCode::kNotFound) return loader::LandingManifest();
  if (!store) return std::move(store).error();
  return loader::read_manifest(**store);
}

Status plan(const LoadFlags& flags, Progress& progress) {
  LOOKBOOK_TRY(const loader::LandingManifest landed, landed_in(flags.store));
  LOOKBOOK_TRY(const loader::LoadPlan plan, loader::plan_load(flags.sources.request(), landed, progress));
  progress.end();
  if (flags.json) {
    print(pipeline::load_plan_json(plan));
    return ok();
  }
  print(pipeline::load_plan_text(plan, output_style()));
  print_notices({.manifest = {}, .added = {}, .skipped = {}, .sources_ignored = plan.sources_ignored});
  if (!flags.sources.images.empty()) print(std::string("photographs are not looked at by --dry-run\n"));
  return ok();
}

}  // namespace

void add_load(CLI::App& app) {
  const auto flags = std::make_shared<LoadFlags>();
  auto* command = app.add_subcommand("load", "Copy source files into the store, recognising their schema");
  command->add_option("--store", flags->store, "The store: a folder or s3://bucket/prefix")->required();
  flags->sources.declare(*command);
  auto* dry_run =
      command->add_flag("--dry-run", flags->dry_run,
                        "Say of each source whether it would be landed, appended, skipped or read anew, and "
                        "how it would be read; write nothing");
  command->add_flag("--json", flags->json, "Print one JSON object (with --dry-run)")->needs(dry_run);
  command->callback([flags] {
    run_command([&](Progress& progress) -> Status {
      return flags->dry_run ? plan(*flags, progress) : load(*flags, progress);
    });
  });
}

}  // namespace lookbook::apps
