#include "generate/gzip_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <new>
#include <vector>

namespace lookbook::generate {

namespace {
constexpr int kGzipWindow = 15 + 16;
constexpr int kLevel = 6;
constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  // zlib counts in 32 bits
}  // namespace

class GzipFile::Packer {
 public:
  explicit Packer(std::filesystem::path path) : path_(std::move(path)), block_(kBlock) {
    errno = 0;
    file_.open(path_, std::ios::binary);
    if (deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Packer() { deflateEnd(&stream_); }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  Status state() const {
    if (file_) return ok();
    return error_from_errno(errno != 0 ? errno : EIO, "cannot write " + path_.string());
  }

  Status append(std::string_view text) {
    while (!text.empty()) {
      const std::string_view piece = text.substr(0, kMostAtOnce);
      text.remove_prefix(piece.size());
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
      stream_.avail_in = static_cast<uInt>(piece.size());
      while (stream_.avail_in > 0) write_block(Z_NO_FLUSH);
      LOOKBOOK_CHECK(state());
    }
    return ok();
  }

  Status close() {
    while (write_block(Z_FINISH) != Z_STREAM_END) LOOKBOOK_CHECK(state());
    file_.close();
    return state();
  }

 private:
  int write_block(int flush) {
    stream_.next_out = block_.data();
    stream_.avail_out = static_cast<uInt>(block_.size());
    const int status = deflate(&stream_, flush);
    const std::size_t packed = block_.size() - stream_.avail_out;
    file_.write(reinterpret_cast<const char*>(block_.data()), static_cast<std::streamsize>(packed));
    return status;
  }

  std::filesystem::path path_;
  std::ofstream file_;
  std::vector<Bytef> block_;
  z_stream stream_{};
};

GzipFile::GzipFile(std::unique_ptr<Packer> packer) : packer_(std::move(packer)) {}
GzipFile::GzipFile(GzipFile&&) noexcept = default;
GzipFile& GzipFile::operator=(GzipFile&&) noexcept = default;
GzipFile::~GzipFile() = default;

Result<GzipFile> GzipFile::create(const std::filesystem::path& path) {
  auto packer = std::make_unique<Packer>(path);
  LOOKBOOK_CHECK(packer->state());
  return GzipFile(std::move(packer));
}

Status GzipFile::append(std::string_view text) {
  return packer_->append(text);
}

Status GzipFile::close() {
  return packer_->close();
}

}  // namespace lookbook::generate
