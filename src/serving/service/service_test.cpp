#include "lookbook/serving/service.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "serving/memory_log_test.hpp"
#include "serving/sample_shop_test.hpp"

namespace lookbook::serving {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Service service_without_log() {
  return Service(sample_served());
}

std::vector<std::string> ids(const ServedRelease& release, const std::vector<ItemIndex>& items) {
  std::vector<std::string> result;
  for (const ItemIndex item : items) result.emplace_back(release.id_of(item));
  return result;
}

std::vector<std::string> ids(const Recommendations& answer) {
  std::vector<std::string> result;
  for (const auto& item : answer.items) result.emplace_back(answer.release->id_of(item.product));
  return result;
}

std::vector<std::string> ids(const SimilarProducts& answer) {
  std::vector<std::string> result;
  for (const auto& ranked : answer.items) result.emplace_back(answer.release->id_of(ranked.item));
  return result;
}

std::vector<std::string> page(const ProductQuery& query) {
  const auto answer = service_without_log().products(query);
  EXPECT_TRUE(answer);
  return ids(*answer->release, answer->products);
}

RecommendRequest with_history(std::vector<GivenEvent> history) {
  RecommendRequest request;
  request.person.history = std::move(history);
  return request;
}

GivenEvent likes(std::string product) {
  return {.product = std::move(product), .kind = EventKind::kLike, .value = 1, .time = {}};
}

events::Event stored(std::string user, std::string product, EventKind kind, UnixMillis time) {
  events::Event event;
  event.user = std::move(user);
  event.product = std::move(product);
  event.kind = kind;
  event.time = time;
  return event;
}

// ---- products

TEST(ProductsTest, PagesFollowTheIndexUntilTheEnd) {
  const auto service = service_without_log();
  auto first = service.products({.limit = 4, .cursor = {}, .filter = {}, .words = {}});
  ASSERT_TRUE(first);
  EXPECT_THAT(ids(*first->release, first->products), ElementsAre("shirt", "dress", "shoe", "blue"));
  EXPECT_EQ(first->total, 6U);
  const auto second = service.products({.limit = 4, .cursor = first->next_cursor, .filter = {}, .words = {}});
  EXPECT_THAT(ids(*second->release, second->products), ElementsAre("boot", "mystery"));
  EXPECT_EQ(second->next_cursor, "");
  EXPECT_EQ(second->total, 6U);
}

TEST(ProductsTest, AFullLastPageHasNoCursor) {
  const auto answer = service_without_log().products({.limit = 6, .cursor = {}, .filter = {}, .words = {}});
  EXPECT_EQ(answer->next_cursor, "");
}

TEST(ProductsTest, WhatIsNoCursorIsRefused) {
  for (const char* cursor : {"x", "0", "12345", "!!", "-1", "zzzzzzzzzzzzzzzzzzzzzzzz"}) {
    const auto answer =
        service_without_log().products({.limit = 4, .cursor = cursor, .filter = {}, .words = {}});
    ASSERT_FALSE(answer) << cursor;
    EXPECT_EQ(answer.error().code(), ErrorCode::kInvalidArgument);
  }
}

TEST(ProductsTest, ALimitOutOfRangeIsRefused) {
  for (const std::size_t limit : {std::size_t{0}, kMaxLimit + 1}) {
    EXPECT_FALSE(service_without_log().products({.limit = limit, .cursor = {}, .filter = {}, .words = {}}));
  }
}

TEST(ProductsTest, FiltersByDepartmentAndCategory) {
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = "Women", .category = {}}, .words = {}}),
              ElementsAre("shirt", "dress", "shoe", "blue"));
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = {}, .category = "Shoes"}, .words = {}}),
              ElementsAre("shoe", "boot"));
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = "Men", .category = "Shoes"}, .words = {}}),
              ElementsAre("boot"));
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = "Men", .category = "Shirts"}, .words = {}}),
              IsEmpty());
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = "Mars", .category = {}}, .words = {}}), IsEmpty());
}

TEST(ProductsTest, SearchNeedsAllWordsAndTakesTheLastAsABeginning) {
  const auto search = [](std::string words) {
    return page({.cursor = {}, .filter = {}, .words = std::move(words)});
  };
  EXPECT_THAT(search("linen"), ElementsAre("shirt", "blue"));
  EXPECT_THAT(search("SHIRT linen"), ElementsAre("shirt", "blue"));
  EXPECT_THAT(search("linen blu"), ElementsAre("blue"));
  EXPECT_THAT(search("lin shirt"), IsEmpty()) << "only the last word may be a beginning";
  EXPECT_THAT(search("nord dresses"), ElementsAre("dress")) << "brand and category";
  EXPECT_THAT(search("mens éLAN"), ElementsAre("boot")) << "case and apostrophes do not matter";
  EXPECT_THAT(search("zebra"), IsEmpty());
  EXPECT_EQ(search(" !?").size(), 6U) << "no word restricts nothing";
  EXPECT_THAT(page({.cursor = {}, .filter = {.department = "Women", .category = {}}, .words = "shoes"}),
              ElementsAre("shoe"));
}

TEST(ProductsTest, KnowsRatingsAndVariants) {
  const auto release = sample_served();
  const auto shirt = release->rating_of(ItemIndex(0));  // rated 5 and 4
  ASSERT_TRUE(shirt);
  EXPECT_EQ(shirt->mean, 4.5);
  EXPECT_EQ(shirt->count, 2U);
  EXPECT_FALSE(release->rating_of(ItemIndex(2))) << "a purchase is no rating";
  EXPECT_THAT(release->variants_of(ItemIndex(3)), ElementsAre(ItemIndex(0), ItemIndex(3)));
  EXPECT_THAT(release->variants_of(ItemIndex(2)), IsEmpty()) << "alone in its group";
}

TEST(ProductsTest, AnUnknownProductIsNotFound) {
  const auto service = service_without_log();
  EXPECT_EQ(service.product("nope").error().code(), ErrorCode::kNotFound);
  EXPECT_EQ(service.product("boot")->product, ItemIndex(4));
}

// ---- similar

TEST(SimilarTest, LookAndBehaviourAskTheirModels) {
  const auto service = service_without_log();
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kLook})), ElementsAre("blue"));
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kBehaviour})),
              ElementsAre("dress", "shoe"));
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kBehaviour, .limit = 1})),
              ElementsAre("dress"));
  EXPECT_THAT(ids(*service.similar({.product = "mystery", .relation = Relation::kBehaviour})), IsEmpty());
}

TEST(SimilarTest, LookStaysInTheDepartmentAndTakesTheOwnCategoryFirst) {
  // Nearest to the shirt by look: the men's boot, then the shoe, then the other shirt.
  Links links{};
  links[0] = {0, 0, .8F, .5F, .9F, 0};
  ServedModels models = sample_models();
  auto look = std::make_unique<LinkModel>(links);
  const LinkModel& asked = *look;
  models.look = std::move(look);
  const Service service(sample_served("rel-1", std::move(models)));
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kLook})),
              ElementsAre("blue", "shoe"));
  EXPECT_EQ(asked.scans, 1U);
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kLook, .limit = 1})),
              ElementsAre("blue"));
}

TEST(SimilarTest, TogetherStaysInTheDepartmentAndLeavesTheCategory) {
  // Behaviour of the shoe: boot (4, Men), shirt (2), dress (1). Shirts and dresses stay.
  const auto answer =
      service_without_log().similar({.product = "shoe", .relation = Relation::kTogether, .limit = 2});
  EXPECT_THAT(ids(*answer), ElementsAre("shirt", "dress"));
  EXPECT_EQ(answer->items[0].score, 2);
}

TEST(SimilarTest, TogetherIsFilledFromTheCategoriesThatTheSameShoppersChose) {
  // The blue shirt has no neighbours. Beside Shirts, Ann chose Shoes and Bob Dresses: one shopper each, so by
  // number: Dresses (the category met first), then Shoes. Their favourites follow with score 0.
  const auto answer = service_without_log().similar({.product = "blue", .relation = Relation::kTogether});
  EXPECT_THAT(ids(*answer), ElementsAre("dress", "shoe"));
  EXPECT_EQ(answer->items[0].score, 0);
}

TEST(SimilarTest, NothingGoesWithAProductWithoutCategory) {
  EXPECT_THAT(ids(*service_without_log().similar({.product = "mystery", .relation = Relation::kTogether})),
              IsEmpty());
}

TEST(SimilarTest, AReleaseWithoutTheModelAnswersWithAnEmptyList) {
  ServedModels models = sample_models();
  models.look = nullptr;
  const Service service(sample_served("rel-1", std::move(models)));
  EXPECT_THAT(ids(*service.similar({.product = "shirt", .relation = Relation::kLook})), IsEmpty());
  EXPECT_EQ(service.similar({.product = "nope"}).error().code(), ErrorCode::kNotFound);
}

// ---- recommendations

TEST(RecommendTest, NobodyInParticularGetsWhatIsPopular) {
  const auto answer = service_without_log().recommend({});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->model, "popularity");
  EXPECT_THAT(ids(*answer), ElementsAre("shoe", "shirt", "dress", "boot", "mystery", "blue"));
  EXPECT_EQ(answer->items[0].score, 6);
  EXPECT_EQ(answer->items[0].reason.kind, ReasonKind::kPopular);
  EXPECT_EQ(answer->items[0].reason.text, "Popular in Women");
  EXPECT_EQ(answer->items[4].reason.text, "Popular with our shoppers");
  EXPECT_THAT(answer->items[0].reason.evidence, IsEmpty());
}

TEST(RecommendTest, AHistoryIsRankedByTheModelThenFilledByPopularity) {
  // Likes of shirt and dress: shoe 2 + 1 = 3; nothing else has evidence. Then popularity: boot, mystery,
  // blue.
  const auto answer = service_without_log().recommend(with_history({likes("shirt"), likes("dress")}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->model, "links");
  EXPECT_THAT(ids(*answer), ElementsAre("shoe", "boot", "mystery", "blue"));
  EXPECT_EQ(answer->items[0].score, 3);
  EXPECT_EQ(answer->items[1].score, 0);
  const auto& reason = answer->items[0].reason;
  EXPECT_EQ(reason.kind, ReasonKind::kBecauseYouLiked);
  EXPECT_EQ(reason.text, "Because you liked Linen shirt");
  ASSERT_EQ(reason.evidence.size(), 2U);
  EXPECT_EQ(reason.evidence[0].product, ItemIndex(0));
  EXPECT_FLOAT_EQ(reason.evidence[0].share, 2.F / 3);
  EXPECT_FLOAT_EQ(reason.evidence[1].share, 1.F / 3);
  EXPECT_EQ(answer->items[1].reason.kind, ReasonKind::kPopular);
}

TEST(RecommendTest, SaysWhatTheEventWas) {
  const std::vector<std::pair<EventKind, std::string>> texts = {
      {EventKind::kPurchase, "Because you bought Linen shirt"},
      {EventKind::kView, "Because you looked at Linen shirt"},
      {EventKind::kBasket, "Because Linen shirt is in your basket"},
      {EventKind::kRating, "Because you rated Linen shirt"}};
  for (const auto& [kind, text] : texts) {
    const auto answer = service_without_log().recommend(
        with_history({{.product = "shirt", .kind = kind, .value = 5, .time = {}}}));
    EXPECT_EQ(answer->items[0].reason.text, text);
  }
}

TEST(RecommendTest, WhatOnlyLooksAlikeSaysSo) {
  // A ranker that scores by look: shoppers do not link the two shirts.
  ServedModels models = sample_models();
  models.ranker = std::make_unique<LinkModel>(kLook);
  const Service service(sample_served("rel-1", std::move(models)));
  const auto answer = service.recommend(with_history({likes("blue")}));
  EXPECT_EQ(ids(*answer)[0], "shirt");
  EXPECT_EQ(answer->items[0].reason.kind, ReasonKind::kSimilarLook);
  EXPECT_EQ(answer->items[0].reason.text, "Looks like Blue LINEN Shirt");
}

TEST(RecommendTest, AHistoryThatSaysNothingGetsWhatIsPopular) {
  const auto service = service_without_log();
  EXPECT_EQ(service.recommend(with_history({likes("mystery")}))->model, "popularity");
  EXPECT_EQ(service.recommend(with_history({likes("no such product")}))->model, "popularity");
  const auto disliked = service.recommend(
      with_history({{.product = "shirt", .kind = EventKind::kDislike, .value = 1, .time = {}}}));
  EXPECT_EQ(disliked->model, "popularity");
  EXPECT_THAT(ids(*disliked), ElementsAre("shoe", "dress", "boot", "mystery", "blue"));
}

TEST(RecommendTest, LeavesOutTheHistoryAndWhatIsExcluded) {
  RecommendRequest request =
      with_history({likes("shirt"), {.product = "boot", .kind = EventKind::kView, .value = 1, .time = {}}});
  request.exclude = {"dress", "no such product"};
  EXPECT_THAT(ids(*service_without_log().recommend(request)), ElementsAre("shoe", "mystery", "blue"));
}

TEST(RecommendTest, FiltersAndLimits) {
  RecommendRequest request = with_history({likes("shoe")});  // boot 4, shirt 2, dress 1
  request.filter.department = "Women";
  EXPECT_THAT(ids(*service_without_log().recommend(request)), ElementsAre("shirt", "dress", "blue"));
  request.limit = 1;
  EXPECT_THAT(ids(*service_without_log().recommend(request)), ElementsAre("shirt"));
  request.filter.category = "no such category";
  EXPECT_THAT(ids(*service_without_log().recommend(request)), IsEmpty());
}

TEST(RecommendTest, AKnownUserIsScoredByTheTrainedHistory) {
  RecommendRequest request;
  request.person.user = "bob";  // rated shirt and dress: shoe 2 + 1
  request.request_id = "r-7";
  const auto answer = service_without_log().recommend(request);
  EXPECT_EQ(ids(*answer)[0], "shoe");
  EXPECT_EQ(answer->items[0].score, 3);
  EXPECT_EQ(answer->request_id, "r-7");
}

TEST(RecommendTest, AStoredEventChangesTheNextAnswerAndAnUnlikeTakesItBack) {
  const auto log = std::make_shared<MemoryLog>();
  const Service service(sample_served(), log);
  RecommendRequest request;
  request.person.user = "new";
  EXPECT_EQ(service.recommend(request)->model, "popularity");
  ASSERT_TRUE(log->append({stored("new", "boot", EventKind::kLike, 1)}, 1));
  EXPECT_EQ(ids(*service.recommend(request))[0], "shoe");
  EXPECT_EQ(service.recommend(request)->model, "links");
  ASSERT_TRUE(log->append({stored("new", "boot", EventKind::kUnlike, 2)}, 2));
  EXPECT_EQ(service.recommend(request)->model, "popularity");
  EXPECT_EQ(ids(*service.recommend(request)).size(), 6U);
}

TEST(RecommendTest, TheLogsErrorsComeThrough) {
  const auto log = std::make_shared<MemoryLog>();
  log->failure = Error(ErrorCode::kUnavailable, "locked");
  const Service service(sample_served(), log);
  RecommendRequest request;
  request.person.user = "ann";
  EXPECT_EQ(service.recommend(request).error().code(), ErrorCode::kUnavailable);
  EXPECT_TRUE(service.recommend({})) << "nobody in particular needs no log";
}

TEST(RecommendTest, EachAnswerKeepsItsRelease) {
  Service service(sample_served("old"));
  const auto before = service.recommend({});
  service.swap(sample_served("new"));
  EXPECT_EQ(before->release->id(), "old");
  EXPECT_EQ(service.recommend({})->release->id(), "new");
  EXPECT_EQ(before->release->product(before->items[0].product).title, "Red shoe");
}

TEST(RecommendTest, RefusesTooMuch) {
  const auto service = service_without_log();
  RecommendRequest request;
  request.limit = 0;
  EXPECT_FALSE(service.recommend(request));
  EXPECT_FALSE(service.recommend(with_history(std::vector<GivenEvent>(kMaxHistory + 1, likes("shirt")))));
  RecommendRequest excluding;
  excluding.exclude.resize(kMaxExclude + 1);
  EXPECT_FALSE(service.recommend(excluding));
}

// ---- ratings, histories, events

TEST(RatingTest, ReadsTheRatingsOfTheWholeHistory) {
  const auto service = service_without_log();
  RatingRequest request{.person = {.user = "bob", .history = {}}, .product = "boot"};
  const auto answer = service.predict_rating(request);  // rated 4 and 2
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->prediction.rating, 3);
  EXPECT_FALSE(answer->prediction.is_fallback);
  EXPECT_EQ(answer->model, "mean_of_history");
  EXPECT_EQ(answer->scale.highest, 5);
  request.person.history = {{.product = "dress", .kind = EventKind::kRating, .value = 5, .time = {}},
                            {.product = "shoe", .kind = EventKind::kView, .value = 1, .time = {}}};
  EXPECT_EQ(service.predict_rating(request)->prediction.rating, 4.5) << "the newer rating replaces the 2";
}

TEST(RatingTest, ALikeCountsAsSevenEighthsOfTheScaleAndADislikeAsAQuarter) {
  RatingRequest request{.person = {.user = {}, .history = {likes("shoe")}}, .product = "boot"};
  EXPECT_EQ(service_without_log().predict_rating(request)->prediction.rating, 4.5);
  request.person.history[0].kind = EventKind::kDislike;
  EXPECT_EQ(service_without_log().predict_rating(request)->prediction.rating, 2);
}

TEST(RatingTest, FallsBackForSomebodyUnknown) {
  const auto answer =
      service_without_log().predict_rating({.person = {.user = "new", .history = {}}, .product = "boot"});
  EXPECT_TRUE(answer->prediction.is_fallback);
  EXPECT_EQ(answer->prediction.rating, 3.5);
}

TEST(RatingTest, NeedsAModelAndAProduct) {
  EXPECT_EQ(service_without_log().predict_rating({.person = {}, .product = "nope"}).error().code(),
            ErrorCode::kNotFound);
  ServedModels models = sample_models();
  models.rating = nullptr;
  const Service service(sample_served("rel-1", std::move(models)));
  EXPECT_EQ(service.predict_rating({.person = {}, .product = "boot"}).error().code(), ErrorCode::kNotFound);
}

TEST(HistoryTest, ListsTrainedAndStoredEventsNewestFirst) {
  const auto log = std::make_shared<MemoryLog>();
  ASSERT_TRUE(log->append(
      {stored("ann", "unknown product", EventKind::kLike, 300'500),
       stored("ann", "shirt", EventKind::kView, 400'000), stored("ann", "dress", EventKind::kLike, 500'000)},
      1));
  const auto answer = Service(sample_served(), log).history("ann");
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->events.size(), 4U);
  EXPECT_EQ(answer->events[0].product, "dress");
  EXPECT_EQ(answer->events[1].product, "unknown product");
  EXPECT_EQ(answer->events[1].time, 300'500) << "to the millisecond";
  EXPECT_EQ(answer->events[2].product, "shoe");
  EXPECT_EQ(answer->events[2].kind, EventKind::kPurchase);
  EXPECT_EQ(answer->events[2].time, 200'000);
  EXPECT_EQ(answer->events[3].product, "shirt");
  EXPECT_EQ(answer->events[3].kind, EventKind::kRating) << "the view does not hide the rating";
}

TEST(HistoryTest, OfSomebodyUnknownIsEmptyAndTimesMayBeUnknown) {
  EXPECT_THAT(service_without_log().history("new")->events, IsEmpty());
  EXPECT_EQ(service_without_log().history("bob")->events[0].time, std::nullopt);
}

TEST(RecordTest, MissingAndFutureTimesBecomeNow) {
  const auto log = std::make_shared<MemoryLog>();
  const Service service(sample_served(), log);
  bool acknowledged = false;
  service.record({stored("ann", "shirt", EventKind::kLike, std::numeric_limits<UnixMillis>::max()),
                  stored("ann", "shirt", EventKind::kLike, 900)},
                 1000, [&](const Result<events::Receipt>& receipt) { acknowledged = receipt.has_value(); });
  EXPECT_TRUE(acknowledged);
  EXPECT_EQ(log->all()[0].time, 1000);
  EXPECT_EQ(log->all()[1].time, 900);
}

TEST(RecordTest, ARatingOutsideTheScaleKeepsTheWholeBatchOut) {
  const auto log = std::make_shared<MemoryLog>();
  const Service service(sample_served(), log);
  auto rating = stored("ann", "shirt", EventKind::kRating, 1);
  rating.value = 5.5F;
  std::optional<Error> error;
  service.record({stored("ann", "shoe", EventKind::kLike, 1), rating}, 1,
                 [&](Result<events::Receipt> receipt) { error = std::move(receipt).error(); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(error->message(), HasSubstr("from 1 to 5"));
  EXPECT_THAT(log->all(), IsEmpty());
}

TEST(RecordTest, WithoutARatingModelThereIsNoScaleToBeOutsideOf) {
  ServedModels models = sample_models();
  models.rating = nullptr;
  const auto log = std::make_shared<MemoryLog>();
  const Service service(sample_served("rel-1", std::move(models)), log);
  auto rating = stored("ann", "shirt", EventKind::kRating, 1);
  rating.value = 8;
  bool acknowledged = false;
  service.record({rating}, 1,
                 [&](const Result<events::Receipt>& receipt) { acknowledged = receipt.has_value(); });
  EXPECT_TRUE(acknowledged);
  RecommendRequest request;
  request.person.history = {{.product = "shirt", .kind = EventKind::kRating, .value = 8, .time = {}}};
  EXPECT_TRUE(service.recommend(request).has_value());
}

TEST(RecordTest, WithoutAStateEventsAreRefused) {
  std::optional<Error> error;
  service_without_log().record({stored("ann", "shirt", EventKind::kLike, 1)}, 1,
                               [&](Result<events::Receipt> receipt) { error = std::move(receipt).error(); });
  EXPECT_EQ(error->code(), ErrorCode::kUnavailable);
}

TEST(ServedReleaseTest, PartsThatDoNotFitAreRefused) {
  auto release = sample_release();
  ASSERT_TRUE(release.items.add("one too many"));
  const auto served = ServedRelease::open(std::move(release), sample_models());
  ASSERT_FALSE(served);
  EXPECT_EQ(served.error().code(), ErrorCode::kCorruptData);
}

TEST(ServedReleaseTest, AReleaseWithoutRankersSaysWhatToDo) {
  const auto served = ServedRelease::open(sample_release());
  ASSERT_FALSE(served);
  EXPECT_EQ(served.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(served.error().message(), HasSubstr("lookbook run"));
}

}  // namespace
}  // namespace lookbook::serving
