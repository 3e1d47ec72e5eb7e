#include "loader/text_records.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>
#include <vector>

#include "loader/chunk_parser.hpp"
#include "lookbook/base/ordered_pipeline.hpp"

namespace lookbook::loader {
namespace {

class TextRecordReader final : public RecordReader {
 public:
  TextRecordReader(std::unique_ptr<ByteStream> stream, const SourceLayout& layout,
                   const std::string& source_name, const ReadOptions& options)
      : chunks_(std::move(stream), options.chunk_bytes, kMaxLineBytes) {
    for (std::size_t i = 0; i < std::max<std::size_t>(options.chunks_ahead, 1); ++i)
      slots_.push_back({{}, std::make_unique<ChunkParser>(layout, source_name, options), {}});
  }

  Status read(Refine refine, Take take) override {
    Status read_to_end = ok();
    Status taken = ok();
    bool is_enough = false;
    const auto produce = [&](std::size_t slot) {
      Result<bool> more = chunks_.next(slots_[slot].chunk);
      bytes_read_ = chunks_.position();
      if (more) return *more;
      read_to_end = std::move(more).error();
      return false;
    };
    const auto work = [&](std::size_t slot) {
      auto& [chunk, parser, batch] = slots_[slot];
      batch = parser->parse(chunk);
      if (*batch) batch = refine(**std::move(batch));
    };
    const auto consume = [&](std::size_t slot) {
      Result<ParsedBatch> batch = *std::exchange(slots_[slot].batch, std::nullopt);
      Result<bool> goes_on = batch ? take(*std::move(batch)) : Result<bool>(std::move(batch).error());
      if (!goes_on) {
        taken = std::move(goes_on).error();
        return false;
      }
      is_enough = !*goes_on;
      return *goes_on;
    };
    run_ordered(slots_.size(), {.produce = produce, .work = work, .consume = consume});
    if (!taken || is_enough) return taken;
    return read_to_end;
  }

  std::uint64_t bytes_read() const override { return bytes_read_; }

 private:
  /// A chunk on its way.
  struct Slot {
    TextChunk chunk;
    std::unique_ptr<ChunkParser> parser;
    std::optional<Result<ParsedBatch>> batch;
  };

  LineChunks chunks_;
  std::vector<Slot> slots_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> text_record_reader(std::unique_ptr<ByteStream> stream,
                                                 const SourceLayout& layout, const std::string& source_name,
                                                 const ReadOptions& options) {
  return std::make_unique<TextRecordReader>(std::move(stream), layout, source_name, options);
}

}  // namespace lookbook::loader
