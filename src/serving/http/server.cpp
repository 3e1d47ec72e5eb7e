#include "lookbook/serving/server.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "lookbook/events/event_log.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/registry/release.hpp"
#include "lookbook/serving/service.hpp"
#include "serving/http/api.hpp"
#include "serving/http/listener.hpp"
#include "serving/http/web_files.hpp"

namespace lookbook::serving {
namespace {

Result<ReleasePointer> open_channel(const storage::ObjectStore& store, const std::string& channel) {
  LOOKBOOK_TRY(const std::string id, registry::resolve(store, channel));
  LOOKBOOK_TRY(registry::Release release, registry::open_release(store, id));
  return ServedRelease::open(std::move(release));
}

}  // namespace

/// Members are destroyed from the last to the first: the listener before what its requests use, and all of
/// that before the context, to which the event log sends its replies.
struct Server::Parts {
  Parts(ServerOptions given, std::shared_ptr<boost::asio::io_context> ran,
        std::unique_ptr<storage::ObjectStore> opened_store, ReleasePointer release,
        std::shared_ptr<events::EventLog> log, std::optional<http::WebFiles> files)
      : options(std::move(given)),
        context(std::move(ran)),
        store(std::move(opened_store)),
        service(std::move(release), std::move(log)),
        site(std::move(files)),
        api({.service = service,
             .store = store.get(),
             .site = site ? &*site : nullptr,
             .on_fault = options.on_fault}),
        listener(*context, api, options.limits) {}

  ~Parts() { end_following(); }

  Status reload();
  void follow_channel();
  void end_following();

  ServerOptions options;
  std::shared_ptr<boost::asio::io_context> context;
  std::unique_ptr<storage::ObjectStore> store;
  Service service;
  std::optional<http::WebFiles> site;
  http::Api api;
  http::Listener listener;

  std::mutex reloading;  ///< one reload at a time
  std::mutex mutex;
  std::condition_variable changed;
  bool stopped = false;  ///< guarded by mutex
  std::thread follower;
};

Status Server::Parts::reload() {
  const std::lock_guard guard(reloading);
  LOOKBOOK_TRY(const std::string id, registry::resolve(*store, options.channel));
  if (id == service.release()->id()) return ok();
  LOOKBOOK_TRY(ReleasePointer release, open_channel(*store, options.channel));
  service.swap(std::move(release));
  return ok();
}

void Server::Parts::follow_channel() {
  std::string last_fault;
  std::unique_lock lock(mutex);
  while (!changed.wait_for(lock, options.follow, [this] { return stopped; })) {
    lock.unlock();
    const auto status = reload();
    const std::string fault = status ? "" : status.error().message();
    if (!fault.empty() && fault != last_fault) options.on_fault("the release was not swapped: " + fault);
    last_fault = fault;
    lock.lock();
  }
}

void Server::Parts::end_following() {
  {
    const std::lock_guard guard(mutex);
    stopped = true;
  }
  changed.notify_all();
  if (follower.joinable()) follower.join();
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
  stop();
  wait();
}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options) {
  LOOKBOOK_TRY(std::unique_ptr<storage::ObjectStore> store, storage::open_store(options.store));
  LOOKBOOK_TRY(ReleasePointer release, open_channel(*store, options.channel));
  std::optional<http::WebFiles> site;
  if (!options.web.empty()) {
    LOOKBOOK_TRY(site, http::WebFiles::load(options.web));
  }
  // The address before the state: where it is taken, no state is made.
  const auto context = std::make_shared<boost::asio::io_context>();
  LOOKBOOK_TRY(auto acceptor, http::listen_on(*context, options.host, options.port));
  LOOKBOOK_TRY(std::shared_ptr<events::EventLog> log, events::open_event_log(options.state));
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = options.threads == 0 ? cores : options.threads;

  auto parts = std::make_unique<Parts>(std::move(options), context, std::move(store), std::move(release),
                                       std::move(log), std::move(site));
  LOOKBOOK_CHECK(parts->listener.start(std::move(acceptor), threads));
  if (parts->options.follow.count() > 0) {
    parts->follower = std::thread([raw = parts.get()] { raw->follow_channel(); });
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const {
  return parts_->listener.endpoint().port();
}

std::string Server::address() const {
  const auto& endpoint = parts_->listener.endpoint();
  const std::string host = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? '[' + host + ']' : host) + ':' + std::to_string(port());
}

std::string Server::release() const {
  return parts_->service.release()->id();
}

Status Server::reload() {
  return parts_->reload();
}

void Server::stop() {
  parts_->listener.stop();
}

void Server::wait() {
  parts_->listener.wait();
}

}  // namespace lookbook::serving
