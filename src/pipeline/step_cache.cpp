#include "lookbook/pipeline/step_cache.hpp"

#include <algorithm>

#include "lookbook/base/checksum.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/storage/json_object.hpp"

namespace lookbook::pipeline {
namespace {

constexpr std::string_view kPath = "analytics/steps.json";
constexpr storage::JsonFormat kFormat{.newest = 3};

/// Member `name` of `step`: from path to checksum.
Result<std::map<std::string, std::string, std::less<>>> read_checksums(const storage::JsonObject& step,
                                                                       std::string_view name) {
  LOOKBOOK_TRY(const storage::JsonObject files, step.object(name));
  std::map<std::string, std::string, std::less<>> checksums;
  for (const std::string& path : files.names()) {
    LOOKBOOK_TRY(checksums[path], files.text(path));
  }
  return checksums;
}

report::Json json_of(const std::map<std::string, std::string, std::less<>>& checksums) {
  report::Json files = report::Json::object();
  for (const auto& [path, checksum] : checksums) files.set(path, checksum);
  return files;
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

Result<StepCache::Steps> StepCache::read(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const storage::JsonObject file, storage::read_json(store, kPath, kFormat));
  Steps done;
  if (file.format_version() < kFormat.newest) return done;
  LOOKBOOK_TRY(const storage::JsonObject steps, file.object("steps"));
  for (const std::string& name : steps.names()) {
    LOOKBOOK_TRY(const storage::JsonObject step, steps.object(name));
    LOOKBOOK_TRY(done[name].fingerprint, step.text("fingerprint"));
    LOOKBOOK_TRY(done[name].outputs, read_checksums(step, "outputs"));
    if (step.has("unusable")) {
      LOOKBOOK_TRY(done[name].unusable, read_checksums(step, "unusable"));
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

StepCache::Checksums StepCache::checksums_of_unusable(std::span<const std::string> inputs) const {
  Checksums checksums;
  for (const auto& path : inputs) checksums[path] = store_->checksum(path).value_or(std::string());
  return checksums;
}

bool StepCache::are_still_unusable(const Checksums& inputs) const {
  return std::ranges::all_of(inputs, [&](const auto& input) {
    return store_->checksum(input.first).value_or(std::string()) == input.second;
  });
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
  if (!are_still_unusable(known->second.unusable)) return false;
  return are_unchanged(known->second.outputs);
}

std::string StepCache::outputs_of(std::string_view step) const {
  std::string text;
  if (const auto known = done_.find(step); known != done_.end()) {
    for (const auto& [path, checksum] : known->second.outputs) {
      text.append(path).append(1, ' ').append(checksum).append(1, '\n');
    }
  }
  return fingerprint({text});
}

Status StepCache::remember(std::string_view step, std::string_view step_fingerprint, const StepFiles& files) {
  LOOKBOOK_TRY(Checksums outputs, checksums_of(files.outputs));
  done_.insert_or_assign(std::string(step), Done{std::string(step_fingerprint), std::move(outputs),
                                                 checksums_of_unusable(files.unusable)});
  report::Json steps = report::Json::object();
  for (const auto& [name, done] : done_) {
    report::Json entry = report::Json::object();
    entry.set("fingerprint", done.fingerprint).set("outputs", json_of(done.outputs));
    if (!done.unusable.empty()) entry.set("unusable", json_of(done.unusable));
    steps.set(name, std::move(entry));
  }
  const report::Json document = report::Json::object().set("steps", std::move(steps));
  return storage::write_json(*store_, kPath, kFormat, document.to_text(0));
}

}  // namespace lookbook::pipeline
