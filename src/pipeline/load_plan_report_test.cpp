#include "lookbook/pipeline/load_plan_report.hpp"

#include <gmock/gmock.h>

namespace lookbook::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

loader::LoadPlan plan_of_two() {
  loader::LoadPlan plan;
  loader::PlannedSource known{.file = "in/a.csv", .fate = loader::SourceFate::kSkip, .source = {}};
  known.source.name = "a.csv";
  known.source.layout.schema = "ratings-header";
  known.source.layout.why = "a header that names user and item";
  known.source.rows = 1200;
  known.source.sha256 = "ab12";
  loader::PlannedSource fresh = known;
  fresh.file = "in/b.csv";
  fresh.fate = loader::SourceFate::kAppend;
  fresh.source.name = "";
  plan.sources = {known, fresh};
  plan.sources_ignored = {"in/notes.md"};
  return plan;
}

TEST(LoadPlanReportTest, TheTextSaysWhatBecomesOfEachSourceAndWhy) {
  const std::string text = load_plan_text(plan_of_two(), {});
  EXPECT_THAT(text, HasSubstr("skip  in/a.csv  (1,200 rows, 0 B)\n    ratings-header: a header that names"));
  EXPECT_THAT(text, HasSubstr("append  in/b.csv"));
  EXPECT_THAT(text, HasSubstr("1 to append, 1 to skip; nothing was written"));
  EXPECT_THAT(text, Not(HasSubstr("to land")));
}

TEST(LoadPlanReportTest, ARequestOfPhotographsAloneHasNoSources) {
  EXPECT_THAT(load_plan_text({}, {}), HasSubstr("no sources; nothing was written"));
}

TEST(LoadPlanReportTest, JsonHasEverySource) {
  const std::string text = load_plan_json(plan_of_two()).to_text(0);
  EXPECT_THAT(text, HasSubstr(R"("action":"skip","name":"a.csv")"));
  EXPECT_THAT(text, HasSubstr(R"("action":"append","name":null)"));
  EXPECT_THAT(text, HasSubstr(R"("sha256":"ab12")"));
  EXPECT_THAT(text, HasSubstr(R"("ignored":["in/notes.md"])"));
}

}  // namespace
}  // namespace lookbook::pipeline
