#include "loader/source_paths.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "loader/test_files.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SourcePathsTest : public ::testing::Test {
 protected:
  /// The names below the test's folder.
  std::vector<std::string> names(const std::vector<std::filesystem::path>& files) const {
    std::vector<std::string> below;
    for (const auto& file : files) below.push_back(file.lexically_relative(folder_ / "").string());
    return below;
  }
  std::vector<std::string> ignored(const SourcePaths& paths) const {
    return names({paths.ignored.begin(), paths.ignored.end()});
  }

  TestFolder folder_;
};

TEST_F(SourcePathsTest, FilesAreTakenInTheOrderGivenWhateverTheyAreCalled) {
  const std::string b = folder_.write("b.data", "x");
  const std::string a = folder_.write("a", "x");
  EXPECT_THAT(names(expand({b, a, folder_ / "gone"})->files), ElementsAre("b.data", "a", "gone"));
}

TEST_F(SourcePathsTest, ALinkToAFolderIsIgnoredAndSaid) {
  folder_.write("in/a.csv", "x");
  folder_.write("elsewhere/b.csv", "x");
  std::filesystem::create_directory_symlink(folder_ / "elsewhere", folder_ / "in/link");
  const auto paths = expand({folder_ / "in"});
  ASSERT_TRUE(paths);
  EXPECT_THAT(paths->files, ElementsAre(folder_ / "in/a.csv"));
  EXPECT_THAT(paths->ignored, ElementsAre(folder_ / "in/link"));
}

TEST_F(SourcePathsTest, AFolderIsItsSourcesSortedByNameAtAnyDepth) {
  for (const char* name : {"b.json.gz", "a.CSV", "sub/c.parquet", "a.jsonl", "z.tsv.gz", "B.ndjson"})
    folder_.write(std::string("in/") + name, "x");
  const auto paths = expand({folder_ / "in"});
  EXPECT_THAT(names(paths->files), ElementsAre("in/B.ndjson", "in/a.CSV", "in/a.jsonl", "in/b.json.gz",
                                               "in/sub/c.parquet", "in/z.tsv.gz"));
  EXPECT_THAT(paths->ignored, IsEmpty());
}

TEST_F(SourcePathsTest, OtherFilesOfAFolderAreIgnoredAndSaid) {
  for (const char* name : {"a.csv", "README", "photo.jpg", "b.gz", ".hidden.csv", ".git/c.csv", "d.json.zip"})
    folder_.write(std::string("in/") + name, "x");
  const auto paths = expand({folder_ / "in"});
  EXPECT_THAT(names(paths->files), ElementsAre("in/a.csv"));
  EXPECT_THAT(ignored(*paths), ElementsAre("in/README", "in/b.gz", "in/d.json.zip", "in/photo.jpg"));
}

TEST_F(SourcePathsTest, AFolderWithoutASourceIsAnErrorThatSaysWhatWouldBeTaken) {
  folder_.write("in/ratings.txt", "x");
  const auto paths = expand({folder_ / "in"});
  ASSERT_FALSE(paths);
  EXPECT_EQ(paths.error().code(), ErrorCode::kInvalidArgument);
  EXPECT_THAT(paths.error().message(), HasSubstr("holds no source among its 1 files, such as ratings.txt"));
  EXPECT_THAT(paths.error().message(), HasSubstr("in/*'"));
  std::filesystem::create_directory(folder_ / "empty");
  EXPECT_THAT(expand({folder_ / "empty"}).error().message(), HasSubstr("is empty"));
}

TEST_F(SourcePathsTest, APatternIsWhatMatchesItSortedByName) {
  for (const char* name : {"u2.base", "u1.base", "u1.test", "U3.base", "x/u9.base"}) folder_.write(name, "x");
  EXPECT_THAT(names(expand({folder_ / "u*.base"})->files), ElementsAre("u1.base", "u2.base"));
  EXPECT_THAT(names(expand({folder_ / "[uU]?.base"})->files), ElementsAre("U3.base", "u1.base", "u2.base"));
  EXPECT_THAT(names(expand({folder_ / "*/*.base"})->files), ElementsAre("x/u9.base"));
}

TEST_F(SourcePathsTest, APatternThatMatchesNothingIsAnErrorThatShowsIt) {
  const auto paths = expand({folder_ / "*.json"});
  ASSERT_FALSE(paths);
  EXPECT_EQ(paths.error().code(), ErrorCode::kNotFound);
  EXPECT_THAT(paths.error().message(), HasSubstr("no file matches " + (folder_ / "*.json")));
}

TEST_F(SourcePathsTest, AFolderThatMatchesAPatternIsItsSources) {
  folder_.write("day-1/a.csv", "x");
  folder_.write("day-2/a.csv", "x");
  folder_.write("day-2/notes.md", "x");
  const auto paths = expand({folder_ / "day-*"});
  EXPECT_THAT(names(paths->files), ElementsAre("day-1/a.csv", "day-2/a.csv"));
  EXPECT_THAT(ignored(*paths), ElementsAre("day-2/notes.md"));
}

TEST_F(SourcePathsTest, AFileThatIsCalledAsAPatternIsThatFile) {
  folder_.write("a[1].csv", "x");
  folder_.write("a1.csv", "x");
  EXPECT_THAT(names(expand({folder_ / "a[1].csv"})->files), ElementsAre("a[1].csv"));
}

}  // namespace
}  // namespace lookbook::loader
