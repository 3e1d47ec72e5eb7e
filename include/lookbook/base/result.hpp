#pragma once
// A value or an Error, with std::expected's member names (C++23 has it; g++ 12 with clang 16 in C++20 does
// not). Recommended use:
//
//   Result<Table> read(const std::string& path);
//
//   LOOKBOOK_TRY(Table table, read(path));          // returns the error to the caller
//   auto table = read(path);                        // or look at it here
//   if (!table) return std::move(table).error().with_context("reading the catalogue");

#include <type_traits>
#include <utility>
#include <variant>

#include "lookbook/base/error.hpp"

namespace lookbook {

/// Nothing, successfully.
struct Unit {};

template <class T>
class [[nodiscard]] Result {
  static_assert(!std::is_void_v<T>, "use Result<Unit>, also known as Status");

 public:
  using value_type = T;

  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Precondition of the next three: has_value(). (Throws std::bad_variant_access, a bug in the caller,
  /// otherwise.)
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  /// By value, so that `for (auto& x : *f())` and `auto&& x = *f()` own what they look at.
  T value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: !has_value().
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

  template <class U>
  T value_or(U&& fallback) && {
    return has_value() ? std::move(*this).value() : static_cast<T>(std::forward<U>(fallback));
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<Unit>;

/// What a function that returns Status returns when all went well.
inline Status ok() {
  return Unit{};
}

}  // namespace lookbook

#define LOOKBOOK_CONCAT_(a, b) a##b
#define LOOKBOOK_CONCAT(a, b) LOOKBOOK_CONCAT_(a, b)

/// LOOKBOOK_TRY(declaration, expression): declares from the value, or returns the error from this function.
#define LOOKBOOK_TRY(declaration, ...) \
  LOOKBOOK_TRY_(LOOKBOOK_CONCAT(result_, __LINE__), declaration, __VA_ARGS__)
#define LOOKBOOK_TRY_(result, declaration, ...)              \
  auto result = (__VA_ARGS__);                               \
  if (!result.has_value()) return std::move(result).error(); \
  declaration = *std::move(result)

/// LOOKBOOK_CHECK(expression): as LOOKBOOK_TRY for a Status, whose value nobody needs.
#define LOOKBOOK_CHECK(...)                                   \
  do {                                                        \
    if (auto status_ = (__VA_ARGS__); !status_.has_value()) { \
      return std::move(status_).error();                      \
    }                                                         \
  } while (false)
