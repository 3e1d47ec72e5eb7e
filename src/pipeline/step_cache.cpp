#include "lookbook/pipeline/step_cache.hpp"

#include <boost/json.hpp>

#include "lookbook/base/checksum.hpp"
#include "lookbook/report/json.hpp"

namespace lookbook::pipeline {
namespace {

namespace json = boost::json;

constexpr std::string_view kPath = "analytics/steps.json";
constexpr std::int64_t kFormatVersion = 3;

/// A later format means that a newer Lookbook keeps this store: its steps must not be overwritten.
Status check_not_newer(const storage::ObjectStore& store, std::string_view text) {
  boost::system::error_code error;
  const auto document = json::parse(text, error);
  if (error || !document.is_object()) return ok();
  const auto* version = document.get_object().if_contains("format_version");
  if (version == nullptr || !version->is_int64() || version->get_int64() <= kFormatVersion) return ok();
  return Error(ErrorCode::kUnsupportedVersion, std::string(kPath) + " in " + store.uri() +
                                                   " was written by a newer Lookbook (format version " +
                                                   std::to_string(version->get_int64()) +
                                                   "): update this one");
}

const json::object* object_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
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

std::map<std::string, StepCache::Done, std::less<>> StepCache::parse(std::string_view text) {
  std::map<std::string, Done, std::less<>> done;
  boost::system::error_code error;
  const auto document = json::parse(text, error);
  if (error || !document.is_object()) return done;
  const auto* version = document.as_object().if_contains("format_version");
  const auto* steps = object_in(document.as_object(), "steps");
  if (version == nullptr || *version != kFormatVersion || steps == nullptr) return done;
  for (const auto& [step, value] : *steps) {
    if (!value.is_object()) continue;
    const auto* known = value.as_object().if_contains("fingerprint");
    const auto* outputs = object_in(value.as_object(), "outputs");
    if (known == nullptr || !known->is_string() || outputs == nullptr) continue;
    Done& entry = done[step];
    entry.fingerprint = known->as_string();
    for (const auto& [path, checksum] : *outputs) {
      if (checksum.is_string()) entry.outputs.emplace(path, checksum.as_string());
    }
  }
  return done;
}

Result<StepCache> StepCache::open(storage::ObjectStore& store) {
  StepCache cache(store);
  auto text = store.read(kPath);
  if (text) {
    LOOKBOOK_CHECK(check_not_newer(store, *text));
    cache.done_ = parse(*text);
  } else if (text.error().code() != ErrorCode::kNotFound) {
    return std::move(text).error();
  }
  return cache;
}

Result<StepCache::Checksums> StepCache::checksums_of(std::span<const std::string> outputs) const {
  Checksums checksums;
  for (const auto& path : outputs) {
    LOOKBOOK_TRY(checksums[path], store_->checksum(path));
  }
  return checksums;
}

Result<bool> StepCache::are_unchanged(const Checksums& outputs) const {
  for (const auto& [path, checksum] : outputs) {
    auto found = store_->checksum(path);
    if (!found && found.error().code() == ErrorCode::kNotFound) return false;
    if (!found) return std::move(found).error();
    if (*found != checksum) return false;
  }
  return true;
}

Result<bool> StepCache::is_current(std::string_view step, std::string_view step_fingerprint) const {
  const auto known = done_.find(step);
  if (known == done_.end() || known->second.fingerprint != step_fingerprint) return false;
  return are_unchanged(known->second.outputs);
}

std::string StepCache::outputs_of(std::string_view step) const {
  std::string text;
  if (const auto known = done_.find(step); known != done_.end()) {
    for (const auto& [path, checksum] : known->second.outputs) text += path + ' ' + checksum + '\n';
  }
  return fingerprint({text});
}

Status StepCache::remember(std::string_view step, std::string_view step_fingerprint,
                           std::span<const std::string> outputs) {
  LOOKBOOK_TRY(Checksums checksums, checksums_of(outputs));
  done_.insert_or_assign(std::string(step), Done{std::string(step_fingerprint), std::move(checksums)});
  report::Json steps = report::Json::object();
  for (const auto& [name, done] : done_) {
    report::Json made = report::Json::object();
    for (const auto& [path, checksum] : done.outputs) made.set(path, checksum);
    steps.set(name,
              report::Json::object().set("fingerprint", done.fingerprint).set("outputs", std::move(made)));
  }
  report::Json document = report::Json::object();
  document.set("format_version", kFormatVersion).set("steps", std::move(steps));
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum, store_->write(kPath, document.to_text() + "\n"));
  return ok();
}

}  // namespace lookbook::pipeline
