#pragma once
// A dense row-major matrix that somebody else owns. Copy freely.

#include <cstddef>
#include <span>
#include <type_traits>

namespace lookbook {

template <class T>
struct MatrixView {
  T* data = nullptr;
  std::size_t n_rows = 0;
  std::size_t n_columns = 0;

  std::span<T> row(std::size_t r) const { return {data + r * n_columns, n_columns}; }
  std::span<T> flat() const { return {data, n_rows * n_columns}; }

  operator MatrixView<const T>() const  // NOLINT(google-explicit-constructor): as T* converts to const T*
    requires(!std::is_const_v<T>)
  {
    return {data, n_rows, n_columns};
  }
};

}  // namespace lookbook
