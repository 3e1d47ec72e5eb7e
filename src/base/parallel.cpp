#include "lookbook/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#ifndef LOOKBOOK_PARALLEL_STD_THREAD
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#endif

namespace lookbook {
namespace {

std::atomic<std::size_t> requested_limit{0};

Chunk chunk_at(std::size_t index, std::size_t n, std::size_t grain) {
  return {index, index * grain, std::min(n, (index + 1) * grain)};
}

}  // namespace

std::size_t chunk_count(std::size_t n, std::size_t grain) {
  return (n + grain - 1) / grain;
}

void set_thread_limit(std::size_t threads) {
  requested_limit = threads;
}

std::size_t thread_limit() {
  const std::size_t limit = requested_limit;
  return limit > 0 ? limit : std::max(1U, std::thread::hardware_concurrency());
}

ThreadLimit::ThreadLimit(std::size_t threads) : previous_(requested_limit) {
  set_thread_limit(threads);
}
ThreadLimit::~ThreadLimit() {
  set_thread_limit(previous_);
}

#ifdef LOOKBOOK_PARALLEL_STD_THREAD

void parallel_for(std::size_t n, std::size_t grain, FunctionRef<void(Chunk)> body) {
  const std::size_t chunks = chunk_count(n, grain);
  std::atomic<std::size_t> next{0};
  auto work = [&] {
    for (std::size_t i = next++; i < chunks; i = next++) body(chunk_at(i, n, grain));
  };
  std::vector<std::thread> threads;
  const std::size_t wanted = std::min(thread_limit(), chunks);
  for (std::size_t t = 1; t < wanted; ++t) threads.emplace_back(work);
  work();
  for (auto& thread : threads) thread.join();
}

#else

void parallel_for(std::size_t n, std::size_t grain, FunctionRef<void(Chunk)> body) {
  const std::size_t chunks = chunk_count(n, grain);
  if (chunks <= 1 || thread_limit() == 1) {
    for (std::size_t i = 0; i < chunks; ++i) body(chunk_at(i, n, grain));
    return;
  }
  tbb::task_arena arena(static_cast<int>(thread_limit()));
  arena.execute([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, chunks, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          for (std::size_t i = range.begin(); i != range.end(); ++i) body(chunk_at(i, n, grain));
        },
        tbb::simple_partitioner());
  });
}

#endif

}  // namespace lookbook
