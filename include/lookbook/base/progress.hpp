#pragma once
// How long work tells how far it is, and learns that it should stop. Library code never prints; the program
// decides what a Progress does (a bar, a log line, nothing).

#include <cstdint>
#include <string_view>

namespace lookbook {

class Progress {
 public:
  virtual ~Progress() = default;
  /// A new piece of work starts, of `total` steps (0: unknown). `unit` is what one step is, a word that takes
  /// an s where there are several ("row", "byte"; empty: nothing a person would count). Ends the one before.
  virtual void begin(std::string_view what, std::uint64_t total, std::string_view unit) = 0;
  /// `steps` more are done. Thread-safe, cheap enough to call once per chunk.
  virtual void advance(std::uint64_t steps) = 0;
  /// The work is done.
  virtual void end() = 0;
  /// true once the work should stop early; it then returns kCancelled. Thread-safe.
  virtual bool cancelled() const { return false; }
};

/// Ignores everything.
class NoProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
};

}  // namespace lookbook
