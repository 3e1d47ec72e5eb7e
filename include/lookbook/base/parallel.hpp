#pragma once
// Parallel loops whose results do not depend on the number of threads: the range is always cut into the same
// chunks of `grain` elements, whoever runs them. oneTBB underneath (std::thread in the thread-sanitizer
// build). The body must not throw; write results to places that belong to the chunk, and combine them in
// chunk order.

#include <cstddef>
#include <utility>
#include <vector>

#include "lookbook/base/function_ref.hpp"

namespace lookbook {

/// Half-open range [begin, end) of a loop.
struct Chunk {
  std::size_t index;  ///< 0, 1, 2, … in the order of the range
  std::size_t begin;
  std::size_t end;
};

/// Number of chunks that parallel_for cuts n elements into: ceil(n / grain). Precondition: grain > 0.
std::size_t chunk_count(std::size_t n, std::size_t grain);

/// Calls body(chunk) once for every chunk of [0, n), in any order and on any thread; returns when all are
/// done.
void parallel_for(std::size_t n, std::size_t grain, FunctionRef<void(Chunk)> body);

/// map(chunk) -> T for every chunk, then combine(accumulated, part) in chunk order: the same bits on 1 or 100
/// threads.
template <class T, class Map, class Combine>
T parallel_reduce(std::size_t n, std::size_t grain, T initial, Map&& map, Combine&& combine) {
  std::vector<T> parts(chunk_count(n, grain), initial);
  parallel_for(n, grain, [&](Chunk chunk) { parts[chunk.index] = map(chunk); });
  for (auto& part : parts) initial = combine(std::move(initial), std::move(part));
  return initial;
}

/// Threads that parallel_for may use. 0 (the default) means one per core.
void set_thread_limit(std::size_t threads);
std::size_t thread_limit();

/// Sets the limit for a scope: for tests and benchmarks.
class ThreadLimit {
 public:
  explicit ThreadLimit(std::size_t threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  std::size_t previous_;
};

}  // namespace lookbook
