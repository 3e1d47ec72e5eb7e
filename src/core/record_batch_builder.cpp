#include "lookbook/core/record_batch_builder.hpp"

#include <cassert>
#include <limits>
#include <memory>
#include <utility>

namespace lookbook {
namespace {

// Everything one exported node owns; the C structs point into it, release() deletes it.
struct SchemaNode {
  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
};

struct ArrayNode {
  std::vector<std::vector<std::uint8_t>> bytes;
  std::vector<std::vector<std::int32_t>> offsets;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
};

void release_schema(ArrowSchema* schema) {
  auto* node = static_cast<SchemaNode*>(schema->private_data);
  for (auto& child : node->children) {
    if (child.release != nullptr) child.release(&child);
  }
  delete node;
  schema->release = nullptr;
}

void release_array(ArrowArray* array) {
  auto* node = static_cast<ArrayNode*>(array->private_data);
  for (auto& child : node->children) {
    if (child.release != nullptr) child.release(&child);
  }
  delete node;
  array->release = nullptr;
}

ArrowSchema export_schema(std::unique_ptr<SchemaNode> node) {
  for (auto& child : node->children) node->child_pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = node->format.c_str();
  schema.name = node->name.c_str();
  schema.flags = ARROW_FLAG_NULLABLE;
  schema.n_children = static_cast<std::int64_t>(node->children.size());
  schema.children = node->child_pointers.data();
  schema.release = release_schema;
  schema.private_data = node.release();
  return schema;
}

ArrowArray export_array(std::unique_ptr<ArrayNode> node, std::size_t length, std::size_t nulls) {
  for (auto& child : node->children) node->child_pointers.push_back(&child);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = static_cast<std::int64_t>(nulls);
  array.n_buffers = static_cast<std::int64_t>(node->buffers.size());
  array.buffers = node->buffers.data();
  array.n_children = static_cast<std::int64_t>(node->children.size());
  array.children = node->child_pointers.data();
  array.release = release_array;
  array.private_data = node.release();
  return array;
}

const char* format_of(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return "b";
    case ColumnType::kInt32:
      return "i";
    case ColumnType::kInt64:
      return "l";
    case ColumnType::kFloat32:
      return "f";
    case ColumnType::kFloat64:
      return "g";
    case ColumnType::kString:
      return "u";
    case ColumnType::kStringList:
      return "+l";
  }
  return "u";
}

ArrowSchema schema_of(const Field& field) {
  auto node = std::make_unique<SchemaNode>();
  node->format = format_of(field.type);
  node->name = field.name;
  if (field.type == ColumnType::kStringList)
    node->children.push_back(schema_of({"item", ColumnType::kString}));
  return export_schema(std::move(node));
}

// A vector's data() may be null when it is empty; Arrow wants a pointer.
template <class T>
const void* data_of(const std::vector<T>& values) {
  static constexpr std::uint64_t kNothing = 0;
  return values.empty() ? static_cast<const void*>(&kNothing) : values.data();
}

const std::vector<std::uint8_t>& keep(ArrayNode& node, std::vector<std::uint8_t> bytes) {
  return node.bytes.emplace_back(std::move(bytes));
}

ArrowArray strings_of(std::vector<std::int32_t> offsets, std::vector<std::uint8_t> text) {
  auto node = std::make_unique<ArrayNode>();
  const std::size_t length = offsets.size() - 1;
  node->offsets.push_back(std::move(offsets));
  node->buffers = {nullptr, data_of(node->offsets.back()), data_of(keep(*node, std::move(text)))};
  return export_array(std::move(node), length, 0);
}

constexpr std::size_t kMaxText = std::numeric_limits<std::int32_t>::max();

}  // namespace

ColumnBuilder::ColumnBuilder(ColumnType type) : type_(type), offsets_{0}, child_offsets_{0} {}

void ColumnBuilder::append_to_mask(bool valid) {
  if (nulls_ == 0) validity_.assign((size_ + 7) / 8, 0xFF);
  if (size_ % 8 == 0) validity_.push_back(0);
  const auto bit = static_cast<std::uint8_t>(1U << (size_ % 8));
  validity_.back() = static_cast<std::uint8_t>(valid ? validity_.back() | bit : validity_.back() & ~bit);
  nulls_ += valid ? 0 : 1;
  ++size_;
}

template <class T>
void ColumnBuilder::append_fixed(T value) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
  values_.insert(values_.end(), bytes, bytes + sizeof value);
}

void ColumnBuilder::append(bool value) {
  assert(type_ == ColumnType::kBool);
  if (size_ % 8 == 0) values_.push_back(0);
  if (value) values_.back() = static_cast<std::uint8_t>(values_.back() | 1U << (size_ % 8));
  append_valid(true);
}

void ColumnBuilder::append(std::int32_t value) {
  assert(type_ == ColumnType::kInt32);
  append_fixed(value);
  append_valid(true);
}

void ColumnBuilder::append(std::int64_t value) {
  assert(type_ == ColumnType::kInt64);
  append_fixed(value);
  append_valid(true);
}

void ColumnBuilder::append(float value) {
  assert(type_ == ColumnType::kFloat32);
  append_fixed(value);
  append_valid(true);
}

void ColumnBuilder::append(double value) {
  assert(type_ == ColumnType::kFloat64);
  append_fixed(value);
  append_valid(true);
}

void ColumnBuilder::append(std::string_view value) {
  assert(type_ == ColumnType::kString);
  values_.insert(values_.end(), value.begin(), value.end());
  offsets_.push_back(static_cast<std::int32_t>(values_.size()));
  append_valid(true);
}

void ColumnBuilder::append_list(std::span<const std::string> values) {
  assert(type_ == ColumnType::kStringList);
  for (const auto& value : values) {
    values_.insert(values_.end(), value.begin(), value.end());
    child_offsets_.push_back(static_cast<std::int32_t>(values_.size()));
  }
  offsets_.push_back(static_cast<std::int32_t>(child_offsets_.size() - 1));
  append_valid(true);
}

void ColumnBuilder::append_null() {
  switch (type_) {
    case ColumnType::kBool:
      if (size_ % 8 == 0) values_.push_back(0);
      break;
    case ColumnType::kInt32:
      append_fixed(std::int32_t{0});
      break;
    case ColumnType::kInt64:
      append_fixed(std::int64_t{0});
      break;
    case ColumnType::kFloat32:
      append_fixed(0.0F);
      break;
    case ColumnType::kFloat64:
      append_fixed(0.0);
      break;
    case ColumnType::kString:
    case ColumnType::kStringList:
      offsets_.push_back(offsets_.back());
      break;
  }
  append_valid(false);
}

RecordBatchBuilder::RecordBatchBuilder(Schema schema) : schema_(std::move(schema)) {
  for (const auto& field : schema_) columns_.emplace_back(field.type);
}

Result<ArrowArray> ColumnBuilder::finish() && {
  const bool has_text = type_ == ColumnType::kString || type_ == ColumnType::kStringList;
  if (has_text && values_.size() > kMaxText) {
    return Error(ErrorCode::kInvalidArgument, "a column of one batch holds more than 2 GiB of text");
  }
  auto node = std::make_unique<ArrayNode>();
  node->bytes.reserve(2);
  const void* validity = nulls_ == 0 ? nullptr : data_of(keep(*node, std::move(validity_)));
  if (type_ == ColumnType::kString) {
    node->offsets.push_back(std::move(offsets_));
    node->buffers = {validity, data_of(node->offsets.back()), data_of(keep(*node, std::move(values_)))};
  } else if (type_ == ColumnType::kStringList) {
    node->offsets.push_back(std::move(offsets_));
    node->buffers = {validity, data_of(node->offsets.back())};
    node->children.push_back(strings_of(std::move(child_offsets_), std::move(values_)));
  } else {
    node->buffers = {validity, data_of(keep(*node, std::move(values_)))};
  }
  return export_array(std::move(node), size_, nulls_);
}

Result<RecordBatch> RecordBatchBuilder::finish() {
  const std::size_t n_rows = rows();
  for (const auto& column : columns_) {
    if (column.size() != n_rows)
      return Error(ErrorCode::kInternal, "the columns of a batch differ in length");
  }
  auto schema_node = std::make_unique<SchemaNode>();
  auto array_node = std::make_unique<ArrayNode>();
  schema_node->format = "+s";
  array_node->buffers = {nullptr};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    LOOKBOOK_TRY(ArrowArray column, std::exchange(columns_[i], ColumnBuilder(schema_[i].type)).finish());
    array_node->children.push_back(column);
    schema_node->children.push_back(schema_of(schema_[i]));
  }
  ArrowSchema schema = export_schema(std::move(schema_node));
  ArrowArray array = export_array(std::move(array_node), n_rows, 0);
  return RecordBatch::take(&schema, &array);
}

Status replace_column(RecordBatch& batch, std::size_t number, ColumnBuilder column) {
  if (column.size() != batch.rows() || column.type_ != batch.schema()[number].type) {
    return Error(ErrorCode::kInternal, "a column does not fit the batch that it is put in");
  }
  LOOKBOOK_TRY(const ArrowArray array, std::move(column).finish());
  batch.replace_column(number, array);
  return ok();
}

}  // namespace lookbook
