#include "loader/mapping.hpp"

#include <gmock/gmock.h>

#include <numeric>

#include "loader/test_files.hpp"
#include "lookbook/loader/landing.hpp"
#include "lookbook/loader/raw_schema.hpp"
#include "lookbook/storage/object_store.hpp"
#include "support/real_data.hpp"
#include "support/source_folder.hpp"

namespace lookbook::loader {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;

/// The message about what is wrong with a mapping file, "" if nothing is.
std::string problem_of(const std::string& toml) {
  const auto mapping = mapping_from_toml(toml, "layout.toml");
  if (mapping) return "";
  EXPECT_EQ(mapping.error().code(), ErrorCode::kInvalidArgument);
  return mapping.error().message();
}

struct BadMapping {
  std::string toml;
  std::vector<std::string> says;
};

class BadMappings : public ::testing::TestWithParam<BadMapping> {};

TEST_P(BadMappings, AreErrorsThatNameFileLineAndKey) {
  const std::string message = problem_of(GetParam().toml);
  EXPECT_THAT(message, HasSubstr("layout.toml"));
  for (const std::string& part : GetParam().says) EXPECT_THAT(message, HasSubstr(part));
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadMappings,
    ::testing::Values(
        BadMapping{"", {"no section", "[reviews] or [products]"}},
        BadMapping{"[reviews\nuser = 1", {"line 1", "not TOML"}},
        BadMapping{"user = 1", {"line 1", "'user' is no section"}},
        BadMapping{"\n[ratings]\nuser = 1", {"line 2", "'ratings' is no section"}},
        BadMapping{"[reviews]\nuser = 1", {"line 1", "no key 'format'", "json-lines"}},
        BadMapping{"[reviews]\nformat = \"xls\"", {"line 2", "'format' must be one of csv, tsv"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nitem = 1", {"no key 'user'"}},
        BadMapping{"[products]\nformat = \"csv\"\ntitle = 1", {"no key 'item'"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nitm = 2",
                   {"line 4", "no key 'itm'", "user, item, rating"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nprice = 2", {"line 4", "no key 'price'"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 0\nitem = 2", {"line 3", "count columns from 1"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1.5\nitem = 2",
                   {"line 3", "'user' must be the name"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nitem = \"i\"", {"all columns of a section"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nitem = 1", {"is the field 1", "one thing only"}},
        BadMapping{"[reviews]\nformat = \"json-lines\"\nuser = 1\nitem = 2",
                   {"line 4", "must be the name of a field"}},
        BadMapping{"[reviews]\nformat = \"delimited\"\nuser = 1\nitem = 2", {"no key 'delimiter'", "\"::\""}},
        BadMapping{"[reviews]\nformat = \"delimited\"\ndelimiter = \"\"\nuser = 1\nitem = 2",
                   {"line 3", "'delimiter' must be a text"}},
        BadMapping{"[reviews]\nformat = \"csv\"\ndelimiter = \";\"\nuser = 1\nitem = 2",
                   {"line 3", "for format = \"delimited\" only"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nheader = false\nuser = \"u\"\nitem = \"i\"",
                   {"line 3", "number them from 1"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nheader = 1\nuser = 1\nitem = 2", {"true or false"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nitem = 2\ntime_format = \"seconds\"",
                   {"line 5", "needs the key 'time'"}},
        BadMapping{"[reviews]\nformat = \"csv\"\nuser = 1\nitem = 2\ntime = 3\ntime_format = \"DD.MM.\"",
                   {"line 6", "%d/%m/%Y"}},
        BadMapping{"[reviews]\nformat = \"user-items\"\nuser = 1", {"line 3", "'user' has no place"}},
        BadMapping{"[products]\nformat = \"user-items\"", {"for [reviews] only"}}));

class MappingTest : public ::testing::Test {
 protected:
  Result<SourceLayout> lay_out(const std::string& toml, const std::string& source) {
    const Mapping mapping = *mapping_from_toml(toml, "layout.toml");
    return recognise_mapped(source, mapping.reviews ? *mapping.reviews : *mapping.products, mapping.file);
  }
  Everything read(const std::string& toml, const std::string& source) {
    const SourceLayout layout = *lay_out(toml, source);
    return *read_all(**RecordReader::open_file(source, layout, "source"));
  }

  TestFolder folder_;
};

TEST_F(MappingTest, ColumnsCountFromOne) {
  const std::string file = folder_.write("r.dat", "x::u1::5::i1::978300760\nx::u2::4.5::i2::978300761\n");
  const Everything all =
      read("[reviews]\nformat = \"delimited\"\ndelimiter = \"::\"\nuser = 2\nrating = 3\nitem = 4\ntime = 5",
           file);
  EXPECT_EQ(all.rejected, 0U);
  EXPECT_THAT(all.texts("user_id"), ElementsAre("u1", "u2"));
  EXPECT_THAT(all.texts("item_id"), ElementsAre("i1", "i2"));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(5.0, 4.5));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(978300760, 978300761));
}

TEST_F(MappingTest, ColumnsCanBeNamedByTheHeader) {
  const std::string file = folder_.write("r.csv", "when,Kunde, Artikel ,user\n04.09.2015,u1,i1,nobody\n");
  const Everything all = read(
      "[reviews]\nformat = \"csv\"\nuser = \"Kunde\"\nitem = \"Artikel\"\ntime = \"when\"\ntime_format = "
      "\"%d.%m.%Y\"",
      file);
  EXPECT_THAT(all.texts("user_id"), ElementsAre("u1"));  // not the column that is called user
  EXPECT_THAT(all.texts("item_id"), ElementsAre("i1"));
  EXPECT_THAT(all.column<std::int64_t>("time"), ElementsAre(1441324800));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(Eq(std::nullopt)));  // none is mapped, none is due
}

TEST_F(MappingTest, ANumberedFileMayHaveAHeaderThatIsPassedOver) {
  const std::string file = folder_.write("r.tsv", "a\tb\nu1\ti1\n");
  const std::string toml = "[reviews]\nformat = \"tsv\"\nuser = 1\nitem = 2\n";
  EXPECT_THAT(read(toml + "header = true", file).texts("user_id"), ElementsAre("u1"));
  EXPECT_THAT(read(toml, file).texts("user_id"), ElementsAre("a", "u1"));
}

TEST_F(MappingTest, SpacesMaySeparateColumns) {
  const std::string file = folder_.write("r.txt", " 1   10\t5\n 22  7  4\n");
  const Everything all = read("[reviews]\nformat = \"whitespace\"\nuser = 1\nitem = 2\nrating = 3", file);
  EXPECT_THAT(all.texts("user_id"), ElementsAre("1", "22"));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(5.0, 4.0));
}

TEST_F(MappingTest, FieldsOfObjectsAreReadByTheirMappedNamesOnly) {
  const std::string file =
      folder_.write("p.jsonl", gzip("{\"ref\": 7, \"label\": \"Shirt\", \"title\": \"no\", \"eur\": "
                                    "\"9,99\", \"pic\": [\"a.jpg\"]}\n"));
  const Everything all = read(
      "[products]\nformat = \"json-lines\"\nitem = \"ref\"\ntitle = \"label\"\nprice = \"eur\"\nimage = "
      "\"pic\"\nbrand = \"maker\"",
      file);
  EXPECT_THAT(all.texts("item_id"), ElementsAre("7"));
  EXPECT_THAT(all.texts("title"), ElementsAre("Shirt"));
  EXPECT_THAT(all.column<double>("price"), ElementsAre(9.99));
  EXPECT_THAT(all.lists("images"), ElementsAre(ElementsAre("a.jpg")));
}

TEST_F(MappingTest, AFieldThatTheSourceDoesNotHaveIsAnErrorThatShowsThoseItHas) {
  const std::string csv = folder_.write("r.csv", "who,what\nu1,i1\n");
  std::string message =
      lay_out("[reviews]\nformat = \"csv\"\nuser = \"who\"\nitem = \"which\"", csv).error().message();
  EXPECT_THAT(message, HasSubstr("r.csv: layout.toml says reviews.item = \"which\""));
  EXPECT_THAT(message, HasSubstr("who, what"));
  message = lay_out("[reviews]\nformat = \"tsv\"\nuser = 1\nitem = 2", csv).error().message();
  EXPECT_THAT(message, HasSubstr("reviews.item = 2, but its first line has 1 column"));
  const std::string json = folder_.write("r.jsonl", "{\"u\": 1, \"i\": 2}\n");
  message = lay_out("[reviews]\nformat = \"json-lines\"\nuser = \"u\"\nitem = \"I\"", json).error().message();
  EXPECT_THAT(message, HasSubstr("reviews.item = \"I\", but it has no such field"));
  EXPECT_TRUE(lay_out("[reviews]\nformat = \"json-lines\"\nuser = \"u\"\nitem = \"i\"\ntime = \"t\"", json));
}

TEST_F(MappingTest, TwoColumnsOfOneMappedNameAreAnError) {
  const std::string csv = folder_.write("r.csv", "who,what,who\nu1,i1,u2\n");
  EXPECT_THAT(lay_out("[reviews]\nformat = \"csv\"\nuser = \"who\"\nitem = \"what\"", csv).error().message(),
              HasSubstr("several of that name"));
}

TEST_F(MappingTest, AnotherFormatThanTheMappingSaysIsAnError) {
  const std::string csv = folder_.write("r.csv", "who,what\nu1,i1\n");
  EXPECT_THAT(
      lay_out("[reviews]\nformat = \"json-lines\"\nuser = \"u\"\nitem = \"i\"", csv).error().message(),
      HasSubstr("r.csv: none of its first lines is a JSON object"));
  EXPECT_THAT(lay_out("[reviews]\nformat = \"parquet\"\nuser = \"u\"\nitem = \"i\"", csv).error().message(),
              HasSubstr("r.csv: it is not Parquet"));
}

class MappedLoadTest : public MappingTest {
 protected:
  Result<LoadReport> load(const std::string& source, const std::string& toml) {
    const std::string mapping = folder_.write("layout.toml", toml);
    return loader::load({.reviews = {source}, .mapping = mapping}, *store_, progress_);
  }
  Everything landed() {
    const LandingManifest manifest = *read_manifest(*store_);
    return *read_all(**RecordReader::open(*store_, manifest.sources.at(0)));
  }

  std::unique_ptr<storage::ObjectStore> store_ = *storage::create_store(folder_ / "store");
  NoProgress progress_;
  const std::string file_ = folder_.write("r.dat", "a::b::5::1000\n");
  const std::string by_user_ =
      "[reviews]\nformat = \"delimited\"\ndelimiter = \"::\"\nuser = 1\nitem = 2\ntime = 4\n";
};

TEST_F(MappedLoadTest, TheManifestKeepsTheMappingSoThatItIsNotNeededAgain) {
  const LoadReport report = *load(file_, by_user_ + "time_format = \"milliseconds\"");
  EXPECT_EQ(*read_manifest(*store_), report.manifest);
  EXPECT_EQ(report.manifest.sources[0].layout.why,
            "mapped by layout.toml: item_id is 2, timestamp is 4, user_id is 1");
  EXPECT_THAT(landed().texts("user_id"), ElementsAre("a"));
  EXPECT_THAT(landed().column<std::int64_t>("time"), ElementsAre(1));
  EXPECT_THAT(*store_->read("landing/manifest.json"), HasSubstr("\"format_version\": 2"));
}

TEST_F(MappedLoadTest, AnotherMappingOfAKnownFileIsReadFromNowOn) {
  ASSERT_TRUE(load(file_, by_user_));
  EXPECT_THAT(load(file_, by_user_)->relaid, IsEmpty());
  const LoadReport report =
      *load(file_, "[reviews]\nformat = \"delimited\"\ndelimiter = \"::\"\nuser = 2\nitem = 1\n");
  EXPECT_THAT(report.relaid, ElementsAre("r.dat"));
  EXPECT_THAT(landed().texts("user_id"), ElementsAre("b"));
}

TEST_F(MappedLoadTest, AListThatTheMappingDoesNotSpeakOfIsRecognised) {
  const std::string file = folder_.write("r.csv", "user,item,rating\nu1,i1,5\n");
  const LoadReport report = *load(file, "[products]\nformat = \"csv\"\nitem = 1\n");
  EXPECT_EQ(report.manifest.sources[0].layout.schema, "ratings-header");
}

TEST_F(MappedLoadTest, ASchemaBesideAMappingIsAnError) {
  const std::string mapping = folder_.write("layout.toml", by_user_);
  const auto report =
      loader::load({.reviews = {file_}, .schema = "ratings-header", .mapping = mapping}, *store_, progress_);
  EXPECT_EQ(report.error().code(), ErrorCode::kInvalidArgument);
}

TEST_F(MappedLoadTest, TheRawSchemaSaysWhatAMappedFieldBecomes) {
  const LoadReport report = *load(file_, by_user_);
  const RawSchema schema = *raw_schema(*store_, report.manifest.sources[0]);
  ASSERT_EQ(schema.fields.size(), 4U);
  EXPECT_THAT(schema.fields[0].becomes, ElementsAre("reviews.user_id", "ratings.user_id"));
  EXPECT_THAT(schema.fields[2].becomes, IsEmpty());  // not mapped
}

/// The mapping files of docs/mapping.md stand in its blocks of TOML; each is called by its first line.
std::string documented(const std::string& name) {
  std::ifstream file(test_support::source_path("docs/mapping.md"));
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const std::size_t begin = text.find("```toml\n# " + name + "\n");
  EXPECT_NE(begin, text.npos) << name;
  return text.substr(begin + 8, text.find("\n```", begin) - begin - 8);
}

TEST_F(MappingTest, TheDocumentedMappingReadsMovieLens100k) {
  LOOKBOOK_REAL_DATA(ratings, "movielens-100k/u.data");
  LOOKBOOK_REAL_DATA(items, "movielens-100k/u.item");
  const Mapping mapping = *mapping_from_toml(documented("ml-100k.toml"), "ml-100k.toml");
  const auto store = *storage::create_store(folder_ / "store");
  NoProgress progress;
  const std::string file = folder_.write("ml-100k.toml", documented("ml-100k.toml"));
  const LoadReport report =
      *loader::load({.reviews = {ratings}, .metadata = {items}, .mapping = file}, *store, progress);
  ASSERT_EQ(report.manifest.sources.size(), 2U);
  const Everything reviews = *read_all(**RecordReader::open(*store, report.manifest.sources[0]));
  EXPECT_EQ(reviews.rows, 100'000U);  // as its README says
  EXPECT_EQ(reviews.rejected, 0U);
  EXPECT_THAT(reviews.texts("user_id")[0], Optional(std::string_view("196")));
  EXPECT_THAT(reviews.column<std::int64_t>("time")[0], Optional(881250949));
  const Everything products = *read_all(**RecordReader::open(*store, report.manifest.sources[1]));
  EXPECT_EQ(products.rows, 1'682U);
  EXPECT_EQ(products.rejected, 0U);
  EXPECT_THAT(products.texts("title")[0], Optional(std::string_view("Toy Story (1995)")));
  EXPECT_GT(products.repairs.rows_repaired, 0U);  // it is Latin-1
}

TEST_F(MappingTest, TheDocumentedMappingReadsGowalla) {
  LOOKBOOK_REAL_DATA(train, "gowalla/train.txt.gz");
  const Everything all = read(documented("gowalla.toml"), train);
  EXPECT_EQ(all.rows, 810'128U);
  EXPECT_EQ(all.rejected, 0U);
}

TEST_F(MappingTest, TheDocumentedMappingReadsLinesOfMovieLens1m) {
  const std::string file = folder_.write("ratings.dat", "1::1193::5::978300760\n1::661::3::978302109\n");
  const Everything all = read(documented("ml-1m.toml"), file);
  EXPECT_THAT(all.texts("item_id"), ElementsAre("1193", "661"));
  EXPECT_THAT(all.column<double>("rating"), ElementsAre(5.0, 3.0));
}

}  // namespace
}  // namespace lookbook::loader
