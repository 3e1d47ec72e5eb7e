#include "lookbook/pipeline/ratings_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "lookbook/loader/record_reader.hpp"
#include "lookbook/loader/source_layout.hpp"
#include "pipeline/read_progress.hpp"

namespace lookbook::pipeline {
namespace {

/// Appends the batch's ratings up to `limit` in all.
Status append_ratings(const RecordBatch& rows, std::uint64_t limit, RatingsFile& file) {
  LOOKBOOK_TRY(const auto users, rows.column<std::string_view>("user_id"));
  LOOKBOOK_TRY(const auto items, rows.column<std::string_view>("item_id"));
  LOOKBOOK_TRY(const auto ratings, rows.column<double>("rating"));
  for (std::size_t row = 0; row < rows.rows() && file.ratings.size() < limit; ++row) {
    if (ratings.is_null(row)) {
      ++file.rejected;
      continue;
    }
    LOOKBOOK_TRY(const UserIndex user, file.users.add(users[row]));
    LOOKBOOK_TRY(const ItemIndex item, file.items.add(items[row]));
    file.ratings.push_back({user, item, EventKind::kRating, static_cast<float>(ratings[row])});
  }
  return ok();
}

}  // namespace

Result<RatingsFile> read_ratings_file(const std::string& file, std::uint64_t limit, Progress& progress) {
  LOOKBOOK_TRY(const loader::SourceLayout layout, loader::recognise(file));
  if (layout.role == loader::SourceRole::kProducts) {
    return Error(ErrorCode::kInvalidArgument, file + " holds products, not ratings (" + layout.why +
                                                  "): give a file of ratings or reviews");
  }
  LOOKBOOK_TRY(
      const std::unique_ptr<loader::RecordReader> reader,
      loader::RecordReader::open_file(file, layout, std::filesystem::path(file).filename().string()));
  progress.begin("read ratings", size_of_file(file), "byte");
  RatingsFile result;
  ReadProgress read_progress(*reader, progress);
  const auto take = [&](const loader::ParsedBatch& batch) -> Result<bool> {
    if (progress.cancelled()) return Error(ErrorCode::kCancelled, "reading " + file + " was stopped");
    result.rejected += batch.rejected.rows();
    LOOKBOOK_CHECK(append_ratings(batch.rows, limit, result));
    read_progress.update();
    return result.ratings.size() < limit;
  };
  LOOKBOOK_CHECK(reader->read(take));
  progress.end();
  if (result.ratings.size() > 0) return result;
  return Error(ErrorCode::kInvalidArgument,
               file + " holds no rating that can be used; it was read as " + layout.why);
}

}  // namespace lookbook::pipeline
