#include "lookbook/registry/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "registry/sample_release.hpp"

namespace lookbook::registry {
namespace {

TEST(RegistryTest, ARollbackGoesToTheReleaseBefore) {
  SampleStore store;
  const std::string first = publish(*store, make_sample(.1F).draft())->id;
  const std::string second = publish(*store, make_sample(.2F).draft())->id;
  const std::string third = publish(*store, make_sample(.3F).draft())->id;
  for (const auto& id : {first, second, third}) {
    auto status = promote(*store, "live", id, {"test", 5});
    ASSERT_TRUE(status) << status.error().message();
  }
  EXPECT_EQ(*resolve(*store, "live"), third);
  EXPECT_EQ(*rollback(*store, "live", {"test", 6}), second);
  EXPECT_EQ(*rollback(*store, "live", {"test", 7}), first);
  EXPECT_EQ(*resolve(*store, "live"), first);
  EXPECT_EQ(rollback(*store, "live", {"test", 8}).error().code(), ErrorCode::kNotFound);
  EXPECT_EQ((*read_channels(*store)).at("live").history.size(), 5U);
}

}  // namespace
}  // namespace lookbook::registry
