#pragma once
// Remembers what each step was last run on and what it made, so that a step whose input, options and code are
// unchanged is not run again, unless its outputs are gone, damaged or made by another command meanwhile, or
// what it could not use has been mended. A fingerprint is a SHA-256 over everything that a step's outputs
// depend on; outputs are known by theirs, which costs about a second a gigabyte. Kept in
// analytics/steps.json, which may be deleted at any time: the steps then run again.

#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

/// SHA-256 over the parts, each with its length, so that ("ab", "c") and ("a", "bc") differ.
std::string fingerprint(std::initializer_list<std::string_view> parts);

/// Paths in the store.
struct StepFiles {
  std::vector<std::string> outputs;
  /// Inputs that are damaged or gone: the step does without them, and runs again once they have changed.
  std::vector<std::string> unusable = {};
};

/// Not thread-safe.
class StepCache {
 public:
  /// A file that is missing, older or cannot be understood counts as empty. kUnsupportedVersion if a newer
  /// Lookbook wrote it; errors of the operating system are returned.
  static Result<StepCache> open(storage::ObjectStore& store);

  /// true if `step` last ended with this fingerprint, and each of the outputs that it had then, and of the
  /// inputs that it could not use, still holds the same bytes.
  Result<bool> is_current(std::string_view step, std::string_view step_fingerprint) const;
  /// Fingerprint of the outputs that the step is remembered with, for the steps that read them.
  std::string outputs_of(std::string_view step) const;
  /// Call when the step's files are complete. kNotFound if an output is missing.
  Status remember(std::string_view step, std::string_view step_fingerprint, const StepFiles& files);

 private:
  using Checksums = std::map<std::string, std::string, std::less<>>;
  struct Done {
    std::string fingerprint;
    Checksums outputs;   ///< path to SHA-256
    Checksums unusable;  ///< path to SHA-256, "" if it cannot be read
  };
  using Steps = std::map<std::string, Done, std::less<>>;
  explicit StepCache(storage::ObjectStore& store) : store_(&store) {}
  static Result<Steps> read(const storage::ObjectStore& store);
  Result<Checksums> checksums_of(std::span<const std::string> outputs) const;
  Checksums checksums_of_unusable(std::span<const std::string> inputs) const;
  Result<bool> are_unchanged(const Checksums& outputs) const;
  bool are_still_unusable(const Checksums& inputs) const;

  storage::ObjectStore* store_;
  Steps done_;
};

}  // namespace lookbook::pipeline
