#include "storage/arrow_errors.hpp"

#include <memory>

namespace lookbook::storage {
namespace {

constexpr const char* kDetailId = "lookbook::Error";

class ErrorDetail final : public arrow::StatusDetail {
 public:
  explicit ErrorDetail(Error error) : error_(std::move(error)) {}
  const char* type_id() const override { return kDetailId; }
  std::string ToString() const override { return error_.message(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
};

}  // namespace

arrow::Status to_arrow(Error error) {
  std::string message = error.message();
  return {arrow::StatusCode::IOError, std::move(message), std::make_shared<ErrorDetail>(std::move(error))};
}

Error from_arrow(const arrow::Status& status, std::string_view what) {
  if (status.detail() != nullptr && std::string_view(status.detail()->type_id()) == kDetailId) {
    return static_cast<const ErrorDetail&>(*status.detail()).error();
  }
  // Whatever Arrow cannot make sense of (and an IOError of its Parquet reader is one) is damage of the file:
  // the operating system's own errors reach us through our streams, or before Arrow sees the file.
  return {ErrorCode::kCorruptData, std::string(what) + ": " + status.message()};
}

}  // namespace lookbook::storage
