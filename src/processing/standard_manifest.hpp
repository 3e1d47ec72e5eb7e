#pragma once
// standard/manifest.json: the funnel, and the checksum of every table.

#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

/// Sets report.fingerprint and writes the manifest.
Status write_manifest(storage::ObjectStore& store, const std::vector<WrittenTable>& tables,
                      TransformReport& report);

}  // namespace lookbook::processing
