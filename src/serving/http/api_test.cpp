// Every route with its answers and its errors, over the loopback.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <utility>

#include "lookbook/core/id_map.hpp"
#include "serving/http/loopback_test.hpp"
#include "support/source_folder.hpp"

namespace lookbook::serving::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The value at a JSON Pointer of the body.
boost::json::value at(const Answer& answer, std::string_view pointer) {
  const auto json = answer.json();
  return json.at_pointer(boost::json::string_view(pointer.data(), pointer.size()));
}

std::string text(const Answer& answer, std::string_view pointer) {
  return std::string(at(answer, pointer).as_string());
}

void expect_problem(const Answer& answer, unsigned status, std::string_view field = {}) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(at(answer, "/status").to_number<unsigned>(), status);
  EXPECT_EQ(text(answer, "/request_id"), answer.headers.at("x-request-id"));
  EXPECT_NE(text(answer, "/detail"), "");
  if (!field.empty()) {
    EXPECT_EQ(text(answer, "/errors/0/field"), field) << answer.body;
  }
}

class ApiTest : public ::testing::Test {
 protected:
  Loopback shop;
};

TEST_F(ApiTest, SaysThatItIsWell) {
  const auto answer = shop.get("/healthz");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(text(answer, "/status"), "ok");
  EXPECT_EQ(text(answer, "/release"), "rel-1");
  EXPECT_EQ(at(answer, "/products"), 6);
  EXPECT_EQ(answer.headers.at("content-type"), "application/json");
}

TEST_F(ApiTest, GivesItsContract) {
  const auto answer = shop.get("/openapi.json");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(text(answer, "/openapi"), "3.1.0");
  std::ifstream file(test_support::source_path("src/serving/openapi.json"));
  const std::string source{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(answer.body, source);
}

TEST_F(ApiTest, AProductHasAllItsFields) {
  const auto answer = shop.get("/v1/products/shirt");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(
      answer.body,
      R"({"id":"shirt","title":"Linen shirt","brand":"Nord","department":"Women",)"
      R"("categories":["Clothing","Women","Shirts"],"price":{"amount":39.9,"currency":"USD"},)"
      R"("colour":"white","image":"/v1/products/shirt/image","description":"Airy.",)"
      R"("rating":{"mean":4.5,"count":2,"scale":[1,5]},"variants":[{"id":"blue","colour":"blue","image":null}]})");
}

TEST_F(ApiTest, WhatIsNotKnownOfAProductIsNullOrEmpty) {
  EXPECT_EQ(shop.get("/v1/products/mystery").body,
            R"({"id":"mystery","title":"","brand":"","department":"","categories":[],"price":null,)"
            R"("colour":null,"image":null,"description":"","rating":null,"variants":[]})");
}

TEST_F(ApiTest, AnUnknownProductIsAProblem) {
  for (const char* target : {"/v1/products/nope", "/v1/products/nope/similar", "/v1/products/nope/image",
                             "/v1/users/ann/products/nope/rating", "/v1/products/"}) {
    const auto answer = shop.get(target);
    expect_problem(answer, 404);
    EXPECT_EQ(text(answer, "/instance"), target);
    EXPECT_EQ(text(answer, "/type"), "/problems/not-found");
  }
}

TEST_F(ApiTest, PagesOfProducts) {
  const auto first = shop.get("/v1/products?limit=4");
  EXPECT_EQ(at(first, "/products").as_array().size(), 4U);
  EXPECT_EQ(at(first, "/total"), 6);
  const auto second = shop.get("/v1/products?limit=4&cursor=" + text(first, "/next_cursor"));
  EXPECT_EQ(text(second, "/products/0/id"), "boot");
  EXPECT_TRUE(at(second, "/next_cursor").is_null());
}

TEST_F(ApiTest, FiltersAreDecoded) {
  const auto answer = shop.get("/v1/products?q=mens+%C3%89LAN&department=Men&unknown=x");
  EXPECT_EQ(at(answer, "/total"), 1);
  EXPECT_EQ(text(answer, "/products/0/title"), "Men's boot \"Élan\"");
}

TEST_F(ApiTest, ParametersOutOfRangeAreNamed) {
  for (const char* value : {"0", "101", "-1", "x", "", "1.5", "99999999999999999999", "1%20"}) {
    expect_problem(shop.get(std::string("/v1/products?limit=") + value), 400, "limit");
  }
  expect_problem(shop.get("/v1/products/shirt/similar?limit=0"), 400, "limit");
  expect_problem(shop.get("/v1/products/shirt/similar?relation=taste"), 400, "relation");
  expect_problem(shop.get("/v1/products?cursor=abc"), 400, "cursor");
  expect_problem(shop.get("/v1/products?q=" + std::string(257, 'a')), 400, "q");
  expect_problem(shop.get("/v1/products?department=" + std::string(257, 'a')), 400, "department");
  expect_problem(shop.get("/v1/users/ann/recommendations?limit=0"), 400, "limit");
  expect_problem(shop.get("/v1/users//history"), 400, "user");
  expect_problem(shop.get("/v1/users/" + std::string(kMaxIdBytes + 1, 'a') + "/history"), 400, "user");
}

TEST_F(ApiTest, Departments) {
  EXPECT_EQ(shop.get("/v1/departments").body,
            R"({"departments":[{"name":"Women","products":4,"categories":[{"name":"Shirts","products":2},)"
            R"({"name":"Dresses","products":1},{"name":"Shoes","products":1}]},)"
            R"({"name":"Men","products":1,"categories":[{"name":"Shoes","products":1}]}]})");
}

TEST_F(ApiTest, SimilarProductsByRelation) {
  const auto look = shop.get("/v1/products/shirt/similar");
  EXPECT_EQ(text(look, "/relation"), "look");
  EXPECT_EQ(text(look, "/items/0/product/id"), "blue");
  EXPECT_EQ(at(look, "/items/0/score"), 0.5);
  EXPECT_EQ(text(shop.get("/v1/products/shirt/similar?relation=behaviour&limit=1"), "/items/0/product/id"),
            "dress");
  EXPECT_EQ(text(shop.get("/v1/products/shoe/similar?relation=together"), "/items/0/product/id"), "shirt");
}

TEST_F(ApiTest, ThePhotographIsCacheable) {
  const auto answer = shop.get("/v1/products/shirt/image");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(answer.body, "\xFF\xD8\xFF photograph");
  EXPECT_THAT(answer.headers.at("cache-control"), HasSubstr("max-age"));
  const auto again =
      shop.get("/v1/products/shirt/image", "If-None-Match: " + answer.headers.at("etag") + "\r\n");
  EXPECT_EQ(again.status, 304U);
  EXPECT_EQ(again.body, "");
  expect_problem(shop.get("/v1/products/dress/image"), 404);
}

TEST_F(ApiTest, RecommendsForAHistory) {
  const auto answer =
      shop.post("/v1/recommendations", R"({"history":[{"product":"boot","kind":"like"}],"limit":2})");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(text(answer, "/request_id"), answer.headers.at("x-request-id"));
  EXPECT_EQ(text(answer, "/release"), "rel-1");
  EXPECT_EQ(text(answer, "/model"), "links");
  EXPECT_EQ(at(answer, "/items").as_array().size(), 2U);
  EXPECT_EQ(text(answer, "/items/0/product/id"), "shoe");
  EXPECT_EQ(at(answer, "/items/0/position"), 1);
  EXPECT_EQ(at(answer, "/items/0/score").to_number<double>(), 4);
  EXPECT_EQ(text(answer, "/items/0/reason/kind"), "because_you_liked");
  EXPECT_EQ(text(answer, "/items/0/reason/evidence/0/product"), "boot");
  EXPECT_EQ(at(answer, "/items/0/reason/evidence/0/share").to_number<double>(), 1);
  EXPECT_EQ(text(answer, "/items/1/reason/kind"), "popular");
}

TEST_F(ApiTest, RecommendsForAnEmptyRequestAndForAUser) {
  EXPECT_EQ(text(shop.post("/v1/recommendations", "{}"), "/model"), "popularity");
  const auto answer = shop.get("/v1/users/bob/recommendations?limit=1&department=Women&category=Shoes");
  EXPECT_EQ(text(answer, "/items/0/product/id"), "shoe");
  EXPECT_EQ(text(shop.get("/v1/users/nobody/recommendations"), "/model"), "popularity");
  EXPECT_EQ(text(shop.post("/v1/recommendations",
                           R"({"user":"bob","exclude":["shoe"],"department":"Men","category":"Shoes"})"),
                 "/items/0/product/id"),
            "boot");
}

TEST_F(ApiTest, PredictsRatings) {
  EXPECT_EQ(
      shop.get("/v1/users/bob/products/boot/rating").body,
      R"({"user":"bob","product":"boot","rating":3,"scale":[1,5],"model":"mean_of_history","known":true})");
  EXPECT_EQ(
      shop.post("/v1/ratings/predict", R"({"product":"boot"})").body,
      R"({"user":null,"product":"boot","rating":3.5,"scale":[1,5],"model":"mean_of_history","known":false})");
  const auto bare =
      shop.post("/v1/ratings/predict",
                R"({"product":"boot","history":[{"product":"shoe","kind":"rating","value":4.5}]})");
  EXPECT_EQ(at(bare, "/rating"), 4.5);
  expect_problem(shop.post("/v1/ratings/predict", R"({"product":"nope"})"), 404);
}

TEST_F(ApiTest, EventsAreStoredAndChangeTheNextAnswer) {
  const auto stored = shop.post("/v1/events", R"({"events":[
    {"user":"eve","product":"boot","kind":"like","time":5000,"key":"k","surface":"feed"},
    {"user":"eve","product":"gone","kind":"impression","position":3,"request_id":"r","release":"x","propensity":0.5}]})");
  EXPECT_EQ(stored.status, 201U);
  EXPECT_EQ(stored.body, R"({"accepted":2,"duplicates":0})");
  EXPECT_EQ(text(shop.get("/v1/users/eve/recommendations"), "/items/0/product/id"), "shoe");
  EXPECT_EQ(shop.get("/v1/users/eve/history").body,
            R"({"user":"eve","history":[{"product":"boot","kind":"like","value":1,"time":5000}]})");
}

TEST_F(ApiTest, AUserMayHaveAnyNameInTheAddress) {
  const auto stored =
      shop.post("/v1/events", R"({"events":[{"user":"a/b é","product":"boot","kind":"like","time":1}]})");
  EXPECT_EQ(stored.status, 201U);
  EXPECT_EQ(text(shop.get("/v1/users/a%2Fb%20%C3%A9/history"), "/history/0/product"), "boot");
}

TEST_F(ApiTest, EveryIdThatMayBeLoadedMayBeNamedAndNoLongerOne) {
  std::string longest = "\u00e9";  // of two bytes
  longest += std::string(kMaxIdBytes - 2, 'i');
  const auto events = [](const std::string& id) {
    return R"({"events":[{"user":")" + id + R"(","product":")" + id + R"(","kind":"like","time":1}]})";
  };
  const auto person = [](const std::string& id) {
    return R"({"user":")" + id + R"(","history":[{"product":")" + id + R"(","kind":"like"}],"exclude":[")" +
           id + R"("]})";
  };
  EXPECT_EQ(shop.post("/v1/events", events(longest)).status, 201U);
  EXPECT_EQ(shop.post("/v1/recommendations", person(longest)).status, 200U);
  EXPECT_EQ(shop.get("/v1/users/%C3%A9" + longest.substr(2) + "/history").status, 200U);
  EXPECT_EQ(shop.get("/v1/products/%C3%A9" + longest.substr(2)).status, 404U);
  expect_problem(shop.post("/v1/events", events(longest + 'i')), 422, "/events/0/user");
  expect_problem(shop.post("/v1/recommendations", person(longest + 'i')), 422, "/user");
  expect_problem(shop.get("/v1/users/%C3%A9" + longest.substr(2) + "i/history"), 400, "user");
}

TEST_F(ApiTest, WrongFieldsAreNamed) {
  const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
      {"/v1/recommendations", R"([])", ""},
      {"/v1/recommendations", R"("text")", ""},
      {"/v1/recommendations", R"({"limit":0})", "/limit"},
      {"/v1/recommendations", R"({"limit":101})", "/limit"},
      {"/v1/recommendations", R"({"limit":"3"})", "/limit"},
      {"/v1/recommendations", R"({"limit":2.5})", "/limit"},
      {"/v1/recommendations", R"({"limit":1e300})", "/limit"},
      {"/v1/recommendations", R"({"limit":null})", "/limit"},
      {"/v1/recommendations", R"({"user":7})", "/user"},
      {"/v1/recommendations", R"({"user":""})", "/user"},
      {"/v1/recommendations", R"({"user":"a\u0000b"})", "/user"},
      {"/v1/recommendations", R"({"history":{}})", "/history"},
      {"/v1/recommendations", R"({"history":[7]})", "/history/0"},
      {"/v1/recommendations", R"({"history":[{"kind":"like"}]})", "/history/0/product"},
      {"/v1/recommendations", R"({"history":[{"product":"shirt"}]})", "/history/0/kind"},
      {"/v1/recommendations", R"({"history":[{"product":"shirt","kind":"love"}]})", "/history/0/kind"},
      {"/v1/recommendations", R"({"history":[{"product":"shirt","kind":"rating"}]})", "/history/0/value"},
      {"/v1/recommendations", R"({"history":[{"product":"shirt","kind":"like","value":1e9}]})",
       "/history/0/value"},
      {"/v1/recommendations", R"({"history":[{"product":"shirt","kind":"like","time":-1}]})",
       "/history/0/time"},
      {"/v1/recommendations", R"({"exclude":"shirt"})", "/exclude"},
      {"/v1/recommendations", R"({"exclude":["shirt",1]})", "/exclude/1"},
      {"/v1/recommendations", R"({"department":3})", "/department"},
      {"/v1/ratings/predict", R"({})", "/product"},
      {"/v1/ratings/predict", R"({"product":["boot"]})", "/product"},
      {"/v1/events", R"({})", "/events"},
      {"/v1/events", R"({"events":[]})", "/events"},
      {"/v1/events", R"({"events":[{"product":"p","kind":"like"}]})", "/events/0/user"},
      {"/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","key":""}]})", "/events/0/key"},
      {"/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","position":0}]})",
       "/events/0/position"},
      {"/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","propensity":0}]})",
       "/events/0/propensity"},
      {"/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","propensity":1.5}]})",
       "/events/0/propensity"},
      {"/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","surface":1}]})",
       "/events/0/surface"},
  };
  for (const auto& [target, body, field] : cases) {
    SCOPED_TRACE(body);
    expect_problem(shop.post(target, body), 422, field);
  }
  EXPECT_EQ(shop.get("/v1/users/u/history").body, R"({"user":"u","history":[]})") << "nothing was stored";
}

TEST_F(ApiTest, UnknownFieldsAreIgnoredAndWholeDoublesAreIntegers) {
  const auto answer = shop.post("/v1/recommendations", R"({"limit":2.0,"colour":"red","deep":{"er":[1]}})");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(at(answer, "/items").as_array().size(), 2U);
}

TEST_F(ApiTest, AProbabilityHasItsRangeInWords) {
  const auto answer =
      shop.post("/v1/events", R"({"events":[{"user":"u","product":"p","kind":"like","propensity":0}]})");
  EXPECT_EQ(text(answer, "/errors/0/message"), "must be greater than 0 and at most 1");
}

TEST_F(ApiTest, ARatingOutsideTheScaleIsRefused) {
  const auto answer = shop.post("/v1/events", R"({"events":[
    {"user":"u","product":"boot","kind":"rating","value":5},
    {"user":"u","product":"boot","kind":"rating","value":7},
    {"user":"u","product":"shoe","kind":"like","value":7},
    {"user":"u","product":"shoe","kind":"rating","value":0.5}]})");
  expect_problem(answer, 422, "/events/1/value");
  EXPECT_EQ(text(answer, "/errors/0/message"), "must be from 1 to 5");
  EXPECT_EQ(text(answer, "/errors/1/field"), "/events/3/value");
  EXPECT_EQ(at(answer, "/errors").as_array().size(), 2U) << "a like's value is a weight";
  const std::string body = R"({"product":"boot","history":[{"product":"shoe","kind":"rating","value":99}]})";
  for (const char* target : {"/v1/recommendations", "/v1/ratings/predict"}) {
    const auto refused = shop.post(target, body);
    expect_problem(refused, 422, "/history/0/value");
    EXPECT_THAT(text(refused, "/detail"), HasSubstr("from 1 to 5")) << target;
  }
}

TEST_F(ApiTest, AReleaseWithoutAScaleTakesAnyRatingAndGivesNone) {
  ServedModels models = sample_models();
  models.rating = nullptr;
  shop.service.swap(sample_served("rel-2", std::move(models)));
  const auto answer =
      shop.post("/v1/events", R"({"events":[{"user":"u","product":"boot","kind":"rating","value":9}]})");
  EXPECT_EQ(answer.status, 201U) << answer.body;
  EXPECT_TRUE(at(shop.get("/v1/products/shirt"), "/rating/scale").is_null());
}

TEST_F(ApiTest, TooManyElementsAreRefused) {
  std::string events = R"({"events":[)";
  std::string ids = R"({"exclude":[)";
  for (int i = 0; i < 1001; ++i) {
    events += std::string(i == 0 ? "" : ",") + R"({"user":"u","product":"p","kind":"view"})";
    ids += std::string(i == 0 ? "" : ",") + R"("p")";
  }
  expect_problem(shop.post("/v1/events", events + "]}"), 422, "/events");
  expect_problem(shop.post("/v1/recommendations", ids + "]}"), 422, "/exclude");
}

TEST_F(ApiTest, WhatIsNotJsonIsABadRequest) {
  std::string deep(100, '[');
  deep += std::string(100, ']');
  const std::vector<std::string> bodies = {"",
                                           "{",
                                           "{'a':1}",
                                           "nonsense",
                                           "{}x",
                                           "{\"user\":\"\xFF\xFE\"}",
                                           "{\"user\":\"\xED\xA0\x80\"}",
                                           R"({"history":)" + deep + "}",
                                           "\xEF\xBB\xBF{}"};
  for (const auto& body : bodies) {
    SCOPED_TRACE(body);
    expect_problem(shop.post("/v1/recommendations", body), 400);
  }
}

TEST_F(ApiTest, ABodyOfAnotherTypeIsRefused) {
  expect_problem(shop.ask("POST", "/v1/recommendations", "{}", "Content-Type: text/plain\r\n"), 415);
  expect_problem(shop.ask("POST", "/v1/events", "a=b", "Content-Type: application/x-www-form-urlencoded\r\n"),
                 415);
  for (const std::string type :
       {"application/json; charset=utf-8", "Application/JSON", "APPLICATION/JSON ;q=1"}) {
    EXPECT_EQ(shop.ask("POST", "/v1/recommendations", "{}", "Content-Type: " + type + "\r\n").status, 200U)
        << type;
  }
}

TEST_F(ApiTest, MethodsThatAreNotThereSayWhichAre) {
  const auto answer = shop.ask("DELETE", "/v1/products/shirt");
  expect_problem(answer, 405);
  EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD, OPTIONS");
  const auto events = shop.get("/v1/events");
  expect_problem(events, 405);
  EXPECT_EQ(events.headers.at("allow"), "POST, OPTIONS");
  expect_problem(shop.ask("POST", "/", "{}"), 405);
}

TEST_F(ApiTest, OptionsNamesTheMethods) {
  const auto answer = shop.ask("OPTIONS", "/v1/recommendations");
  EXPECT_EQ(answer.status, 204U);
  EXPECT_EQ(answer.headers.at("allow"), "POST, OPTIONS");
  EXPECT_EQ(shop.ask("OPTIONS", "*").status, 204U);
  EXPECT_EQ(shop.ask("OPTIONS", "/").headers.at("allow"), "GET, HEAD, OPTIONS");
}

TEST_F(ApiTest, HeadIsGetWithoutTheBody) {
  const auto get = shop.get("/v1/products/shirt");
  const auto head = shop.ask("HEAD", "/v1/products/shirt");
  EXPECT_EQ(head.status, 200U);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(head.headers.at("content-length"), get.headers.at("content-length"));
}

TEST_F(ApiTest, KeepsAUsableRequestIdAndReplacesOthers) {
  EXPECT_EQ(shop.get("/healthz", "X-Request-Id: order-7.a_b:c\r\n").headers.at("x-request-id"),
            "order-7.a_b:c");
  const auto replaced = shop.get("/healthz", "X-Request-Id: bad id\r\n").headers.at("x-request-id");
  EXPECT_EQ(replaced.size(), 16U);
  EXPECT_NE(replaced, shop.get("/healthz").headers.at("x-request-id"));
}

TEST_F(ApiTest, EveryAnswerCarriesTheSecurityHeaders) {
  for (const char* target : {"/healthz", "/", "/v1/products/shirt/image", "/v1/nope"}) {
    const auto headers = shop.get(target).headers;
    EXPECT_EQ(headers.at("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(headers.at("x-frame-options"), "DENY") << target;
    EXPECT_THAT(headers.at("content-security-policy"), HasSubstr("frame-ancestors 'none'")) << target;
    EXPECT_THAT(headers.at("date"), HasSubstr(" GMT")) << target;
  }
}

TEST_F(ApiTest, AnAddressThatIsNoneIsABadRequest) {
  for (const char* target : {"/v1/products/%", "/v1/products/%2", "/v1/products/%zz", "/v1/products/%ff",
                             "/v1/products/a%00b", "/v1/products?q=%ff"}) {
    expect_problem(shop.get(target), 400);
  }
  EXPECT_EQ(shop.get("http://shop:80/healthz").status, 200U) << "the form that proxies send";
}

TEST(ApiFaultTest, AFailingLogIsUnavailableAndItsReasonStaysInside) {
  const auto log = std::make_shared<MemoryLog>();
  log->failure = Error(ErrorCode::kUnavailable, "/secret/state.sqlite is locked");
  const Loopback shop({}, log);
  const auto answer = shop.post("/v1/events", R"({"events":[{"user":"u","product":"p","kind":"view"}]})");
  expect_problem(answer, 503);
  EXPECT_EQ(answer.headers.at("retry-after"), "1");
  EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
  EXPECT_THAT(shop.faults(), HasSubstr("/secret/state.sqlite is locked"));
  EXPECT_THAT(shop.faults(), HasSubstr(answer.headers.at("x-request-id")));
  expect_problem(shop.get("/v1/users/ann/history"), 503);
}

TEST(ApiFaultTest, EveryErrorHasItsStatus) {
  const std::vector<std::pair<ErrorCode, unsigned>> cases = {
      {ErrorCode::kNoSpace, 507},  {ErrorCode::kCorruptData, 500},      {ErrorCode::kIo, 500},
      {ErrorCode::kInternal, 500}, {ErrorCode::kPermissionDenied, 500}, {ErrorCode::kCancelled, 503}};
  for (const auto& [code, status] : cases) {
    const auto log = std::make_shared<MemoryLog>();
    log->failure = Error(code, "inside");
    const Loopback shop({}, log);
    const auto answer = shop.post("/v1/events", R"({"events":[{"user":"u","product":"p","kind":"view"}]})");
    expect_problem(answer, status);
    EXPECT_THAT(answer.body, Not(HasSubstr("inside")));
  }
}

/// Answers only when it is told to.
class HeldLog final : public events::EventLog {
 public:
  void append(std::vector<events::Event> events, UnixMillis, Acknowledge acknowledge) override {
    const std::lock_guard guard(mutex_);
    held_ = [acknowledge = std::move(acknowledge), count = events.size()] {
      acknowledge(events::Receipt{.accepted = count, .duplicates = 0});
    };
  }
  Result<std::vector<events::PastEvent>> events_of(std::string_view, std::size_t) const override {
    return std::vector<events::PastEvent>();
  }
  Result<std::uint64_t> size() const override { return std::uint64_t{0}; }
  void commit() {
    const std::lock_guard guard(mutex_);
    std::exchange(held_, nullptr)();  // a log keeps nothing of what it has acknowledged
  }

 private:
  std::mutex mutex_;
  std::function<void()> held_;
};

TEST(ApiEventsTest, AreAcknowledgedOnlyAfterTheCommitAndHoldUpNobodyElse) {
  const auto log = std::make_shared<HeldLog>();
  const Loopback shop({}, log);
  Client client(shop.port());
  client.send(request_text("POST", "/v1/events", R"({"events":[{"user":"u","product":"p","kind":"view"}]})"));
  EXPECT_FALSE(client.hears_within(std::chrono::milliseconds(150)));
  EXPECT_EQ(shop.get("/healthz").status, 200U);
  log->commit();
  EXPECT_EQ(client.receive().status, 201U);
}

}  // namespace
}  // namespace lookbook::serving::http
