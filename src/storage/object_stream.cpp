#include "storage/object_stream.hpp"

#include "storage/arrow_errors.hpp"

namespace lookbook::storage {

arrow::Status ObjectStream::Write(const void* data, std::int64_t bytes) {
  const std::span range(static_cast<const std::byte*>(data), static_cast<std::size_t>(bytes));
  if (auto written = writer_->append(range); !written) return to_arrow(std::move(written).error());
  position_ += bytes;
  return arrow::Status::OK();
}

arrow::Status ObjectStream::Close() {
  closed_ = true;
  return arrow::Status::OK();
}

}  // namespace lookbook::storage
