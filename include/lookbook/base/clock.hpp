#pragma once
// Time as a value that is passed in, so that code which depends on it can be tested and replayed.

#include <cstdint>
#include <string>

namespace lookbook {

/// Milliseconds since 1970-01-01 UTC.
using UnixMillis = std::int64_t;
/// Seconds since 1970-01-01 UTC.
using UnixSeconds = std::int64_t;

/// The wall clock. Call it in apps and servers, pass its value down.
UnixMillis now_millis();

/// "2026-11-23T14:05:09Z".
std::string iso8601(UnixSeconds time);

/// Seconds that passed since it was made, by the monotonic clock.
class Stopwatch {
 public:
  Stopwatch();
  double seconds() const;

 private:
  std::int64_t start_nanos_;
};

}  // namespace lookbook
