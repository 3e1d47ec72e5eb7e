#include "lookbook/base/clock.hpp"

#include <chrono>
#include <ctime>

namespace lookbook {
namespace {

std::int64_t monotonic_nanos() {
  return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

}  // namespace

UnixMillis now_millis() {
  return std::chrono::system_clock::now().time_since_epoch() / std::chrono::milliseconds(1);
}

std::string iso8601(UnixSeconds time) {
  const auto seconds = static_cast<std::time_t>(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, length};
}

Stopwatch::Stopwatch() : start_nanos_(monotonic_nanos()) {}

double Stopwatch::seconds() const {
  return static_cast<double>(monotonic_nanos() - start_nanos_) * 1e-9;
}

}  // namespace lookbook
