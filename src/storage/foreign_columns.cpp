#include "storage/foreign_columns.hpp"

#include <arrow/array/array_nested.h>
#include <arrow/array/array_primitive.h>
#include <arrow/array/builder_primitive.h>
#include <arrow/compute/cast.h>

#include <algorithm>

namespace lookbook::storage {
namespace {

bool is_text(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
    case arrow::Type::NA:
      return true;
    case arrow::Type::DICTIONARY:
      return is_text(*static_cast<const arrow::DictionaryType&>(type).value_type());
    default:
      return false;
  }
}

bool is_time_type(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::DATE32:
    case arrow::Type::DATE64:
    case arrow::Type::TIMESTAMP:
      return true;
    case arrow::Type::DICTIONARY:
      return is_time_type(*static_cast<const arrow::DictionaryType&>(type).value_type());
    default:
      return false;
  }
}

/// What a column of `type` is read as; null: it is left out.
std::shared_ptr<arrow::DataType> target_of(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::BOOL:
      return arrow::boolean();
    case arrow::Type::INT8:
    case arrow::Type::INT16:
    case arrow::Type::INT32:
    case arrow::Type::UINT8:
    case arrow::Type::UINT16:
      return arrow::int32();
    case arrow::Type::INT64:
    case arrow::Type::UINT32:
    case arrow::Type::UINT64:
    case arrow::Type::DATE32:
    case arrow::Type::DATE64:
    case arrow::Type::TIMESTAMP:
      return arrow::int64();
    case arrow::Type::HALF_FLOAT:
    case arrow::Type::FLOAT:
      return arrow::float32();
    case arrow::Type::DOUBLE:
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
      return arrow::float64();
    case arrow::Type::LIST:
    case arrow::Type::LARGE_LIST:
    case arrow::Type::FIXED_SIZE_LIST:
      return is_text(*type.field(0)->type()) ? arrow::list(arrow::utf8()) : nullptr;
    case arrow::Type::DICTIONARY:
      return target_of(*static_cast<const arrow::DictionaryType&>(type).value_type());
    default:
      return is_text(type) ? arrow::utf8() : nullptr;
  }
}

arrow::Result<std::shared_ptr<arrow::Array>> cast(const std::shared_ptr<arrow::Array>& values,
                                                  const std::shared_ptr<arrow::DataType>& type) {
  if (values->type()->Equals(*type)) return values;
  auto options = arrow::compute::CastOptions::Safe(type);
  options.allow_time_truncate = true;
  options.allow_decimal_truncate = true;
  ARROW_ASSIGN_OR_RAISE(const arrow::Datum result, arrow::compute::Cast(values, options));
  return result.make_array();
}

/// The numbers times `factor` as int64. Arrow's cast would refuse all of them for one that does not fit.
template <class Numbers>
arrow::Result<std::shared_ptr<arrow::Array>> times(const arrow::Array& values, std::int64_t factor,
                                                   std::vector<std::size_t>& out_of_range) {
  const auto& numbers = static_cast<const Numbers&>(values);
  arrow::Int64Builder builder;
  ARROW_RETURN_NOT_OK(builder.Reserve(numbers.length()));
  for (std::int64_t row = 0; row < numbers.length(); ++row) {
    std::int64_t product = 0;
    if (numbers.IsNull(row)) {
      builder.UnsafeAppendNull();
    } else if (__builtin_mul_overflow(numbers.Value(row), factor, &product)) {
      builder.UnsafeAppendNull();
      out_of_range.push_back(static_cast<std::size_t>(row));
    } else {
      builder.UnsafeAppend(product);
    }
  }
  return builder.Finish();
}

bool is_in_seconds(const arrow::DataType& type) {
  return type.id() == arrow::Type::TIMESTAMP &&
         static_cast<const arrow::TimestampType&>(type).unit() == arrow::TimeUnit::SECOND;
}

arrow::Result<std::shared_ptr<arrow::Array>> convert_column(std::shared_ptr<arrow::Array> values,
                                                            const std::shared_ptr<arrow::DataType>& type,
                                                            std::vector<std::size_t>& out_of_range) {
  if (values->type_id() == arrow::Type::DICTIONARY) {
    const auto& dictionary = static_cast<const arrow::DictionaryType&>(*values->type());
    ARROW_ASSIGN_OR_RAISE(values, cast(values, dictionary.value_type()));
  }
  const arrow::Type::type id = values->type_id();
  if (id == arrow::Type::UINT64) return times<arrow::UInt64Array>(*values, 1, out_of_range);
  if (is_in_seconds(*values->type())) return times<arrow::TimestampArray>(*values, 1000, out_of_range);
  if (is_time_type(*values->type())) {
    ARROW_ASSIGN_OR_RAISE(values, cast(values, arrow::timestamp(arrow::TimeUnit::MILLI)));
  }
  return cast(values, type);
}

}  // namespace

ForeignColumns::ForeignColumns(const arrow::Schema& schema) {
  for (int i = 0; i < schema.num_fields(); ++i) add(*schema.field(i), "", {i});
  schema_ = arrow::schema(fields_);
}

void ForeignColumns::add(const arrow::Field& field, const std::string& prefix, std::vector<int> steps) {
  const std::string name = prefix + field.name();
  if (field.type()->id() == arrow::Type::STRUCT) {
    for (int i = 0; i < field.type()->num_fields(); ++i) {
      std::vector<int> inner = steps;
      inner.push_back(i);
      add(*field.type()->field(i), name + ".", std::move(inner));
    }
    return;
  }
  auto type = target_of(*field.type());
  const bool is_new = std::ranges::none_of(fields_, [&](const auto& other) { return other->name() == name; });
  if (type == nullptr || !is_new || name.find('\0') != std::string::npos) return;
  fields_.push_back(arrow::field(name, type));
  sources_.push_back({std::move(steps), std::move(type), is_time_type(*field.type())});
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> ForeignColumns::convert(
    const arrow::RecordBatch& batch, RowsOutOfRange& out_of_range) const {
  arrow::ArrayVector columns;
  out_of_range.assign(sources_.size(), {});
  for (const Source& source : sources_) {
    std::shared_ptr<arrow::Array> values = batch.column(source.steps.front());
    for (std::size_t step = 1; step < source.steps.size(); ++step) {
      const auto& parent = static_cast<const arrow::StructArray&>(*values);
      ARROW_ASSIGN_OR_RAISE(values, parent.GetFlattenedField(source.steps[step]));
    }
    ARROW_ASSIGN_OR_RAISE(values,
                          convert_column(std::move(values), source.type, out_of_range[columns.size()]));
    columns.push_back(std::move(values));
  }
  return arrow::RecordBatch::Make(schema_, batch.num_rows(), std::move(columns));
}

}  // namespace lookbook::storage
