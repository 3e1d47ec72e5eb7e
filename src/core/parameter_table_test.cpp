#include "lookbook/core/parameter_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "lookbook/core/model_parts.hpp"

namespace lookbook {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::array kTable = {
    ParameterSpec{.name = "neighbours",
                  .type = ParameterType::kInteger,
                  .default_value = "50",
                  .minimum = 1,
                  .maximum = 1000,
                  .unit = "items",
                  .help = "Neighbours kept an item."},
    ParameterSpec{.name = "damping", .default_value = "0.5", .minimum = 0, .maximum = 1, .help = "Exponent."},
    ParameterSpec{.name = "weight",
                  .type = ParameterType::kChoice,
                  .default_value = "cosine",
                  .choices = "cosine|jaccard",
                  .help = "Similarity."},
};

Result<Options> parse(std::vector<std::string> assignments) {
  return Options::parse(kTable, assignments);
}

TEST(OptionsTest, DefaultsHoldUnlessAssigned) {
  const Options options = *parse({"damping=0.25", "weight=jaccard"});
  EXPECT_EQ(options.integer("neighbours"), 50);
  EXPECT_EQ(options.real("damping"), .25);
  EXPECT_EQ(options.choice("weight"), "jaccard");
}

TEST(OptionsTest, AMessageNamesParameterRangeAndDefault) {
  const auto refused = parse({"neighbours=0"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message(),
            "parameter 'neighbours' is '0' but must be an integer from 1 to 1000 (default 50)");
  EXPECT_THAT(parse({"weight=pearson"}).error().message(),
              HasSubstr("one of cosine|jaccard (default cosine)"));
  EXPECT_THAT(parse({"k=3"}).error().message(), HasSubstr("neighbours, damping, weight"));
}

TEST(OptionsTest, NumbersThatAreNotNumbersAreRefused) {
  for (const char* bad :
       {"damping=nan", "damping=inf", "damping=", "damping=0.5x", "neighbours=1.5", "damping"}) {
    EXPECT_FALSE(parse({bad})) << bad;
  }
}

TEST(ModelPartsTest, AMissingOrMistypedArrayIsCorruptData) {
  ModelParts parts{.kind = "demo", .parameters = {}, .arrays = {}};
  parts.arrays["scores"] = Array::of(std::vector<float>{1, 2, 3});
  EXPECT_THAT(*parts.array<float>("scores"), ElementsAre(1, 2, 3));
  EXPECT_EQ(parts.array<double>("scores").error().code(), ErrorCode::kCorruptData);
  EXPECT_EQ(parts.array<float>("ranks").error().code(), ErrorCode::kCorruptData);
  EXPECT_FALSE(parts.matrix("scores"));
  EXPECT_EQ(parts.bytes(), 12U);
}

TEST(ModelPartsTest, ASparseMatrixComesBackUnlessItIsDamaged) {
  ModelParts parts{.kind = "demo", .parameters = {}, .arrays = {}};
  parts.add_csr("table", CsrMatrix{3, {0, 1, 2}, {2, 0}, {.5F, 1}});
  const CsrView view = *parts.csr("table", 3);
  EXPECT_THAT(view.row(0).columns, ElementsAre(2));
  EXPECT_THAT(view.row(1).values, ElementsAre(1));
  EXPECT_EQ(parts.csr("table", 2).error().code(), ErrorCode::kCorruptData);
}

}  // namespace
}  // namespace lookbook
