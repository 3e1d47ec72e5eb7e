// `lookbook eda`: what the data is like and what is odd, in the terminal, as JSON or as a page; with --schema
// how the sources came and what became of their fields.

#include <memory>

#include "command.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/eda/rendering.hpp"
#include "lookbook/pipeline/shop_page.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct ExploreFlags {
  std::string store;
  std::string out;
  bool schema = false;
  bool json = false;
};

Status write_page(const std::string& out, const std::string& page) {
  LOOKBOOK_TRY(const storage::LoneFile file, storage::lone_file(out));
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, file.folder->write(file.name, page));
  return ok();
}

Status show_schema(const ExploreFlags& flags, const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const auto sources, pipeline::raw_schemas(store));
  if (flags.json)
    print(pipeline::raw_schemas_json(sources));
  else
    print(pipeline::raw_schemas_text(sources, output_style()));
  return ok();
}

/// The profile, kept in the store for the next time. Where the store may only be read it is not kept.
Result<eda::Profile> kept_profile(storage::ObjectStore& store, Progress& progress) {
  const auto lock = store.lock();
  const bool is_read_only = !lock && lock.error().code() == ErrorCode::kPermissionDenied;
  if (!lock && !is_read_only) return lock.error();
  LOOKBOOK_TRY(eda::Profile profile, eda::profile(store, progress));
  if (!is_read_only) LOOKBOOK_CHECK(eda::write_profile(store, profile));
  return profile;
}

Status explore(const ExploreFlags& flags, storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const eda::Profile profile, kept_profile(store, progress));
  if (!flags.out.empty()) {
    LOOKBOOK_TRY(const std::string page, pipeline::shop_page(store, profile, progress));
    LOOKBOOK_CHECK(write_page(flags.out, page));
    progress.end();
    if (!flags.json) print(flags.out + " (" + report::bytes(page.size()) + "): open it in a browser\n");
  }
  progress.end();
  if (flags.json)
    print(eda::to_json(profile));
  else if (flags.out.empty())
    print(eda::to_text(profile, output_style()));
  return ok();
}

}  // namespace

void add_explore(CLI::App& app) {
  const auto flags = std::make_shared<ExploreFlags>();
  auto* command = app.add_subcommand("eda", "Explore: what the data is like and what is odd");
  command->add_option("--store", flags->store, "The store: a folder or s3://bucket/prefix")->required();
  auto* out =
      command->add_option("--out", flags->out, "Write a page to read: one HTML file that needs no network");
  command
      ->add_flag("--schema", flags->schema,
                 "Show how the sources came, field by field; needs `lookbook load` only")
      ->excludes(out);
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback([flags] {
    run_command([&](Progress& progress) -> Status {
      LOOKBOOK_TRY(const auto store, storage::open_store(flags->store));
      return flags->schema ? show_schema(*flags, *store) : explore(*flags, *store, progress);
    });
  });
}

}  // namespace lookbook::apps
