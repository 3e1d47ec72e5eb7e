// The whole server on a published release: start, follow a channel, stop, and what can be wrong at the start.

#include "lookbook/serving/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "lookbook/models/factory.hpp"
#include "lookbook/registry/registry.hpp"
#include "serving/http/loopback_test.hpp"
#include "support/temporary_folder.hpp"

#if defined(__SANITIZE_THREAD__)
// Arrow's library is not instrumented, so the thread sanitizer does not see how its threads hand over.
extern "C" const char* __tsan_default_suppressions() {
  return "race:libarrow";
}
#endif

namespace lookbook::serving::http {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;

/// A store and a state in a folder of their own.
class ServerTest : public ::testing::Test {
 protected:
  ServerTest() { store_ = *storage::create_store(folder_ / "store"); }

  /// Publishes a release of the sample catalogue in which `likers` shoppers took shirt and dress, and
  /// promotes it.
  std::string publish(std::uint32_t likers) {
    UserIds users;
    ItemIds items;
    Interactions interactions;
    const Catalogue catalogue = sample_catalogue();
    for (const auto& product : catalogue.products()) EXPECT_TRUE(items.add(product.id));
    for (std::uint32_t u = 0; u < likers; ++u) {
      EXPECT_TRUE(users.add("u" + std::to_string(u)));
      interactions.push_back({UserIndex(u), ItemIndex(0), EventKind::kRating, 5, 10});
      interactions.push_back({UserIndex(u), ItemIndex(1), EventKind::kRating, 4, 20});
    }
    std::map<std::string, ModelParts, std::less<>> fitted;
    const TrainingData data{
        .interactions = interactions, .n_users = likers, .n_items = items.size(), .catalogue = &catalogue};
    NoProgress progress;
    for (const char* name : {"popularity", "item_knn", "product_knn"}) {
      const auto* entry = *models::find_model(name);
      fitted[name] = *entry->fit(data, Options::defaults(entry->parameters), progress);
    }
    const registry::ReleaseDraft draft{users,  items, catalogue, interactions, std::move(fitted), {}, {}, {},
                                       "data", "0",   1};
    const auto manifest = registry::publish(*store_, draft);
    EXPECT_TRUE(manifest) << manifest.error().message();
    EXPECT_TRUE(registry::promote(*store_, "live", manifest->id, {.by = "test", .at = 1}));
    return manifest->id;
  }

  ServerOptions options() const {
    ServerOptions options;
    options.store = folder_ / "store";
    options.state = folder_ / "state";
    options.port = 0;
    options.threads = 2;
    options.follow = milliseconds(0);
    return options;
  }

  static Answer ask(const Server& server, std::string_view method, std::string_view target,
                    std::string_view body = {}) {
    Client client(server.port());
    client.send(request_text(method, target, body));
    return client.receive();
  }

  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_;
};

TEST_F(ServerTest, ServesAPublishedReleaseWithRealModels) {
  const std::string release = publish(3);
  auto server = Server::start(options());
  ASSERT_TRUE(server) << server.error().message();
  EXPECT_EQ((*server)->release(), release);
  EXPECT_EQ((*server)->address(), "http://127.0.0.1:" + std::to_string((*server)->port()));
  const auto answer =
      ask(**server, "POST", "/v1/recommendations", R"({"history":[{"product":"shirt","kind":"like"}]})");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_THAT(answer.body, HasSubstr(R"("model":"item_knn","items":[{"product":{"id":"dress")"));
  EXPECT_THAT(answer.body, HasSubstr("Because you liked Linen shirt"));
  EXPECT_THAT(ask(**server, "GET", "/v1/users/u0/products/shoe/rating").body,
              HasSubstr(R"("model":"product_knn")"));
  EXPECT_THAT(ask(**server, "GET", "/").body, HasSubstr("only the API"));
}

TEST_F(ServerTest, EventsOutliveTheServer) {
  publish(2);
  {
    auto server = Server::start(options());
    ASSERT_TRUE(server);
    const auto stored =
        ask(**server, "POST", "/v1/events", R"({"events":[{"user":"eve","product":"dress","kind":"like"}]})");
    EXPECT_EQ(stored.status, 201U);
  }
  auto server = Server::start(options());
  ASSERT_TRUE(server);
  EXPECT_THAT(ask(**server, "GET", "/v1/users/eve/history").body, HasSubstr("dress"));
  EXPECT_THAT(ask(**server, "GET", "/v1/users/eve/recommendations").body,
              HasSubstr("Because you liked Summer dress"));
}

TEST_F(ServerTest, FollowsTheChannelToANewRelease) {
  const std::string first = publish(2);
  auto with_following = options();
  with_following.follow = milliseconds(20);
  auto server = Server::start(with_following);
  ASSERT_TRUE(server);
  EXPECT_EQ((*server)->release(), first);
  const std::string second = publish(5);
  ASSERT_NE(first, second);
  for (int i = 0; i < 500 && (*server)->release() != second; ++i)
    std::this_thread::sleep_for(milliseconds(20));
  EXPECT_EQ((*server)->release(), second);
  EXPECT_THAT(ask(**server, "GET", "/healthz").body, HasSubstr(second));
}

TEST_F(ServerTest, KeepsTheOldReleaseIfTheNewOneIsDamaged) {
  const std::string first = publish(2);
  auto server = Server::start(options());
  ASSERT_TRUE(server);
  const std::string second = publish(4);
  std::filesystem::remove(folder_ / ("store/releases/" + second + "/manifest.json"));
  EXPECT_FALSE((*server)->reload());
  EXPECT_EQ((*server)->release(), first);
  EXPECT_EQ(ask(**server, "GET", "/healthz").status, 200U);
  EXPECT_EQ(publish(4), second);
  EXPECT_TRUE((*server)->reload());
  EXPECT_EQ((*server)->release(), second);
}

TEST_F(ServerTest, APortInUseIsNamedWithAdvice) {
  publish(2);
  auto first = Server::start(options());
  ASSERT_TRUE(first);
  auto second = options();
  second.port = (*first)->port();
  second.state = folder_ / "other";
  const auto refused = Server::start(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::kUnavailable);
  EXPECT_THAT(refused.error().message(), HasSubstr(std::to_string((*first)->port())));
  EXPECT_THAT(refused.error().message(), HasSubstr("--port"));
  EXPECT_FALSE(std::filesystem::exists(second.state)) << "there is nothing to keep in it";
}

TEST_F(ServerTest, AStateInUseIsRefused) {
  publish(2);
  auto first = Server::start(options());
  ASSERT_TRUE(first);
  const auto refused = Server::start(options());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::kUnavailable);
  EXPECT_THAT(refused.error().message(), HasSubstr("--state"));
}

TEST_F(ServerTest, WhatIsMissingAtTheStartIsNamed) {
  EXPECT_EQ(Server::start(options()).error().code(), ErrorCode::kNotFound) << "nothing was promoted";
  publish(2);
  auto no_store = options();
  no_store.store = folder_ / "nowhere";
  EXPECT_EQ(Server::start(no_store).error().code(), ErrorCode::kNotFound);
  auto no_channel = options();
  no_channel.channel = "candidate";
  EXPECT_EQ(Server::start(no_channel).error().code(), ErrorCode::kNotFound);
  auto no_site = options();
  no_site.web = folder_ / "store";
  EXPECT_EQ(Server::start(no_site).error().code(), ErrorCode::kNotFound);
  auto no_address = options();
  no_address.host = "not an address";
  EXPECT_EQ(Server::start(no_address).error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(ServerTest, StopsWhenToldFromAnotherThread) {
  publish(2);
  auto server = Server::start(options());
  ASSERT_TRUE(server);
  std::thread stopper([&] {
    (*server)->stop();
    (*server)->stop();
  });
  (*server)->wait();
  stopper.join();
}

}  // namespace
}  // namespace lookbook::serving::http
