#pragma once
// A stream of work in three stages that overlap: one after another something is produced, many are worked on
// at a time, and one after another, in the order in which they were produced, they are consumed. What is
// consumed does not depend on the number of threads. oneTBB underneath (std::thread in the thread-sanitizer
// build). The stages must not throw.

#include <cstddef>

#include "lookbook/base/function_ref.hpp"

namespace lookbook {

/// Each takes the number of a slot in [0, slots): the caller keeps there what travels from stage to stage. A
/// slot belongs to one stage at a time and is free again once it was consumed.
struct PipelineStages {
  FunctionRef<bool(std::size_t)> produce;  ///< one at a time; false: there is nothing more, the slot is empty
  FunctionRef<void(std::size_t)> work;     ///< on any thread
  FunctionRef<bool(std::size_t)> consume;  ///< one at a time, in order; false: stop, drop what is under way
};

/// Runs until produce or consume says false; returns when all stages are done. At most `slots` (at least 1)
/// are under way at a time, on at most thread_limit() threads.
void run_ordered(std::size_t slots, const PipelineStages& stages);

}  // namespace lookbook
