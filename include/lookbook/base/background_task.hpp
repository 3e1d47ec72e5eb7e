#pragma once
// One piece of work that goes on beside its caller. oneTBB underneath (std::thread in the thread-sanitizer
// build); with a thread limit of 1 it is done at once.

#include <functional>
#include <memory>

namespace lookbook {

/// Starts on construction; destroying it waits. The work must not throw.
class BackgroundTask {
 public:
  explicit BackgroundTask(std::function<void()> work);
  ~BackgroundTask();
  BackgroundTask(const BackgroundTask&) = delete;
  BackgroundTask& operator=(const BackgroundTask&) = delete;

  /// Returns when the work is done; the waiting thread may lend a hand to other work meanwhile, so it must
  /// hold no lock. More than once is fine.
  void wait();

 private:
  class Runner;
  std::unique_ptr<Runner> runner_;  // none where the work is done
};

}  // namespace lookbook
