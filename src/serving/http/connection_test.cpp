// What a connection does with bytes that are not what they should be, or do not come.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "serving/http/loopback_test.hpp"

namespace lookbook::serving::http {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kHealth = "GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n";

void expect_refused(const Answer& answer, unsigned status) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(answer.headers.at("connection"), "close");
  EXPECT_NE(answer.headers.at("x-request-id"), "");
}

TEST(ConnectionTest, WhatIsNotHttpIsRefusedAndTheServerGoesOn) {
  const Loopback shop;
  const std::vector<std::string> requests = {
      std::string("\x00\xff\r\n\r\n", 6),
      "GET\r\n\r\n",
      "GET / HTTP/1.1\r\nHost\r\n\r\n",
      "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
      "GET / FTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHo st: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n",
      "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\n",
      "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET /healthz HTTP/1.1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
  };
  for (const auto& request : requests) {
    SCOPED_TRACE(request);
    expect_refused(shop.say(request), 400);
    EXPECT_EQ(shop.say(kHealth).status, 200U);
  }
}

TEST(ConnectionTest, TwoLengthsInOneRequestAreNeverTwoRequests) {
  // Request smuggling: a proxy in front might believe the other length.
  const Loopback shop;
  const std::string smuggled = "GET /v1/departments HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const std::string lengths : {"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                                    "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                                    "Content-Length: 3\r\nContent-Length: 4\r\n"}) {
    SCOPED_TRACE(lengths);
    Client client(shop.port());
    client.send("POST /v1/recommendations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" +
                lengths + "\r\n0\r\n\r\n" + smuggled);
    expect_refused(client.receive(), 400);
    EXPECT_TRUE(client.is_closed());
  }
}

TEST(ConnectionTest, HeadersThatAreTooLargeAreRefused) {
  const Loopback shop;
  expect_refused(shop.say("GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"),
                 431);
  const auto without_address = shop.say("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n");
  expect_refused(without_address, 431);
  EXPECT_THAT(without_address.body, Not(HasSubstr("instance")));
  EXPECT_EQ(
      shop.say("GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + std::string(12'000, 'x') + "\r\n\r\n").status,
      200U);
}

TEST(ConnectionTest, ABodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot) {
  const Loopback shop;
  const std::string megabyte(1'100'000, ' ');
  const auto told = shop.ask("POST", "/v1/recommendations", megabyte + "{}");
  expect_refused(told, 413);
  EXPECT_THAT(told.body, HasSubstr("1048576"));
  EXPECT_THAT(told.body, HasSubstr(R"("instance":"/v1/recommendations")"));
  const std::string chunked =
      "POST /v1/recommendations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n10c8e0\r\n";
  expect_refused(shop.say(chunked + megabyte + "\r\n0\r\n\r\n"), 413);
  EXPECT_EQ(shop.post("/v1/recommendations", std::string(1'000'000, ' ') + "{}").status, 200U);
}

TEST(ConnectionTest, ChunkedBodiesAreRead) {
  const Loopback shop;
  const auto answer = shop.say(
      "POST /v1/recommendations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "8\r\n{\"limit\"\r\n3\r\n:1}\r\n0\r\n\r\n");
  EXPECT_EQ(answer.status, 200U);
}

TEST(ConnectionTest, PipelinedRequestsAreAnsweredInOrder) {
  const Loopback shop;
  Client client(shop.port());
  std::string requests;
  for (const char* id : {"a", "b", "c"}) {
    requests +=
        request_text("POST", "/v1/recommendations", "{}", std::string("X-Request-Id: ") + id + "\r\n");
  }
  client.send(requests);
  for (const char* id : {"a", "b", "c"}) EXPECT_EQ(client.receive().headers.at("x-request-id"), id);
}

TEST(ConnectionTest, StaysOpenUnlessTheClientSaysOtherwise) {
  const Loopback shop;
  Client client(shop.port());
  for (int i = 0; i < 3; ++i) {
    client.send(kHealth);
    EXPECT_EQ(client.receive().status, 200U);
  }
  client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive().headers.at("connection"), "close");
  EXPECT_TRUE(client.is_closed());

  Client old(shop.port());
  old.send("GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.receive().status, 200U);
  EXPECT_TRUE(old.is_closed());
}

TEST(ConnectionTest, AskedWhetherToGoOnItSaysSo) {
  const Loopback shop;
  Client client(shop.port());
  client.send(
      "POST /v1/recommendations HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_TRUE(client.hears_within(milliseconds(5'000)));
  client.send("{}");
  EXPECT_EQ(client.receive().status, 200U);
}

TEST(ConnectionTest, AClientThatStopsHalfwayIsNotWaitedFor) {
  const Loopback shop({.receive = milliseconds(200)});
  Client slow(shop.port());
  slow.send("GET /healthz HTTP/1.1\r\nHo");
  expect_refused(slow.receive(), 408);
  EXPECT_TRUE(slow.is_closed());
  Client slow_body(shop.port());
  slow_body.send("POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
  expect_refused(slow_body.receive(), 408);
}

TEST(ConnectionTest, ADrippingClientHasNoMoreTimeThanAnyOther) {
  const Loopback shop({.receive = milliseconds(300)});
  Client client(shop.port());
  const auto start = std::chrono::steady_clock::now();
  client.send("GET /healthz HTTP/1.1\r\n");
  while (!client.hears_within(milliseconds(50)) &&
         std::chrono::steady_clock::now() - start < std::chrono::seconds(10)) {
    client.send("X: y\r\n");
  }
  expect_refused(client.receive(), 408);
}

TEST(ConnectionTest, AnIdleConnectionIsClosedWithoutAWord) {
  const Loopback shop({.idle = milliseconds(200)});
  Client client(shop.port());
  client.send(kHealth);
  EXPECT_EQ(client.receive().status, 200U);
  EXPECT_TRUE(client.is_closed());
}

TEST(ConnectionTest, AClientThatLeavesHalfwayHurtsNobody) {
  const Loopback shop;
  for (int i = 0; i < 20; ++i) {
    Client client(shop.port());
    client.send("POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
  }
  EXPECT_EQ(shop.say(kHealth).status, 200U);
}

TEST(ConnectionTest, ARequestCutShortIsRefusedIfTheClientStillListens) {
  const Loopback shop;
  for (const std::string beginning :
       {"GET /healthz HT", "GET /healthz HTTP/1.1\r\nHo",
        "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
        "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n",
        "POST /v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"}) {
    SCOPED_TRACE(beginning);
    Client client(shop.port());
    client.send(beginning);
    client.finish_sending();
    const auto answer = client.receive();
    expect_refused(answer, 400);
    EXPECT_THAT(answer.body, HasSubstr("ends before it is whole"));
    EXPECT_TRUE(client.is_closed());
  }
}

TEST(ConnectionTest, AWholeRequestIsAnsweredThoughTheClientSendsNoMore) {
  const Loopback shop;
  Client client(shop.port());
  client.send(kHealth);
  client.finish_sending();
  EXPECT_EQ(client.receive().status, 200U);
  EXPECT_TRUE(client.is_closed());
}

TEST(ConnectionTest, BeyondTheMostConnectionsClientsAreToldToComeBack) {
  const Loopback shop({.connections = 2});
  Client first(shop.port());
  Client second(shop.port());
  for (Client* client : {&first, &second}) {
    client->send(kHealth);
    EXPECT_EQ(client->receive().status, 200U);
  }
  Client third(shop.port());
  const auto refused = third.receive();
  expect_refused(refused, 503);
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
  first.send(kHealth);
  EXPECT_EQ(first.receive().status, 200U);
}

TEST(ConnectionTest, BeyondTwiceTheMostConnectionsClientsAreClosedWithoutAWord) {
  const Loopback shop({.connections = 2});
  std::vector<std::unique_ptr<Client>> served;
  std::vector<std::unique_ptr<Client>> refused;
  for (int i = 0; i < 2; ++i) {
    served.push_back(std::make_unique<Client>(shop.port()));
    served.back()->send(kHealth);
    EXPECT_EQ(served.back()->receive().status, 200U);
  }
  for (int i = 0; i < 2; ++i) {
    refused.push_back(std::make_unique<Client>(shop.port()));
    expect_refused(refused.back()->receive(), 503);  // and the server waits for the client to close
  }
  Client fifth(shop.port());
  EXPECT_TRUE(fifth.is_closed());
  served.front()->send(kHealth);
  EXPECT_EQ(served.front()->receive().status, 200U);
}

TEST(ConnectionTest, StoppingAnswersWhatIsOpenAndClosesWhatIsIdle) {
  const auto shop = std::make_unique<Loopback>();
  Client idle(shop->port());
  idle.send(kHealth);
  EXPECT_EQ(idle.receive().status, 200U);
  const auto start = std::chrono::steady_clock::now();
  shop->listener->stop();
  shop->listener->wait();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  EXPECT_TRUE(idle.is_closed());
}

TEST(ConnectionTest, StoppingDoesNotWaitForEverForAClientThatHangs) {
  const Loopback shop({.receive = milliseconds(60'000), .drain = milliseconds(200)});
  Client hanging(shop.port());
  hanging.send("GET /healthz HTTP/1.1\r\nHo");
  std::this_thread::sleep_for(milliseconds(50));
  const auto start = std::chrono::steady_clock::now();
  shop.listener->stop();
  shop.listener->wait();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(ConnectionTest, ManyClientsAtOnceEachGetTheirOwnAnswers) {
  const Loopback shop;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      Client client(shop.port());
      for (int i = 0; i < 50; ++i) {
        const std::string id = std::to_string(t) + "-" + std::to_string(i);
        const std::string body =
            R"({"events":[{"user":")" + id + R"(","product":"boot","kind":"like","time":1}]})";
        client.send(request_text("POST", "/v1/events", body, "X-Request-Id: " + id + "\r\n"));
        const auto stored = client.receive();
        client.send(request_text("GET", "/v1/users/" + id + "/history"));
        const auto history = client.receive();
        if (stored.headers.at("x-request-id") != id || history.body.find("boot") == std::string::npos)
          ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(ConnectionTest, AReleaseIsSwappedWithoutAFailedRequest) {
  Loopback shop;
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0;
  std::thread asking([&] {
    Client client(shop.port());
    while (!done) {
      client.send(request_text("POST", "/v1/recommendations", R"({"user":"bob"})"));
      if (client.receive().status != 200) ++failed;
    }
  });
  for (int i = 0; i < 50; ++i) shop.service.swap(sample_served("rel-" + std::to_string(i)));
  done = true;
  asking.join();
  EXPECT_EQ(failed, 0);
  EXPECT_THAT(shop.say(kHealth).body, HasSubstr("rel-49"));
}

}  // namespace
}  // namespace lookbook::serving::http
