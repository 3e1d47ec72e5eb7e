#pragma once
// An event log in memory, for tests of what is above the real one.

#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lookbook/events/event_log.hpp"

namespace lookbook::serving {

class MemoryLog final : public events::EventLog {
 public:
  using events::EventLog::append;
  void append(std::vector<events::Event> events, UnixMillis, Acknowledge acknowledge) override {
    if (failure) return acknowledge(*failure);
    {
      const std::lock_guard guard(mutex_);
      all_.insert(all_.end(), events.begin(), events.end());
    }
    acknowledge(events::Receipt{.accepted = events.size(), .duplicates = 0});
  }
  Result<std::vector<events::PastEvent>> events_of(std::string_view user, std::size_t) const override {
    if (failure) return *failure;
    const std::lock_guard guard(mutex_);
    std::vector<events::PastEvent> found;
    for (const auto& e : all_) {
      if (e.user == user) found.push_back({e.product, e.kind, e.value, e.time});
    }
    return found;
  }
  Result<std::uint64_t> size() const override { return all_.size(); }
  std::vector<events::Event> all() const { return all_; }

  std::optional<Error> failure;  ///< what every call answers, if set

 private:
  mutable std::mutex mutex_;
  std::vector<events::Event> all_;
};

}  // namespace lookbook::serving
