#pragma once
// standard/manifest.json: the funnel, and the checksum of every table.

#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/processing/transformer.hpp"
#include "lookbook/storage/object_store.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

/// Sets report.fingerprint and writes the manifest.
Status write_manifest(storage::ObjectStore& store, const std::vector<WrittenTable>& tables,
                      TransformReport& report);

/// kUnsupportedVersion if a newer Lookbook wrote standard/: what it holds must not be replaced by less.
Status check_not_newer(const storage::ObjectStore& store);

/// Of the tables that standard/ holds now. kNotFound without a manifest: they are being replaced, or a run
/// was stopped while it replaced them.
Result<std::string> standard_fingerprint(const storage::ObjectStore& store);

}  // namespace lookbook::processing
