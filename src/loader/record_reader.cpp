#include "lookbook/loader/record_reader.hpp"

#include "loader/open_text.hpp"
#include "loader/parquet_records.hpp"
#include "loader/text_records.hpp"

namespace lookbook::loader {

Result<std::unique_ptr<RecordReader>> RecordReader::open_file(const std::string& file,
                                                              const SourceLayout& layout,
                                                              std::string source_name,
                                                              const ReadOptions& options) {
  if (layout.format == SourceFormat::kParquet)
    return parquet_record_reader(file, layout, std::move(source_name), options);
  LOOKBOOK_TRY(std::unique_ptr<ByteStream> stream,
               open_text(file, layout.compression, options.max_expansion));
  return text_record_reader(std::move(stream), layout, source_name, options);
}

Status RecordReader::read(Take take) {
  const auto as_is = [](ParsedBatch batch) -> Result<ParsedBatch> { return batch; };
  return read(as_is, take);
}

Result<std::unique_ptr<RecordReader>> RecordReader::open(const storage::ObjectStore& store,
                                                         const LandedSource& source,
                                                         const ReadOptions& options) {
  const std::string path = path_of(source);
  LOOKBOOK_TRY(const std::uint64_t bytes, store.size(path));
  if (bytes != source.bytes) {
    return Error(ErrorCode::kCorruptData,
                 path + " in " + store.uri() + " has " + std::to_string(bytes) +
                     " bytes where the manifest says " + std::to_string(source.bytes) +
                     "; it is damaged: load the intact " + source.name + " again with `lookbook load`");
  }
  LOOKBOOK_TRY(const std::string file, store.local_file(path));
  ReadOptions landed = options;
  landed.max_expansion = kAnyExpansion;
  return open_file(file, source.layout, source.name, landed);
}

}  // namespace lookbook::loader
