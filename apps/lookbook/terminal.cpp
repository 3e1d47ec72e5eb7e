#include "terminal.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "lookbook/report/numbers.hpp"

namespace lookbook::apps {
namespace {

volatile std::sig_atomic_t signals_received = 0;

extern "C" void on_signal(int number) {
  signals_received = signals_received + 1;
  if (signals_received > 1) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  }
}

constexpr int kBarWidth = 28;
constexpr std::int64_t kMillisBetweenDraws = 100;

std::string bar_of(double fraction) {
  const int filled = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * kBarWidth);
  std::string bar;
  for (int i = 0; i < kBarWidth; ++i) bar += i < filled ? "━" : "─";
  return bar;
}

/// "  5,000 rows", "  12.3 MB"; empty where nothing was counted.
std::string done_text(std::uint64_t done, const std::string& unit) {
  if (done == 0 || unit.empty()) return "";
  return "  " + (unit == "byte" ? report::bytes(done) : report::counted(done, unit, unit + "s"));
}

}  // namespace

TerminalProgress::TerminalProgress() : watched_(isatty(STDERR_FILENO) != 0) {}

TerminalProgress::~TerminalProgress() {
  if (running_ && watched_) fmt::print(stderr, "\n");
}

void TerminalProgress::begin(std::string_view what, std::uint64_t total, std::string_view unit) {
  end();
  const std::scoped_lock lock(mutex_);
  what_ = what;
  unit_ = unit;
  total_ = total;
  done_ = 0;
  next_draw_millis_ = 0;
  since_begin_ = Stopwatch();
  running_ = true;
  if (watched_) draw(0);
}

void TerminalProgress::advance(std::uint64_t steps) {
  const std::uint64_t done = done_ += steps;
  if (!watched_) return;
  const auto millis = static_cast<std::int64_t>(since_begin_.seconds() * 1000);
  std::int64_t due = next_draw_millis_;
  if (millis < due || !next_draw_millis_.compare_exchange_strong(due, millis + kMillisBetweenDraws)) return;
  const std::scoped_lock lock(mutex_);
  draw(total_ == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total_));
}

void TerminalProgress::end() {
  const std::scoped_lock lock(mutex_);
  if (!running_) return;
  running_ = false;
  fmt::print(stderr, "{}  {:<32} {:>7.1f} s{}\n", watched_ ? "\r\033[K" : "", what_, since_begin_.seconds(),
             done_text(done_, unit_));
}

bool TerminalProgress::cancelled() const {
  return stop_requested();
}

void TerminalProgress::draw(double fraction) {
  fmt::print(stderr, "\r\033[K  {:<32} {} {:>3.0f}%", what_, bar_of(fraction), 100 * fraction);
  std::fflush(stderr);
}

void stop_on_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

bool stop_requested() {
  return signals_received > 0;
}

}  // namespace lookbook::apps
