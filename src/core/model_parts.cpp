#include "lookbook/core/model_parts.hpp"

namespace lookbook {

std::size_t size_of(ElementType type) {
  switch (type) {
    case ElementType::kUint8:
      return 1;
    case ElementType::kUint32:
    case ElementType::kFloat32:
      return 4;
    case ElementType::kUint64:
    case ElementType::kInt64:
    case ElementType::kFloat64:
      return 8;
  }
  return 1;
}

std::string_view name_of(ElementType type) {
  switch (type) {
    case ElementType::kUint8:
      return "uint8";
    case ElementType::kUint32:
      return "uint32";
    case ElementType::kUint64:
      return "uint64";
    case ElementType::kInt64:
      return "int64";
    case ElementType::kFloat32:
      return "float32";
    case ElementType::kFloat64:
      return "float64";
  }
  return "uint8";
}

Array::Array(ElementType type, std::size_t rows, std::size_t columns, std::span<const std::byte> bytes,
             std::shared_ptr<const void> owner)
    : type_(type), rows_(rows), columns_(columns), bytes_(bytes), owner_(std::move(owner)) {}

Result<Array> ModelParts::typed_array(std::string_view name, ElementType type) const {
  const auto found = arrays.find(name);
  if (found == arrays.end()) {
    return Error(ErrorCode::kCorruptData, "model '" + kind + "' has no array '" + std::string(name) + "'");
  }
  if (found->second.type() != type) {
    return Error(ErrorCode::kCorruptData, "model '" + kind + "': array '" + std::string(name) + "' holds " +
                                              std::string(name_of(found->second.type())) + ", not " +
                                              std::string(name_of(type)));
  }
  return found->second;
}

Result<MatrixView<const float>> ModelParts::matrix(std::string_view name) const {
  LOOKBOOK_TRY(const Array found, typed_array(name, ElementType::kFloat32));
  if (found.columns() == 0) {
    return Error(ErrorCode::kCorruptData,
                 "model '" + kind + "': array '" + std::string(name) + "' is not a matrix");
  }
  return MatrixView<const float>{found.as<float>().data(), found.rows(), found.columns()};
}

void ModelParts::add_csr(std::string_view name, CsrMatrix matrix) {
  const std::string prefix(name);
  arrays.insert_or_assign(prefix + ".offsets", Array::of(std::move(matrix.offsets)));
  arrays.insert_or_assign(prefix + ".columns", Array::of(std::move(matrix.columns)));
  arrays.insert_or_assign(prefix + ".values", Array::of(std::move(matrix.values)));
}

Result<CsrView> ModelParts::csr(std::string_view name, std::size_t n_columns) const {
  const std::string prefix(name);
  CsrView view;
  view.n_columns = n_columns;
  LOOKBOOK_TRY(view.offsets, array<std::uint64_t>(prefix + ".offsets"));
  LOOKBOOK_TRY(view.columns, array<std::uint32_t>(prefix + ".columns"));
  LOOKBOOK_TRY(view.values, array<float>(prefix + ".values"));
  if (!is_well_formed(view)) {
    return Error(ErrorCode::kCorruptData, "model '" + kind + "': matrix '" + prefix + "' is damaged");
  }
  return view;
}

std::size_t ModelParts::bytes() const {
  std::size_t total = 0;
  for (const auto& [name, array] : arrays) total += array.bytes().size();
  return total;
}

}  // namespace lookbook
