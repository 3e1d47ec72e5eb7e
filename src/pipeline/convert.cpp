#include "lookbook/pipeline/convert.hpp"

#include <filesystem>
#include <memory>

#include "lookbook/core/tables.hpp"
#include "lookbook/processing/clean_reviews.hpp"
#include "lookbook/storage/table.hpp"
#include "pipeline/read_progress.hpp"

namespace lookbook::pipeline {
namespace {

Result<loader::SourceLayout> layout_of(const ConvertRequest& request) {
  LOOKBOOK_TRY(loader::SourceLayout layout,
               loader::recognise(request.reviews, request.schema, request.max_expansion));
  if (layout.role != loader::SourceRole::kProducts) return layout;
  return Error(ErrorCode::kInvalidArgument, request.reviews + " holds products, not reviews (" + layout.why +
                                                "): give a file of ratings or reviews");
}

Status count_reasons(const RecordBatch& rejected, std::map<std::string, std::uint64_t>& counts) {
  LOOKBOOK_TRY(const auto reasons, rejected.column<std::string_view>("reason"));
  for (std::size_t row = 0; row < reasons.size(); ++row) ++counts[std::string(reasons[row])];
  return ok();
}

}  // namespace

Result<ConvertReport> convert_reviews(const ConvertRequest& request, Progress& progress) {
  LOOKBOOK_TRY(const loader::SourceLayout layout, layout_of(request));
  const std::filesystem::path in(request.reviews);
  LOOKBOOK_TRY(const auto reader,
               loader::RecordReader::open_file(request.reviews, layout, in.filename().string(),
                                               {.max_expansion = request.max_expansion}));
  LOOKBOOK_TRY(const storage::LoneFile out, storage::lone_file(request.out));
  storage::TableInfo info{.table = "reviews", .unrepeated = tables::unrepeated_in_reviews()};
  LOOKBOOK_TRY(const auto table,
               storage::TableWriter::create(*out.folder, out.name, std::move(info), tables::reviews()));
  ConvertReport report{.layout = layout.why};
  progress.begin("converting " + in.filename().string(), size_of_file(request.reviews), "byte");
  ReadProgress read_progress(*reader, progress);
  const auto take = [&](loader::ParsedBatch batch) -> Result<bool> {
    if (progress.cancelled())
      return Error(ErrorCode::kCancelled, "converting was stopped; nothing is written");
    report.rows += batch.rows.rows();
    LOOKBOOK_CHECK(count_reasons(batch.rejected, report.rejected));
    report.repairs += batch.repairs;
    LOOKBOOK_CHECK(table->append(std::move(batch.rows)));
    read_progress.update();
    return true;
  };
  const auto clean = [](loader::ParsedBatch batch) -> Result<loader::ParsedBatch> {
    LOOKBOOK_TRY(batch.rows, processing::clean_reviews(std::move(batch.rows)));
    return batch;
  };
  LOOKBOOK_CHECK(reader->read(clean, take));
  LOOKBOOK_TRY([[maybe_unused]] const std::string sum, table->commit());
  progress.end();
  return report;
}

}  // namespace lookbook::pipeline
