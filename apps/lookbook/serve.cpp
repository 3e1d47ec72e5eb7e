// lookbook serve: the HTTP API and the web site, until Ctrl-C.

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "command.hpp"
#include "lookbook/serving/server.hpp"
#include "output.hpp"
#include "terminal.hpp"

namespace lookbook::apps {
namespace {

constexpr std::chrono::milliseconds kSignalCheck{100};

Status serve(serving::ServerOptions options) {
  options.on_fault = [](std::string_view line) { fmt::print(stderr, "lookbook: {}\n", line); };
  const std::string web = options.web;
  LOOKBOOK_TRY(const auto server, serving::Server::start(std::move(options)));
  print("Release " + server->release() + " is served at " + server->address() + "\n");
  if (web.empty()) print(std::string("Only the API: add --web web/dist for the shop\n"));
  print(std::string("Ctrl-C stops it\n"));
  while (!stop_requested()) std::this_thread::sleep_for(kSignalCheck);
  server->stop();
  server->wait();
  return ok();
}

}  // namespace

void add_serve(CLI::App& app) {
  auto* command = app.add_subcommand("serve", "Serve the recommender's API and the shop");
  const auto options = std::make_shared<serving::ServerOptions>();
  command->add_option("--store", options->store, "The store")->required();
  command
      ->add_option("--state", options->state,
                   "A folder for what changes while serving, made if it is not there")
      ->required();
  command->add_option("--host", options->host, "Address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "Port to listen on; 0: a free one")->capture_default_str();
  command->add_option("--web", options->web, "Folder of the built web site");
  command->add_option("--channel", options->channel, "Serve what this channel points to")
      ->capture_default_str();
  command->callback([options] { run_command([&](Progress&) { return serve(*options); }); });
}

}  // namespace lookbook::apps
