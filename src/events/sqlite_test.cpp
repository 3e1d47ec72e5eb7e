#include "events/sqlite.hpp"

#include <gtest/gtest.h>

namespace lookbook::events::sqlite {
namespace {

TEST(SqliteTest, AParameterThatCannotBeBoundFailsTheStatementUntilItIsReset) {
  auto connection = Connection::open(":memory:", 0);
  ASSERT_TRUE(connection);
  auto statement = connection->prepare("SELECT ?1");
  ASSERT_TRUE(statement);
  statement->bind(2, std::int64_t{8});  // there is none
  statement->bind(1, std::int64_t{7});
  const auto failed = statement->step();
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().message().find("out of range"), std::string::npos) << failed.error().message();

  statement->reset();
  statement->bind(1, std::int64_t{7});
  const auto row = statement->step();
  ASSERT_TRUE(row && *row);
  EXPECT_EQ(statement->integer(0), 7);
}

TEST(SqliteTest, ResettingForgetsWhatWasBound) {
  auto connection = Connection::open(":memory:", 0);
  ASSERT_TRUE(connection);
  auto statement = connection->prepare("SELECT ?1 IS NULL");
  ASSERT_TRUE(statement);
  statement->bind(1, std::string_view("text"));
  statement->reset();
  ASSERT_TRUE(statement->step());
  EXPECT_EQ(statement->integer(0), 1);
}

}  // namespace
}  // namespace lookbook::events::sqlite
