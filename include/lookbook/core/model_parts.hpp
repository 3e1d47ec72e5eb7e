#pragma once
// A fitted model (or featuriser, or style map) as a value: a kind, its parameters and named arrays. Models
// compute and do no I/O; storage writes each array to one Arrow IPC file and maps it back without copying.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/matrix_view.hpp"

namespace lookbook {

/// The numbers are stored in files.
enum class ElementType : std::uint8_t {
  kUint8 = 0,
  kUint32 = 1,
  kUint64 = 2,
  kInt64 = 3,
  kFloat32 = 4,
  kFloat64 = 5
};

std::size_t size_of(ElementType type);
/// "uint8", "float32", …
std::string_view name_of(ElementType type);

template <class T>
constexpr ElementType element_type_of();

/// An immutable dense array of one or two dimensions, in memory or mapped. Copying shares the memory.
class Array {
 public:
  Array() = default;
  /// `owner` keeps `bytes` alive. `columns` 0 means one dimension. Precondition: sizes agree, bytes are
  /// aligned to 8.
  Array(ElementType type, std::size_t rows, std::size_t columns, std::span<const std::byte> bytes,
        std::shared_ptr<const void> owner);

  /// One dimension: [values.size()].
  template <class T>
  static Array of(std::vector<T> values);
  /// Two dimensions: [rows x columns], row-major. Precondition: values.size() == rows * columns, columns > 0.
  template <class T>
  static Array matrix(std::vector<T> values, std::size_t rows, std::size_t columns);

  ElementType type() const { return type_; }
  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }  ///< 0: one dimension
  std::size_t size() const { return rows_ * (columns_ == 0 ? 1 : columns_); }
  std::span<const std::byte> bytes() const { return bytes_; }

  /// Precondition: type() == element_type_of<T>().
  template <class T>
  std::span<const T> as() const {
    return {reinterpret_cast<const T*>(bytes_.data()), size()};
  }

 private:
  ElementType type_ = ElementType::kUint8;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::span<const std::byte> bytes_;
  std::shared_ptr<const void> owner_;
};

struct ModelParts {
  std::string kind;                  ///< the model's name in the factory: "item_knn"
  std::uint32_t format_version = 1;  ///< of this kind's arrays
  std::map<std::string, std::string, std::less<>> parameters;  ///< as Options::values()
  std::map<std::string, Array, std::less<>> arrays;

  /// The array `name` if it is there with that element type, else kCorruptData that says what is missing.
  template <class T>
  Result<std::span<const T>> array(std::string_view name) const {
    LOOKBOOK_TRY(const Array found, typed_array(name, element_type_of<T>()));
    return found.template as<T>();
  }
  /// A two-dimensional float32 array.
  Result<MatrixView<const float>> matrix(std::string_view name) const;
  /// Adds `matrix` as the arrays name.offsets, name.columns, name.values.
  void add_csr(std::string_view name, CsrMatrix matrix);
  /// The matrix that add_csr stored, checked with is_well_formed. It points into these arrays.
  Result<CsrView> csr(std::string_view name, std::size_t n_columns) const;
  /// Bytes of all arrays.
  std::size_t bytes() const;

 private:
  Result<Array> typed_array(std::string_view name, ElementType type) const;
};

template <class T>
constexpr ElementType element_type_of() {
  if constexpr (std::is_same_v<T, std::uint8_t>)
    return ElementType::kUint8;
  else if constexpr (std::is_same_v<T, std::uint32_t>)
    return ElementType::kUint32;
  else if constexpr (std::is_same_v<T, std::uint64_t>)
    return ElementType::kUint64;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return ElementType::kInt64;
  else if constexpr (std::is_same_v<T, float>)
    return ElementType::kFloat32;
  else {
    static_assert(std::is_same_v<T, double>, "not an element type of Array");
    return ElementType::kFloat64;
  }
}

template <class T>
Array Array::matrix(std::vector<T> values, std::size_t rows, std::size_t columns) {
  auto owner = std::make_shared<const std::vector<T>>(std::move(values));
  const auto bytes = std::as_bytes(std::span(*owner));
  return {element_type_of<T>(), rows, columns, bytes, std::move(owner)};
}

template <class T>
Array Array::of(std::vector<T> values) {
  const std::size_t rows = values.size();
  return matrix(std::move(values), rows, 0);
}

}  // namespace lookbook
