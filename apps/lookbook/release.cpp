// lookbook release: what is published, what is served, and back.

#include <unistd.h>

#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct ReleaseFlags {
  std::string store;
  std::string channel = std::string(registry::kLiveChannel);
  std::string release;
  std::size_t keep = 5;
  bool json = false;
};

registry::Change change(const char* by) {
  return {by, now_millis() / 1000};
}

std::string channels_of(const registry::Channels& channels, const std::string& release) {
  std::string names;
  for (const auto& [name, channel] : channels) {
    if (channel.release == release) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string metric_text(const registry::ReleaseManifest& release, const std::string& name) {
  const auto ranker = release.parameters.find("ranker");
  if (ranker == release.parameters.end()) return "-";
  const auto metric = release.metrics.find(ranker->second + "/" + name);
  return metric == release.metrics.end() ? "-" : report::fixed(metric->second, 4);
}

report::Json json_of(const registry::ReleaseList& list, const registry::Channels& channels) {
  using report::Json;
  Json served = Json::object();
  for (const auto& [name, channel] : channels) served.set(name, channel.release);
  Json releases = Json::array();
  for (const auto& release : list.releases) {
    Json metrics = Json::object();
    for (const auto& [name, value] : release.metrics) metrics.set(name, value);
    releases.push(Json::object()
                      .set("id", release.id)
                      .set("created", release.created)
                      .set("users", release.users)
                      .set("products", release.items)
                      .set("events", release.events)
                      .set("metrics", std::move(metrics)));
  }
  Json document = Json::object();
  document.set("channels", std::move(served)).set("releases", std::move(releases));
  return document.set("unreadable", Json::array_of(list.unreadable));
}

Status list(const ReleaseFlags& flags) {
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_TRY(const registry::ReleaseList releases, registry::list_releases(*store));
  LOOKBOOK_TRY(const registry::Channels channels, registry::read_channels(*store));
  if (flags.json) {
    print(json_of(releases, channels));
    return ok();
  }
  using report::Align;
  report::Table table({{"Release"},
                       {"Created"},
                       {"Channel"},
                       {"Products", Align::kRight},
                       {"Users", Align::kRight},
                       {"Recall@10", Align::kRight},
                       {"NDCG@10", Align::kRight}});
  for (const auto& release : releases.releases) {
    table.add({release.id, release.created,
               report::Cell(channels_of(channels, release.id), report::Ink::kAccent),
               report::grouped(static_cast<std::int64_t>(release.items)),
               report::grouped(static_cast<std::int64_t>(release.users)), metric_text(release, "recall@10"),
               metric_text(release, "ndcg@10")});
  }
  print(table.to_text(output_style()));
  for (const auto& id : releases.unreadable)
    print("Release " + id + " cannot be read: it is damaged, or a newer Lookbook wrote it\n");
  return ok();
}

Status promote(const ReleaseFlags& flags) {
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_CHECK(registry::promote(*store, flags.channel, flags.release, change("lookbook release promote")));
  print("Release " + flags.release + " is " + flags.channel + ".\n");
  return ok();
}

Status roll_back(const ReleaseFlags& flags) {
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_TRY(const std::string release,
               registry::rollback(*store, flags.channel, change("lookbook release rollback")));
  print("Release " + release + " is " + flags.channel + " again.\n");
  return ok();
}

Status collect(const ReleaseFlags& flags) {
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_TRY(const registry::CollectedGarbage garbage,
               registry::collect_garbage(*store, flags.keep, now_millis() / 1000));
  print(report::counted(garbage.releases.size(), "release", "releases") + " and " +
        report::counted(garbage.parts + garbage.leftovers, "file", "files") + " removed, " +
        report::bytes(garbage.bytes) + " freed\n");
  return ok();
}

CLI::App* add_action(CLI::App& command, const std::shared_ptr<ReleaseFlags>& flags, const char* name,
                     const char* help, Status (*action)(const ReleaseFlags&)) {
  auto* subcommand = command.add_subcommand(name, help);
  subcommand->add_option("--store", flags->store, "The store")->required();
  subcommand->callback([flags, action] { run_command([&](Progress&) { return action(*flags); }); });
  return subcommand;
}

}  // namespace

void add_release(CLI::App& app) {
  auto* command = app.add_subcommand("release", "List, promote and roll back releases");
  command->require_subcommand(1);
  const auto flags = std::make_shared<ReleaseFlags>();
  add_action(*command, flags, "list", "Releases and the channels that point to them", list)
      ->add_flag("--json", flags->json, "Print one JSON object");
  auto* promotion = add_action(*command, flags, "promote", "Point a channel to a release", promote);
  promotion->add_option("release", flags->release, "The release's id")->required();
  promotion->add_option("--channel", flags->channel, "The channel")
      ->check(channel_name())
      ->capture_default_str();
  add_action(*command, flags, "rollback", "Point a channel to what it pointed to before", roll_back)
      ->add_option("--channel", flags->channel, "The channel")
      ->check(channel_name())
      ->capture_default_str();
  add_action(*command, flags, "collect", "Remove old releases that no channel needs", collect)
      ->add_option("--keep", flags->keep, "Newest releases to keep")
      ->check(whole_number(0))
      ->capture_default_str();
}

}  // namespace lookbook::apps
