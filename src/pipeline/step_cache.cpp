#include "lookbook/pipeline/step_cache.hpp"

#include "lookbook/base/checksum.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::string_view kPath = "analytics/steps.json";
constexpr storage::JsonFormat kFormat{.newest = 3};

}  // namespace

std::string fingerprint(std::initializer_list<std::string_view> parts) {
  Sha256 sum;
  for (const auto part : parts) {
    sum.update(std::to_string(part.size()) + ":");
    sum.update(part);
  }
  return std::move(sum).hex_digest();
}

Result<StepCache::Steps> StepCache::read(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const storage::JsonObject file, storage::read_json(store, kPath, kFormat));
  Steps done;
  if (file.format_version() < kFormat.newest) return done;
  LOOKBOOK_TRY(const storage::JsonObject steps, file.object("steps"));
  for (const std::string& name : steps.names()) {
    LOOKBOOK_TRY(const storage::JsonObject step, steps.object(name));
    LOOKBOOK_TRY(done[name].fingerprint, step.text("fingerprint"));
    LOOKBOOK_TRY(const storage::JsonObject outputs, step.object("outputs"));
    for (const std::string& path : outputs.names()) {
      LOOKBOOK_TRY(done[name].outputs[path], outputs.text(path));
    }
  }
  return done;
}

Result<StepCache> StepCache::open(storage::ObjectStore& store) {
  StepCache cache(store);
  auto done = read(store);
  if (done) {
    cache.done_ = *std::move(done);
  } else if (done.error().code() != ErrorCode::kNotFound && done.error().code() != ErrorCode::kCorruptData) {
    return std::move(done).error();
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
  const report::Json document = report::Json::object().set("steps", std::move(steps));
  return storage::write_json(*store_, kPath, kFormat, document.to_text(0));
}

}  // namespace lookbook::pipeline
