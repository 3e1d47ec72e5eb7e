#pragma once
// Progress in the terminal: a bar where a person watches (standard error is a terminal), else one line a
// finished step.

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "lookbook/base/clock.hpp"
#include "lookbook/base/progress.hpp"

namespace lookbook::apps {

class TerminalProgress final : public Progress {
 public:
  TerminalProgress();
  ~TerminalProgress() override;
  void begin(std::string_view what, std::uint64_t total, std::string_view unit) override;
  void advance(std::uint64_t steps) override;
  void end() override;
  bool cancelled() const override;

 private:
  void draw(double fraction);

  bool watched_;
  std::mutex mutex_;
  std::string what_;
  std::string unit_;
  std::uint64_t total_ = 0;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::int64_t> next_draw_millis_{0};
  Stopwatch since_begin_;
  bool running_ = false;
};

/// Ctrl-C and SIGTERM ask the running work to stop (Progress::cancelled) instead of ending the program
/// half-way; a second one ends it at once.
void stop_on_signals();
bool stop_requested();

}  // namespace lookbook::apps
