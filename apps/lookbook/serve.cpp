// lookbook serve: the HTTP API and the web site, until Ctrl-C.

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/serving/server.hpp"
#include "output.hpp"
#include "terminal.hpp"
#include "web_folder.hpp"

namespace lookbook::apps {
namespace {

constexpr std::chrono::milliseconds kSignalCheck{100};

struct ServeFlags {
  serving::ServerOptions server;
  std::optional<std::string> web;  ///< nullopt: the site beside the program
  bool no_web = false;
};

std::string web_of(const ServeFlags& flags) {
  if (flags.no_web) return {};
  return flags.web ? *flags.web : built_web_folder().value_or("");
}

std::string site_line(const ServeFlags& flags, const std::string& web) {
  if (!web.empty()) return "The shop is the web site in " + web + "\n";
  if (flags.no_web || flags.web) return "Only the API, without the shop\n";
  return "Only the API: no built web site is beside the program; scripts/build makes it, --web names "
         "another\n";
}

Status serve(const ServeFlags& flags) {
  serving::ServerOptions options = flags.server;
  options.web = web_of(flags);
  options.threads = thread_limit();
  options.on_fault = [](std::string_view line) { fmt::print(stderr, "lookbook: {}\n", line); };
  const std::string web = options.web;
  LOOKBOOK_TRY(const auto server, serving::Server::start(std::move(options)));
  print("Release " + server->release() + " is served at " + server->address() + "\n");
  print(site_line(flags, web));
  print(std::string("Ctrl-C stops it\n"));
  while (!stop_requested()) std::this_thread::sleep_for(kSignalCheck);
  server->stop();
  server->wait();
  return ok();
}

}  // namespace

void add_serve(CLI::App& app) {
  auto* command = app.add_subcommand("serve", "Serve the recommender's API and the shop");
  const auto flags = std::make_shared<ServeFlags>();
  auto& server = flags->server;
  command->add_option("--store", server.store, "The store")->required();
  command
      ->add_option("--state", server.state,
                   "A folder for what changes while serving, made if it is not there")
      ->required();
  command->add_option("--host", server.host, "Address to listen on")->capture_default_str();
  command->add_option("--port", server.port, "Port to listen on; 0: a free one")
      ->check(whole_number(0, 65535))
      ->capture_default_str();
  auto* web =
      command->add_option("--web", flags->web,
                          "Folder of the built web site; \"\": only the API. Default: the site beside "
                          "the program");
  command->add_flag("--no-web", flags->no_web, "Only the API, without the web site")->excludes(web);
  command->add_option("--channel", server.channel, "Serve what this channel points to")
      ->check(channel_name())
      ->capture_default_str();
  command->callback([flags] { run_command([&](Progress&) { return serve(*flags); }); });
}

}  // namespace lookbook::apps
