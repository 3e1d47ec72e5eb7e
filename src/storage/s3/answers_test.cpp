// What is read out of a server's answers: XML, times, and why it refused.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "storage/s3/errors.hpp"
#include "storage/s3/retries.hpp"
#include "storage/s3/server_time.hpp"
#include "storage/s3/xml.hpp"

namespace lookbook::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

S3Location location() {
  S3Location place;
  place.bucket = "my-shop";
  place.scheme = "http";
  place.endpoint = "127.0.0.1:9000";
  return place;
}

HttpOutcome answered(int status, const std::string& code = "") {
  HttpOutcome outcome;
  outcome.transport = Transport::kAnswered;
  outcome.status = status;
  if (!code.empty()) outcome.body = "<?xml?><Error><Code>" + code + "</Code><Message>m</Message></Error>";
  return outcome;
}

HttpOutcome broken(Transport transport) {
  HttpOutcome outcome;
  outcome.transport = transport;
  outcome.detail = "libcurl's words";
  return outcome;
}

Error error(const HttpOutcome& outcome) {
  return error_of(outcome, location(), "reading x");
}

TEST(Xml, FindsElementsAndResolvesEntities) {
  const std::string xml = "<L><Key>a</Key><E><Key>b&amp;&lt;&gt;&quot;&apos;&#34;&#x41;</Key></E><Key>cut";
  EXPECT_THAT(xml_elements(xml, "Key"), ElementsAre("a", "b&amp;&lt;&gt;&quot;&apos;&#34;&#x41;"));
  EXPECT_EQ(xml_text(xml_elements(xml, "E").front(), "Key"), "b&<>\"'\"A");
  EXPECT_EQ(xml_text(xml, "Missing"), "");
  EXPECT_EQ(xml_text("<a>& &; &nope; &amp</a>", "a"), "& &; &nope; &amp");
}

RC_GTEST_PROP(Xml, SurvivesAnyText, (const std::string& text)) {
  for (const auto element : xml_elements(text + "<a>" + text, "a"))
    RC_ASSERT(element.size() <= text.size() * 2);
  RC_ASSERT(xml_text("<a>" + text, "a").size() <= text.size());
}

TEST(ServerTime, IsReadFromBothForms) {
  // date -u -d '2013-05-24 00:00:00' +%s
  EXPECT_EQ(unix_time_of_http("Fri, 24 May 2013 00:00:00 GMT"), 1369353600);
  EXPECT_EQ(unix_time_of_iso("2013-05-24T00:00:00.000Z"), 1369353600);
  EXPECT_EQ(unix_time_of_http("Thu, 29 Feb 2024 23:59:59 GMT"), 1709251199);
  for (const char* text : {"", "Fri, 99 May 2013 00:00:00 GMT", "Fri, 24 ayJ 2013 00:00:00 GMT", "now"}) {
    EXPECT_EQ(unix_time_of_http(text), std::nullopt) << text;
    EXPECT_EQ(unix_time_of_iso(text), std::nullopt) << text;
  }
  EXPECT_EQ(seconds_between(5, 8), 3);
  EXPECT_EQ(seconds_between(8, 5), 0);
  EXPECT_EQ(seconds_between(std::nullopt, 5), 0);
}

TEST(S3Errors, OnlyWhatMayPassIsTriedAgain) {
  for (const int status : {429, 500, 502, 503, 504}) EXPECT_TRUE(may_pass(answered(status))) << status;
  for (const int status : {200, 301, 400, 403, 404, 409, 412, 501, 507})
    EXPECT_FALSE(may_pass(answered(status))) << status;
  EXPECT_TRUE(may_pass(answered(400, "RequestTimeout")));
  EXPECT_TRUE(may_pass(broken(Transport::kStalled)));
  EXPECT_TRUE(may_pass(broken(Transport::kBroken)));
  EXPECT_FALSE(may_pass(broken(Transport::kUntrusted)));
}

TEST(S3Errors, SayWhatWhereAndWhatToDo) {
  struct Case {
    HttpOutcome outcome;
    ErrorCode code;
    const char* says;
  };
  const Case cases[] = {
      {answered(403, "InvalidAccessKeyId"), ErrorCode::kPermissionDenied, "AWS_ACCESS_KEY_ID"},
      {answered(403, "SignatureDoesNotMatch"), ErrorCode::kPermissionDenied, "AWS_SECRET_ACCESS_KEY"},
      {answered(400, "ExpiredToken"), ErrorCode::kPermissionDenied, "expired"},
      {answered(403), ErrorCode::kPermissionDenied, "s3:GetObject"},
      {answered(404, "NoSuchBucket"), ErrorCode::kNotFound, "no bucket 'my-shop' at http://127.0.0.1:9000"},
      {answered(501), ErrorCode::kInvalidArgument, "lacks a part of S3"},
      {answered(507), ErrorCode::kNoSpace, "space"},
      {answered(503, "SlowDown"), ErrorCode::kUnavailable, "503 SlowDown (m), also when asked 6 times"},
      {answered(418, "Teapot"), ErrorCode::kIo, "418 Teapot"},
      {broken(Transport::kUnreachable), ErrorCode::kUnavailable, "cannot be reached"},
      {broken(Transport::kStalled), ErrorCode::kUnavailable, "did not answer within 10 s"},
      {broken(Transport::kBroken), ErrorCode::kUnavailable, "broke the connection (libcurl's words; tried 6"},
      {broken(Transport::kUntrusted), ErrorCode::kUnavailable, "AWS_CA_BUNDLE"},
  };
  for (const Case& one : cases) {
    const Error made = error(one.outcome);
    EXPECT_EQ(made.code(), one.code) << made.message();
    EXPECT_THAT(made.message(), HasSubstr(one.says));
    EXPECT_THAT(made.message(), HasSubstr("reading x: "));
  }
}

TEST(S3Errors, NameTheRegionThatTheServerNames) {
  HttpOutcome outcome = answered(301);
  outcome.headers["x-amz-bucket-region"] = "eu-west-1";
  EXPECT_THAT(error(outcome).message(), HasSubstr("the bucket 'my-shop' is in region eu-west-1"));
  EXPECT_EQ(error(outcome).code(), ErrorCode::kInvalidArgument);
  outcome = answered(400);
  outcome.body = "<Code>AuthorizationHeaderMalformed</Code><Region>eu-north-1</Region>";
  EXPECT_THAT(error(outcome).message(), HasSubstr("region eu-north-1"));
}

// Messages that Arrow 26 gave.
TEST(S3Errors, AreReadFromArrowsWords) {
  const auto arrow = [](std::string_view message) {
    return error_of_arrow(message, location(), "writing x");
  };
  const Error stalled = arrow(
      "When initiating multiple part upload for key 'y' in bucket 'bucket': AWS Error NETWORK_CONNECTION "
      "during "
      "CreateMultipartUpload operation: curlCode: 28, Timeout was reached; Details: Operation too slow.");
  EXPECT_EQ(stalled.code(), ErrorCode::kUnavailable);
  EXPECT_THAT(stalled.message(), HasSubstr("did not answer within 10 s (Operation too slow."));
  const Error unreachable =
      arrow("AWS Error NETWORK_CONNECTION during PutObject operation: curlCode: 7, Could not");
  EXPECT_THAT(unreachable.message(), HasSubstr("cannot be reached"));
  EXPECT_EQ(arrow("x: AWS Error ACCESS_DENIED during PutObject operation: Access Denied").code(),
            ErrorCode::kPermissionDenied);
  EXPECT_EQ(arrow("x: AWS Error NO_SUCH_BUCKET during PutObject operation: gone").code(),
            ErrorCode::kNotFound);
  EXPECT_EQ(arrow("x: AWS Error SLOW_DOWN during PutObject operation: please").code(),
            ErrorCode::kUnavailable);
  EXPECT_EQ(arrow("something else").code(), ErrorCode::kIo);
}

TEST(Retries, WaitLongerEachTimeAndNeverAtTheSameMoment) {
  for (int attempt = 1; attempt < 12; ++attempt) {
    const double full = std::min(8.0, 0.125 * (1 << attempt));
    for (int i = 0; i < 20; ++i) {
      const double seconds = seconds_before_retry(attempt);
      EXPECT_GE(seconds, full / 2);
      EXPECT_LE(seconds, full);
    }
  }
  EXPECT_NE(seconds_before_retry(1), seconds_before_retry(1));
}

}  // namespace
}  // namespace lookbook::storage
