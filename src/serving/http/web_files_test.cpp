#include "serving/http/web_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serving/http/loopback_test.hpp"
#include "support/source_folder.hpp"

namespace lookbook::serving::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kBrowser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";

class WebFilesTest : public ::testing::Test {
 protected:
  Loopback shop;
};

TEST_F(WebFilesTest, TheRootIsTheIndex) {
  const auto answer = shop.get("/");
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(answer.body, HasSubstr("<title>Shop"));
  EXPECT_EQ(answer.headers.at("cache-control"), "no-cache");
  EXPECT_THAT(answer.headers.at("content-security-policy"), HasSubstr("script-src 'self'"));
  EXPECT_EQ(shop.get("/index.html").body, answer.body);
  EXPECT_EQ(shop.get("/?utm=1").body, answer.body);
}

TEST_F(WebFilesTest, FilesWithAHashInTheirNameMayBeKeptForEver) {
  const auto answer = shop.get("/assets/index-Bx12yz34.js");
  EXPECT_EQ(answer.headers.at("content-type"), "text/javascript; charset=utf-8");
  EXPECT_THAT(answer.headers.at("cache-control"), HasSubstr("immutable"));
  EXPECT_EQ(shop.get("/favicon.svg").headers.at("cache-control"), "no-cache");
}

TEST_F(WebFilesTest, ACopyThatIsStillGoodIsNotSentAgain) {
  const std::string etag = shop.get("/").headers.at("etag");
  const auto again = shop.get("/", "If-None-Match: \"other\", W/" + etag + "\r\n");
  EXPECT_EQ(again.status, 304U);
  EXPECT_EQ(again.headers.at("etag"), etag);
  EXPECT_THAT(again.headers.at("content-security-policy"), HasSubstr("script-src 'self'"))
      << "a browser would apply the API's policy to its copy of the page";
  EXPECT_EQ(shop.get("/", "If-None-Match: \"other\"\r\n").status, 200U);
}

TEST_F(WebFilesTest, PagesThatTheSiteMakesItselfGetTheIndex) {
  EXPECT_THAT(shop.get("/products/shirt", kBrowser).body, HasSubstr("<title>Shop"));
  EXPECT_EQ(shop.get("/products/shirt", "Accept: application/json\r\n").status, 404U);
  EXPECT_EQ(shop.get("/assets/gone.js", "Accept: */*\r\n").status, 404U);
  EXPECT_EQ(shop.get("/v1/nope", kBrowser).status, 404U) << "the API has no pages";
}

TEST_F(WebFilesTest, NoPathLeadsOutOfTheFolder) {
  for (const char* target :
       {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
        "//secret.txt", "/..%5csecret.txt", "/.hidden", "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/....//secret.txt", "/%00/../secret.txt"}) {
    const auto answer = shop.get(target);
    EXPECT_THAT(answer.status, ::testing::AnyOf(400U, 404U)) << target;
    EXPECT_THAT(answer.body, Not(HasSubstr("secret\n"))) << target;
    EXPECT_NE(answer.body, "secret") << target;
  }
}

TEST_F(WebFilesTest, AFolderWithoutAnIndexIsRefused) {
  const auto site = WebFiles::load(test_support::source_path("cmake"));
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(site.error().message(), HasSubstr("index.html"));
  EXPECT_EQ(WebFiles::load("/no/such/folder").error().code(), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace lookbook::serving::http
