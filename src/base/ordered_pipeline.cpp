#include "lookbook/base/ordered_pipeline.hpp"

#include <atomic>

#include "lookbook/base/parallel.hpp"

#ifdef LOOKBOOK_PARALLEL_STD_THREAD
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#endif

namespace lookbook {
namespace {

void run_alone(const PipelineStages& stages) {
  while (stages.produce(0)) {
    stages.work(0);
    if (!stages.consume(0)) return;
  }
}

#ifdef LOOKBOOK_PARALLEL_STD_THREAD

/// Every thread does whatever stage is due, the last ones first.
class Threads {
 public:
  Threads(std::size_t slots, const PipelineStages& stages) : stages_(stages), worked_(slots, false) {}

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      if (can_consume()) {
        consume(lock);
      } else if (can_produce()) {
        produce_and_work(lock);
      } else if (is_done()) {
        changed_.notify_all();
        return;
      } else {
        changed_.wait(lock);
      }
    }
  }

 private:
  bool can_consume() const { return !consuming_ && consumed_ < produced_ && worked_[slot_of(consumed_)]; }
  bool can_produce() const { return !producing_ && !ended_ && produced_ - consumed_ < worked_.size(); }
  bool is_done() const {
    return ended_ && !consuming_ && !producing_ && (stopped_ || consumed_ == produced_);
  }
  std::size_t slot_of(std::size_t number) const { return number % worked_.size(); }

  void consume(std::unique_lock<std::mutex>& lock) {
    const std::size_t slot = slot_of(consumed_);
    worked_[slot] = false;
    bool goes_on = true;
    if (!stopped_) {
      consuming_ = true;
      lock.unlock();
      goes_on = stages_.consume(slot);
      lock.lock();
      consuming_ = false;
    }
    ++consumed_;
    stopped_ = stopped_ || !goes_on;
    ended_ = ended_ || stopped_;
    changed_.notify_all();
  }

  void produce_and_work(std::unique_lock<std::mutex>& lock) {
    const std::size_t slot = slot_of(produced_);
    producing_ = true;
    lock.unlock();
    const bool more = stages_.produce(slot);
    lock.lock();
    producing_ = false;
    ended_ = ended_ || !more;
    if (more) ++produced_;
    changed_.notify_all();
    if (!more) return;
    lock.unlock();
    stages_.work(slot);
    lock.lock();
    worked_[slot] = true;
    changed_.notify_all();
  }

  const PipelineStages& stages_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> worked_;  // by slot: waits to be consumed
  std::size_t produced_ = 0;
  std::size_t consumed_ = 0;
  bool producing_ = false;
  bool consuming_ = false;
  bool ended_ = false;    // nothing more is produced
  bool stopped_ = false;  // nothing more is consumed
};

void run_on_threads(std::size_t slots, const PipelineStages& stages) {
  Threads shared(slots, stages);
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < thread_limit(); ++i) threads.emplace_back([&] { shared.run(); });
  shared.run();
  for (std::thread& thread : threads) thread.join();
}

#else

void run_on_threads(std::size_t slots, const PipelineStages& stages) {
  using tbb::filter_mode;
  std::size_t produced = 0;  // of the first stage alone
  std::atomic<bool> stopped = false;
  const auto produce = [&](tbb::flow_control& flow) -> std::size_t {
    // What is under way leaves in order, so the slot of the one before `slots` others is free again.
    const std::size_t slot = produced % slots;
    if (stopped || !stages.produce(slot)) flow.stop();
    ++produced;
    return slot;
  };
  const auto work = [&](std::size_t slot) {
    if (!stopped) stages.work(slot);
    return slot;
  };
  const auto consume = [&](std::size_t slot) {
    if (!stopped && !stages.consume(slot)) stopped = true;
  };
  tbb::task_arena arena(static_cast<int>(thread_limit()));
  arena.execute([&] {
    tbb::parallel_pipeline(slots,
                           tbb::make_filter<void, std::size_t>(filter_mode::serial_in_order, produce) &
                               tbb::make_filter<std::size_t, std::size_t>(filter_mode::parallel, work) &
                               tbb::make_filter<std::size_t, void>(filter_mode::serial_in_order, consume));
  });
}

#endif

}  // namespace

void run_ordered(std::size_t slots, const PipelineStages& stages) {
  if (slots <= 1 || thread_limit() == 1) return run_alone(stages);
  run_on_threads(slots, stages);
}

}  // namespace lookbook
