#include "lookbook/pipeline/step_cache.hpp"

#include <boost/json.hpp>

#include "lookbook/base/checksum.hpp"
#include "lookbook/report/json.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::string_view kPath = "analytics/steps.json";
constexpr std::int64_t kFormatVersion = 1;

std::map<std::string, std::string, std::less<>> parse(std::string_view text) {
  std::map<std::string, std::string, std::less<>> fingerprints;
  boost::system::error_code error;
  const auto document = boost::json::parse(text, error);
  if (error || !document.is_object()) return fingerprints;
  const auto* version = document.as_object().if_contains("format_version");
  const auto* steps = document.as_object().if_contains("steps");
  if (version == nullptr || *version != kFormatVersion || steps == nullptr || !steps->is_object())
    return fingerprints;
  for (const auto& [step, value] : steps->as_object()) {
    if (value.is_string()) fingerprints.emplace(step, value.as_string());
  }
  return fingerprints;
}

}  // namespace

std::string fingerprint(std::initializer_list<std::string_view> parts) {
  Sha256 sum;
  for (const auto part : parts) {
    sum.update(std::to_string(part.size()) + ":");
    sum.update(part);
  }
  return std::move(sum).hex_digest();
}

Result<StepCache> StepCache::open(storage::ObjectStore& store) {
  StepCache cache(store);
  auto text = store.read(kPath);
  if (text) {
    cache.fingerprints_ = parse(*text);
  } else if (text.error().code() != ErrorCode::kNotFound) {
    return std::move(text).error();
  }
  return cache;
}

Result<bool> StepCache::is_current(std::string_view step, std::string_view step_fingerprint,
                                   std::span<const std::string_view> outputs) const {
  const auto known = fingerprints_.find(step);
  if (known == fingerprints_.end() || known->second != step_fingerprint) return false;
  for (const auto output : outputs) {
    LOOKBOOK_TRY(const bool exists, store_->exists(output));
    if (!exists) return false;
  }
  return true;
}

Status StepCache::remember(std::string_view step, std::string_view step_fingerprint) {
  fingerprints_.insert_or_assign(std::string(step), std::string(step_fingerprint));
  report::Json steps = report::Json::object();
  for (const auto& [name, value] : fingerprints_) steps.set(name, value);
  report::Json document = report::Json::object();
  document.set("format_version", kFormatVersion).set("steps", std::move(steps));
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, store_->write(kPath, document.to_text() + "\n"));
  return ok();
}

}  // namespace lookbook::pipeline
