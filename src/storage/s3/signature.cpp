#include "storage/s3/signature.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

#include "lookbook/base/checksum.hpp"
#include "storage/s3/percent.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

std::string hmac(std::string_view key, std::string_view text) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       reinterpret_cast<unsigned char*>(digest.data()), &size);
  digest.resize(size);
  return digest;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string date_of(const SigningScope& scope) {
  return scope.date_time.substr(0, 8);
}

std::string scope_text(const SigningScope& scope) {
  return date_of(scope) + "/" + scope.region + "/" + scope.service + "/aws4_request";
}

/// "host;x-amz-date"
std::string header_names(const SignedHeaders& headers) {
  std::string names;
  for (const auto& [name, value] : headers) names += (names.empty() ? "" : ";") + name;
  return names;
}

std::string canonical_request(const UnsignedRequest& request) {
  std::string text = request.method + "\n" + request.path + "\n" + query_text(request.query) + "\n";
  for (const auto& [name, value] : request.headers) text += name + ":" + value + "\n";
  return text + "\n" + header_names(request.headers) + "\n" + request.body_sha256;
}

std::string signing_key(const Credentials& credentials, const SigningScope& scope) {
  const std::string date_key = hmac("AWS4" + credentials.secret_key, date_of(scope));
  return hmac(hmac(hmac(date_key, scope.region), scope.service), "aws4_request");
}

}  // namespace

std::string signing_time(UnixSeconds time) {
  std::string text = iso8601(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

std::string query_text(const QueryParameters& query) {
  // Sorted by their encoded names, as the signature wants them.
  std::map<std::string, std::string> encoded;
  for (const auto& [name, value] : query) encoded[percent_encoded(name)] = percent_encoded(value);
  std::string text;
  for (const auto& [name, value] : encoded) text += (text.empty() ? "" : "&") + name + "=" + value;
  return text;
}

std::string authorization(const UnsignedRequest& request, const Credentials& credentials,
                          const SigningScope& scope) {
  const std::string to_sign = std::string(kAlgorithm) + "\n" + scope.date_time + "\n" + scope_text(scope) +
                              "\n" + sha256_hex(canonical_request(request));
  return std::string(kAlgorithm) + " Credential=" + credentials.access_key + "/" + scope_text(scope) +
         ",SignedHeaders=" + header_names(request.headers) +
         ",Signature=" + hex(hmac(signing_key(credentials, scope), to_sign));
}

}  // namespace lookbook::storage
