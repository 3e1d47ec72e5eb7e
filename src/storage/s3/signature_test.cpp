#include "storage/s3/signature.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "lookbook/base/checksum.hpp"
#include "storage/s3/percent.hpp"

namespace lookbook::storage {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

// The examples of Amazon's manual, "Signature Calculations for the Authorization Header: Transferring Payload
// in a Single Chunk": keys, date, requests and signatures are theirs.
const Credentials kManual = {"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""};
const SigningScope kManualScope = {"20130524T000000Z", "us-east-1"};

UnsignedRequest manual_request(std::string method, std::string path, std::string_view body = "") {
  const std::string sha256 = sha256_hex(body);
  return {std::move(method),
          std::move(path),
          {},
          {{"host", "examplebucket.s3.amazonaws.com"},
           {"x-amz-content-sha256", sha256},
           {"x-amz-date", kManualScope.date_time}},
          sha256};
}

TEST(Signature, OfAnObjectsFirstBytesIsTheManuals) {
  UnsignedRequest request = manual_request("GET", "/test.txt");
  request.headers["range"] = "bytes=0-9";
  EXPECT_EQ(authorization(request, kManual, kManualScope),
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
            "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
}

TEST(Signature, OfAnUploadIsTheManuals) {
  UnsignedRequest request =
      manual_request("PUT", percent_encoded_path("/test$file.text"), "Welcome to Amazon S3.");
  request.headers["date"] = "Fri, 24 May 2013 00:00:00 GMT";
  request.headers["x-amz-storage-class"] = "REDUCED_REDUNDANCY";
  EXPECT_THAT(authorization(request, kManual, kManualScope),
              EndsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"));
}

TEST(Signature, OfAParameterWithoutAValueIsTheManuals) {
  UnsignedRequest request = manual_request("GET", "/");
  request.query = {{"lifecycle", ""}};
  EXPECT_THAT(authorization(request, kManual, kManualScope),
              EndsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));
}

TEST(Signature, OfAListIsTheManuals) {
  UnsignedRequest request = manual_request("GET", "/");
  request.query = {{"prefix", "J"}, {"max-keys", "2"}};
  EXPECT_THAT(authorization(request, kManual, kManualScope),
              EndsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
}

// "get-vanilla" and "get-vanilla-query-order-key-case" of Amazon's Signature Version 4 test suite.
TEST(Signature, IsTheTestSuitesForAnyService) {
  const Credentials credentials = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};
  const SigningScope scope = {"20150830T123600Z", "us-east-1", "service"};
  UnsignedRequest request = {
      "GET", "/", {}, {{"host", "example.amazonaws.com"}, {"x-amz-date", scope.date_time}}, sha256_hex("")};
  EXPECT_THAT(authorization(request, credentials, scope),
              EndsWith("Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
  request.query = {{"Param2", "value2"}, {"Param1", "value1"}};
  EXPECT_THAT(authorization(request, credentials, scope),
              EndsWith("Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"));
}

TEST(Signature, DependsOnTheSecret) {
  Credentials other = kManual;
  other.secret_key += "x";
  EXPECT_NE(authorization(manual_request("GET", "/"), other, kManualScope),
            authorization(manual_request("GET", "/"), kManual, kManualScope));
}

TEST(SigningTime, HasNoPunctuation) {
  EXPECT_EQ(signing_time(1369353600), "20130524T000000Z");
}

TEST(QueryText, IsSortedByEncodedName) {
  // '%5B' sorts before 'a', while '[' would not before 'B' unencoded.
  EXPECT_EQ(query_text({{"a", "1 2"}, {"[", "/"}, {"B", ""}}), "%5B=%2F&B=&a=1%202");
}

RC_GTEST_PROP(Percent, DecodesWhatItEncoded, (const std::string& text)) {
  RC_ASSERT(percent_decoded(percent_encoded(text)) == text);
  RC_ASSERT(percent_decoded(percent_encoded_path(text)) == text);
}

TEST(Percent, LeavesWhatIsNoCodeAsItIs) {
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz%4"), "%zz%4");
  EXPECT_EQ(percent_decoded("a+b%2Bc"), "a b+c");
  EXPECT_EQ(percent_encoded_path("/a b/ü"), "/a%20b/%C3%BC");
}

}  // namespace
}  // namespace lookbook::storage
