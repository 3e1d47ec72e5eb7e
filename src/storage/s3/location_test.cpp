#include "storage/s3/location.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace lookbook::storage {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Variables = std::map<std::string, std::string>;

Result<S3Location> parse(std::string_view uri, const Variables& variables = {}) {
  return parse_s3_uri(uri, [&](const char* name) -> const char* {
    const auto variable = variables.find(name);
    return variable == variables.end() ? nullptr : variable->second.c_str();
  });
}

std::string error_of(std::string_view uri, const Variables& variables = {}) {
  const auto location = parse(uri, variables);
  EXPECT_FALSE(location) << uri;
  if (location) return {};
  EXPECT_EQ(location.error().code(), ErrorCode::kInvalidArgument);
  return location.error().message();
}

TEST(S3Location, HasABucketAndAPrefix) {
  const auto location = *parse("s3://my-shop/demo/one/");
  EXPECT_EQ(location.bucket, "my-shop");
  EXPECT_EQ(location.prefix, "demo/one");
  EXPECT_EQ(location.key_of("releases/channels.json"), "demo/one/releases/channels.json");
  EXPECT_EQ(parse("s3://my-shop")->key_of("a"), "a");
  EXPECT_EQ(parse("s3://my-shop/")->key_of("a"), "a");
}

TEST(S3Location, IsAmazonsUnlessAnEndpointIsGiven) {
  EXPECT_EQ(parse("s3://my-shop/x?region=eu-west-1")->server(), "https://my-shop.s3.eu-west-1.amazonaws.com");
  EXPECT_EQ(parse("s3://my-shop/x?region=cn-north-1")->server(),
            "https://my-shop.s3.cn-north-1.amazonaws.com.cn");
  // No certificate covers a.b.s3.amazonaws.com.
  const auto dotted = *parse("s3://my.shop/x");
  EXPECT_TRUE(dotted.has_bucket_in_path());
  EXPECT_EQ(dotted.server(), "https://s3.us-east-1.amazonaws.com");
}

TEST(S3Location, TakesAnEndpointWithAndWithoutAScheme) {
  for (const char* uri : {"s3://my-shop/x?endpoint_override=127.0.0.1:9000&scheme=http",
                          "s3://my-shop/x?endpoint_override=http://127.0.0.1:9000/",
                          "s3://my-shop/x?endpoint_override=http%3A%2F%2F127.0.0.1%3A9000"}) {
    const auto location = parse(uri);
    ASSERT_TRUE(location) << uri;
    EXPECT_EQ(location->server(), "http://127.0.0.1:9000") << uri;
    EXPECT_TRUE(location->has_bucket_in_path());
  }
}

TEST(S3Location, TakesFromTheEnvironmentWhatTheUriDoesNotSay) {
  const Variables variables = {{"AWS_REGION", "eu-north-1"},
                               {"AWS_DEFAULT_REGION", "us-west-2"},
                               {"AWS_ENDPOINT_URL", "http://localhost:9000"},
                               {"LOOKBOOK_S3_REQUEST_TIMEOUT", "30"},
                               {"LOOKBOOK_S3_ATTEMPTS", "2"}};
  const auto location = *parse("s3://my-shop/x?attempts=3", variables);
  EXPECT_EQ(location.region, "eu-north-1");
  EXPECT_EQ(location.server(), "http://localhost:9000");
  EXPECT_EQ(location.request_timeout, 30);
  EXPECT_EQ(location.attempts, 3);
  EXPECT_EQ(parse("s3://my-shop/x?region=a", variables)->region, "a");
}

TEST(S3Location, SaysWhichPartIsWrong) {
  EXPECT_THAT(error_of("s3://"), HasSubstr("bucket"));
  EXPECT_THAT(error_of("s3:///prefix"), HasSubstr("bucket"));
  EXPECT_THAT(error_of("s3://My_Shop/x"), HasSubstr("'My_Shop' is not a bucket's name"));
  EXPECT_THAT(error_of("s3://my-shop/a//b"), HasSubstr("parts is empty"));
  EXPECT_THAT(error_of("s3://my-shop/../b"), HasSubstr("begin with '.'"));
  EXPECT_THAT(error_of("s3://my-shop/x?regoin=eu"), HasSubstr("'regoin=eu' is no setting"));
  EXPECT_THAT(error_of("s3://my-shop/x?request_timeout=0"), HasSubstr("request_timeout is '0'"));
  EXPECT_THAT(error_of("s3://my-shop/x?attempts=1.5"), HasSubstr("attempts is '1.5'"));
  EXPECT_THAT(error_of("s3://my-shop/x?scheme=ftp"), HasSubstr("neither http nor https"));
  EXPECT_THAT(error_of("s3://my-shop/x?endpoint_override=a/b"), HasSubstr("not a host"));
}

TEST(S3Location, SaysWhichVariableIsWrong) {
  const auto wrong = [](const char* variable, const char* value) {
    return error_of("s3://my-shop/x", {{variable, value}});
  };
  EXPECT_THAT(wrong("LOOKBOOK_S3_LEASE", "soon"), HasSubstr("LOOKBOOK_S3_LEASE is 'soon', not a number"));
  EXPECT_THAT(wrong("LOOKBOOK_S3_ATTEMPTS", "0"), HasSubstr("LOOKBOOK_S3_ATTEMPTS is '0'"));
  EXPECT_THAT(wrong("AWS_ENDPOINT_URL", "http://a/b"),
              HasSubstr("AWS_ENDPOINT_URL is 'http://a/b', not a host"));
  EXPECT_THAT(wrong("AWS_ENDPOINT_URL_S3", "ftp://a"),
              HasSubstr("AWS_ENDPOINT_URL_S3 is 'ftp://a', whose scheme"));
  EXPECT_THAT(wrong("LOOKBOOK_S3_SCHEME", "ftp"), HasSubstr("LOOKBOOK_S3_SCHEME is 'ftp'"));
}

TEST(S3Location, NeverRepeatsASecret) {
  for (const char* uri : {"s3://key:hidden@my-shop/x", "s3://AKIAX:hidden/K7M@bucket/x",
                          "s3://AKIAX:hidden/K7M", "s3://hidden/K7M@bucket/x?region=a"}) {
    const std::string said = error_of(uri);
    EXPECT_THAT(said, Not(HasSubstr("hidden"))) << uri;
    EXPECT_THAT(said, HasSubstr("AWS_SECRET_ACCESS_KEY")) << uri;
  }
}

}  // namespace
}  // namespace lookbook::storage
