#pragma once
// A text file packed with gzip as it is written.

#include <filesystem>
#include <memory>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::generate {

/// One gzip member without name and time: the same text gives the same bytes, in whatever pieces it comes.
class GzipFile {
 public:
  static Result<GzipFile> create(const std::filesystem::path& path);
  GzipFile(GzipFile&&) noexcept;
  GzipFile& operator=(GzipFile&&) noexcept;
  ~GzipFile();  ///< what was not closed is cut off

  Status append(std::string_view text);
  Status close();

 private:
  class Packer;
  explicit GzipFile(std::unique_ptr<Packer> packer);
  std::unique_ptr<Packer> packer_;
};

}  // namespace lookbook::generate
