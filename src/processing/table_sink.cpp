#include "processing/table_sink.hpp"

namespace lookbook::processing {
namespace {

constexpr std::size_t kBatchRows = 16384;
constexpr std::size_t kBatchBytes = std::size_t{64} << 20U;  // far below the 2 GiB a column can hold

}  // namespace

Result<TableSink> TableSink::create(storage::ObjectStore& store, std::string_view path,
                                    std::string_view table, const Schema& schema,
                                    std::vector<std::string> unrepeated) {
  storage::TableInfo info{.table = std::string(table), .unrepeated = std::move(unrepeated)};
  LOOKBOOK_TRY(auto writer, storage::TableWriter::create(store, path, std::move(info), schema));
  return TableSink(std::string(path), schema, std::move(writer));
}

Status TableSink::append(RecordBatch rows) {
  if (builder_.rows() > 0) LOOKBOOK_CHECK(flush());
  rows_ += rows.rows();
  return writer_->append(std::move(rows));
}

Status TableSink::row_done(std::size_t text_bytes) {
  ++rows_;
  pending_bytes_ += text_bytes;
  return builder_.rows() >= kBatchRows || pending_bytes_ >= kBatchBytes ? flush() : ok();
}

Status TableSink::flush() {
  pending_bytes_ = 0;
  LOOKBOOK_TRY(RecordBatch batch, builder_.finish());
  return writer_->append(std::move(batch));
}

Result<WrittenTable> TableSink::commit() {
  if (builder_.rows() > 0) LOOKBOOK_CHECK(flush());
  LOOKBOOK_TRY(std::string sha256, writer_->commit());
  return WrittenTable{path_, rows_, std::move(sha256)};
}

}  // namespace lookbook::processing
