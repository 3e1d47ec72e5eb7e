#pragma once
// Remembers what each step was last run on, so that a step whose input, options and code are unchanged is not
// run again. A fingerprint is a SHA-256 over everything that a step's output depends on. Kept in
// analytics/steps.json, which may be deleted at any time: the steps then run again.

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
  /// A file that is missing or cannot be understood counts as empty. Errors of the operating system are
  /// returned.
  static Result<StepCache> open(storage::ObjectStore& store);

  /// true if `step` last ended with this fingerprint and every one of `outputs` still exists.
  Result<bool> is_current(std::string_view step, std::string_view step_fingerprint,
                          std::span<const std::string_view> outputs) const;
  /// Call when the step's outputs are complete.
  Status remember(std::string_view step, std::string_view step_fingerprint);

 private:
  explicit StepCache(storage::ObjectStore& store) : store_(&store) {}

  storage::ObjectStore* store_;
  std::map<std::string, std::string, std::less<>> fingerprints_;
};

}  // namespace lookbook::pipeline
