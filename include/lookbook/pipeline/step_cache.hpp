#pragma once
// Remembers what each step was last run on and what it made, so that a step whose input, options and code are
// unchanged is not run again, unless its outputs are gone, damaged or made by another command meanwhile. A
// fingerprint is a SHA-256 over everything that a step's outputs depend on; outputs are known by theirs,
// which costs about a second a gigabyte. Kept in analytics/steps.json, which may be deleted at any time: the
// steps then run again.

#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

/// SHA-256 over the parts, each with its length, so that ("ab", "c") and ("a", "bc") differ.
std::string fingerprint(std::initializer_list<std::string_view> parts);

/// Not thread-safe.
class StepCache {
 public:
  /// A file that is missing, older or cannot be understood counts as empty. kUnsupportedVersion if a newer
  /// Lookbook wrote it; errors of the operating system are returned.
  static Result<StepCache> open(storage::ObjectStore& store);

  /// true if `step` last ended with this fingerprint, and each of the outputs that it had then still holds
  /// the same bytes.
  Result<bool> is_current(std::string_view step, std::string_view step_fingerprint) const;
  /// Fingerprint of the outputs that the step is remembered with, for the steps that read them.
  std::string outputs_of(std::string_view step) const;
  /// Call when the step's outputs (paths in the store) are complete. kNotFound if one is missing.
  Status remember(std::string_view step, std::string_view step_fingerprint,
                  std::span<const std::string> outputs);

 private:
  using Checksums = std::map<std::string, std::string, std::less<>>;
  struct Done {
    std::string fingerprint;
    Checksums outputs;  ///< path to SHA-256
  };
  using Steps = std::map<std::string, Done, std::less<>>;
  explicit StepCache(storage::ObjectStore& store) : store_(&store) {}
  static Result<Steps> read(const storage::ObjectStore& store);
  Result<Checksums> checksums_of(std::span<const std::string> outputs) const;
  Result<bool> are_unchanged(const Checksums& outputs) const;

  storage::ObjectStore* store_;
  Steps done_;
};

}  // namespace lookbook::pipeline
