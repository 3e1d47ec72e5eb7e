#pragma once
// The page of a shop's data: eda's sections, then those that need the rooms which eda does not know, its
// photographs by colour and the raw schema of its sources. The raw schema also for itself.

#include <string>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/loader/raw_schema.hpp"
#include "lookbook/report/json.hpp"
#include "lookbook/report/terminal.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::pipeline {

/// An HTML document below 3 MB. A store whose sources are not there any more has a page all the same.
Result<std::string> shop_page(const storage::ObjectStore& store, const eda::Profile& profile,
                              Progress& progress);

/// Of every landed source. kNotFound if nothing is landed.
Result<std::vector<loader::RawSchema>> raw_schemas(const storage::ObjectStore& store);
/// A table a source, and the columns of the standard tables.
std::string raw_schemas_text(const std::vector<loader::RawSchema>& sources,
                             const report::TerminalStyle& style);
report::Json raw_schemas_json(const std::vector<loader::RawSchema>& sources);

}  // namespace lookbook::pipeline
