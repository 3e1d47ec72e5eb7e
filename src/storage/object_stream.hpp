#pragma once
// An ObjectWriter as a stream that Arrow writes to.

#include <arrow/io/interfaces.h>
#include <arrow/result.h>

#include <memory>
#include <string>

#include "lookbook/storage/object_store.hpp"

namespace lookbook::storage {

class ObjectStream final : public arrow::io::OutputStream {
 public:
  explicit ObjectStream(std::unique_ptr<ObjectWriter> writer) : writer_(std::move(writer)) {}

  arrow::Status Write(const void* data, std::int64_t bytes) override;
  using Writable::Write;
  arrow::Result<std::int64_t> Tell() const override { return position_; }
  arrow::Status Close() override;
  bool closed() const override { return closed_; }

  /// Makes the object visible: once everything is written and Arrow's writer is closed.
  Result<std::string> commit() { return writer_->commit(); }

 private:
  std::unique_ptr<ObjectWriter> writer_;
  std::int64_t position_ = 0;
  bool closed_ = false;
};

}  // namespace lookbook::storage
