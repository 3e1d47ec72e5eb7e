// Reviews from JSON lines to record batches: the whole, from gzip and plain, and its parts alone. Figures are
// bytes of uncompressed JSON, of made-up reviews that pack about as real ones do (review_text.hpp); the ratio
// is printed.

#include <benchmark/benchmark.h>
#include <isa-l/igzip_lib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "loader/line_chunks.hpp"
#include "loader/open_text.hpp"
#include "lookbook/base/parallel.hpp"
#include "lookbook/loader/record_reader.hpp"
#include "review_text.hpp"

namespace {

using namespace lookbook;
using loader::Compression;

constexpr std::size_t kTextBytes = std::size_t{128} << 20;

std::string gzip(const std::string& text) {
  constexpr int kLevel = 3;
  std::vector<std::uint8_t> level_buffer(ISAL_DEF_LVL3_DEFAULT);
  std::string packed(text.size(), '\0');
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.level = kLevel;
  stream.level_buf = level_buffer.data();
  stream.level_buf_size = static_cast<std::uint32_t>(level_buffer.size());
  stream.gzip_flag = IGZIP_GZIP;
  stream.end_of_stream = 1;
  stream.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<std::uint32_t>(text.size());
  stream.next_out = reinterpret_cast<std::uint8_t*>(packed.data());
  stream.avail_out = static_cast<std::uint32_t>(packed.size());
  if (isal_deflate_stateless(&stream) != COMP_OK) std::abort();
  packed.resize(stream.total_out);
  return packed;
}

/// The generated reviews in two files, removed at the end.
class Files {
 public:
  static const Files& get() {
    static const Files files;
    return files;
  }
  const std::string& of(bool packed) const { return packed ? packed_ : plain_; }
  std::size_t bytes() const { return bytes_; }

 private:
  Files() {
    bench::ReviewText reviews(11);
    std::string text;
    while (text.size() < kTextBytes) text += reviews.next_line();
    bytes_ = text.size();
    const std::string packed = gzip(text);
    std::printf("%.0f MB of reviews, compressed %.2f to one\n", static_cast<double>(bytes_) / 1e6,
                static_cast<double>(bytes_) / static_cast<double>(packed.size()));
    std::ofstream(plain_, std::ios::binary) << text;
    std::ofstream(packed_, std::ios::binary) << packed;
  }
  ~Files() {
    std::filesystem::remove(plain_);
    std::filesystem::remove(packed_);
  }

  std::string plain_ = std::filesystem::temp_directory_path() / "lookbook_loader_bench.json";
  std::string packed_ = plain_ + ".gz";
  std::size_t bytes_ = 0;
};

void finish(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * Files::get().bytes()));
}

/// Reading and unpacking alone: what the whole cannot exceed on one core.
void lines_alone(benchmark::State& state, Compression compression) {
  const std::string& file = Files::get().of(compression == Compression::kGzip);
  for ([[maybe_unused]] const auto _ : state) {
    loader::LineChunks chunks(*loader::open_text(file, compression), std::size_t{1} << 20,
                              loader::kMaxLineBytes);
    loader::TextChunk chunk;
    while (*chunks.next(chunk)) benchmark::DoNotOptimize(chunk.text().data());
  }
  finish(state);
}

/// File to record batches, on as many threads as the argument says.
void read_records(benchmark::State& state, Compression compression) {
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  const std::string& file = Files::get().of(compression == Compression::kGzip);
  const loader::SourceLayout layout = *loader::recognise(file);
  for ([[maybe_unused]] const auto _ : state) {
    const auto reader = *loader::RecordReader::open_file(file, layout, "bench");
    std::size_t rows = 0;
    const Status read = reader->read([&](const loader::ParsedBatch& batch) -> Result<bool> {
      rows += batch.rows.rows();
      return true;
    });
    if (!read) state.SkipWithError(read.error().message().c_str());
    benchmark::DoNotOptimize(rows);
  }
  finish(state);
}

BENCHMARK_CAPTURE(lines_alone, plain, Compression::kNone)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(lines_alone, gzip, Compression::kGzip)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(read_records, plain, Compression::kNone)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(read_records, gzip, Compression::kGzip)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
