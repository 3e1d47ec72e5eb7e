#pragma once
// Between Arrow's ways to fail (Status, exceptions of Parquet) and ours. Nothing of Arrow's leaves this room.

#include <arrow/result.h>
#include <arrow/status.h>

#include <new>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::storage {

/// An Arrow Status that carries `error`, for streams of ours that Arrow calls.
arrow::Status to_arrow(Error error);
/// What it carries if to_arrow made it; otherwise kCorruptData, kNoSpace or kIo as its code says, with `what`
/// before its message.
Error from_arrow(const arrow::Status& status, std::string_view what);

/// Runs `body` and makes an Error of what it throws.
template <class Body>
auto catch_exceptions(std::string_view what, Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return Error(ErrorCode::kCorruptData,
                 std::string(what) + ": it asks for more memory than there is, so it is probably damaged");
  } catch (const std::exception& exception) {
    return Error(ErrorCode::kCorruptData, std::string(what) + ": " + exception.what());
  }
}

}  // namespace lookbook::storage

/// LOOKBOOK_TRY and LOOKBOOK_CHECK for what Arrow returns; `what` names the file.
#define LOOKBOOK_ARROW_TRY(declaration, what, ...) \
  LOOKBOOK_ARROW_TRY_(LOOKBOOK_CONCAT(arrow_result_, __LINE__), declaration, what, __VA_ARGS__)
#define LOOKBOOK_ARROW_TRY_(result, declaration, what, ...)   \
  auto result = (__VA_ARGS__);                                \
  if (!result.ok()) return from_arrow(result.status(), what); \
  declaration = *std::move(result)
#define LOOKBOOK_ARROW_CHECK(what, ...)                                                         \
  do {                                                                                          \
    if (arrow::Status status_ = (__VA_ARGS__); !status_.ok()) return from_arrow(status_, what); \
  } while (false)
