#pragma once
// Shows how far a file is read.

#include <cstdint>
#include <filesystem>
#include <string>

#include "lookbook/base/progress.hpp"
#include "lookbook/loader/record_reader.hpp"

namespace lookbook::pipeline {

/// A total for Progress: 0 where the size is unknown.
inline std::uint64_t size_of_file(const std::string& file) {
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(file, unknown);
  return unknown ? 0 : size;
}

/// Of a reader, to a Progress whose total is the file's bytes. Both must outlive it.
class ReadProgress {
 public:
  ReadProgress(const loader::RecordReader& reader, Progress& progress)
      : reader_(reader), progress_(progress) {}

  /// Reports the bytes read since the last call. The reader goes on meanwhile, so it is asked once.
  void update() {
    const std::uint64_t read = reader_.bytes_read();
    progress_.advance(read - reported_);
    reported_ = read;
  }

 private:
  const loader::RecordReader& reader_;
  Progress& progress_;
  std::uint64_t reported_ = 0;
};

}  // namespace lookbook::pipeline
