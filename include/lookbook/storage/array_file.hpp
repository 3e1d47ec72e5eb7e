#pragma once
// One named array in one Arrow IPC file: a single column "values", uncompressed and aligned to 64 bytes; a
// matrix [n x d] is a column of fixed-size lists of d. Opened by mapping: nothing is copied, pages load when
// they are touched.

#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::storage {

/// Returns the file's SHA-256. The same array gives the same bytes.
Result<std::string> write_array(ObjectStore& store, std::string_view path, const Array& array);
/// kCorruptData if damaged (structure; compare the checksum for the content), kUnsupportedVersion if newer.
Result<Array> map_array(const ObjectStore& store, std::string_view path);

}  // namespace lookbook::storage
