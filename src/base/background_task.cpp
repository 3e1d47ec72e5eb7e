#include "lookbook/base/background_task.hpp"

#include <utility>

#include "lookbook/base/parallel.hpp"

#ifdef LOOKBOOK_PARALLEL_STD_THREAD
#include <thread>
#else
#include <tbb/task_group.h>
#endif

namespace lookbook {

#ifdef LOOKBOOK_PARALLEL_STD_THREAD

class BackgroundTask::Runner {
 public:
  explicit Runner(std::function<void()> work) : thread_(std::move(work)) {}
  void wait() { thread_.join(); }

 private:
  std::thread thread_;
};

#else

class BackgroundTask::Runner {
 public:
  explicit Runner(std::function<void()> work) { group_.run(std::move(work)); }
  void wait() { group_.wait(); }

 private:
  // Isolated: the task may outlive the loop or pipeline in whose midst it was begun.
  tbb::task_group_context context_{tbb::task_group_context::isolated};
  tbb::task_group group_{context_};
};

#endif

BackgroundTask::BackgroundTask(std::function<void()> work) {
  if (thread_limit() == 1)
    work();
  else
    runner_ = std::make_unique<Runner>(std::move(work));
}

BackgroundTask::~BackgroundTask() {
  wait();
}

void BackgroundTask::wait() {
  if (const std::unique_ptr<Runner> runner = std::move(runner_)) runner->wait();
}

}  // namespace lookbook
