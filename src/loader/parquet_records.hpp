#pragma once
// A Parquet (or Arrow IPC) file of somebody else as raw rows.

#include <memory>
#include <string>

#include "lookbook/loader/record_reader.hpp"

namespace lookbook::loader {

Result<std::unique_ptr<RecordReader>> parquet_record_reader(const std::string& file,
                                                            const SourceLayout& layout,
                                                            std::string source_name,
                                                            const ReadOptions& options);

}  // namespace lookbook::loader
