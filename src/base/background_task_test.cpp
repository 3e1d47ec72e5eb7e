#include "lookbook/base/background_task.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

#include "lookbook/base/ordered_pipeline.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook {
namespace {

TEST(BackgroundTaskTest, IsDoneAfterWaitingOrWhenItIsDestroyed) {
  for (const std::size_t threads : {1U, 3U}) {
    const ThreadLimit limit(threads);
    bool waited = false;
    bool destroyed = false;
    BackgroundTask task([&] { waited = true; });
    task.wait();
    EXPECT_TRUE(waited);
    task.wait();
    {
      const BackgroundTask other([&] { destroyed = true; });
    }
    EXPECT_TRUE(destroyed);
  }
}

TEST(BackgroundTaskTest, WithOneThreadItIsDoneAtOnceOnTheCaller) {
  const ThreadLimit limit(1);
  std::thread::id where;
  const BackgroundTask task([&] { where = std::this_thread::get_id(); });
  EXPECT_EQ(where, std::this_thread::get_id());
}

TEST(BackgroundTaskTest, CanBeStartedAndAwaitedWithinAPipeline) {
  const ThreadLimit limit(2);
  std::vector<int> done(500, 0);
  std::unique_ptr<BackgroundTask> last;
  std::size_t produced = 0;
  run_ordered(4, {.produce = [&](std::size_t) { return produced++ < done.size(); },
                  .work = [](std::size_t) {},
                  .consume =
                      [&, next = std::size_t{0}](std::size_t) mutable {
                        last.reset();
                        last = std::make_unique<BackgroundTask>([&done, at = next++] { done[at] = 1; });
                        return true;
                      }});
  last.reset();
  EXPECT_EQ(done, std::vector<int>(500, 1));
}

}  // namespace
}  // namespace lookbook
