#include <algorithm>

#include "lookbook/features/look_vectors.hpp"
#include "lookbook/storage/array_file.hpp"

namespace lookbook::features {

std::string vectors_path(std::string_view name) {
  return "analytics/vectors/" + std::string(name) + ".arrow";
}

Status write_vectors(storage::ObjectStore& store, const ItemVectors& vectors) {
  const Array matrix = Array::matrix(vectors.values, vectors.n_items(), vectors.dimension);
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               storage::write_array(store, vectors_path(vectors.name), matrix));
  return ok();
}

Result<ItemVectors> read_vectors(const storage::ObjectStore& store, std::string_view name) {
  LOOKBOOK_TRY(const Array matrix, storage::map_array(store, vectors_path(name)));
  if (matrix.type() != ElementType::kFloat32 || matrix.columns() == 0) {
    return Error(ErrorCode::kCorruptData,
                 vectors_path(name) + " in " + store.uri() + " is not a matrix of vectors");
  }
  const auto values = matrix.as<float>();
  ItemVectors vectors{.name = std::string(name), .dimension = matrix.columns(), .values = {}, .present = {}};
  vectors.values.assign(values.begin(), values.end());
  for (std::size_t item = 0; item < matrix.rows(); ++item) {
    const auto row = values.subspan(item * matrix.columns(), matrix.columns());
    vectors.present.push_back(std::ranges::any_of(row, [](float value) { return value != 0; }) ? 1 : 0);
  }
  return vectors;
}

}  // namespace lookbook::features
