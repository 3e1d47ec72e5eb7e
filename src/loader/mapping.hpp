#pragma once
// A mapping file (TOML, docs/mapping.md): which fields of a layout that Lookbook does not know are user,
// item, rating, time, title, ….
//
//   [reviews]                    # how the files of --reviews are read; [products]: those of --metadata
//   format = "delimited"         # csv, tsv, delimited, whitespace, json-lines, parquet, user-items
//   delimiter = "::"
//   user = 1                     # the number of a column, or the name of a field
//   item = 2

#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {

/// One section of the file.
struct TableMapping {
  /// All but the compression and, of delimited files, the columns, which the source itself tells.
  SourceLayout layout;
  bool by_number = false;              ///< the fields are columns' numbers, not names
  std::vector<std::string> keys = {};  ///< of layout.mapped, for messages: "reviews.user"
};

struct Mapping {
  std::string file;  ///< for messages
  std::optional<TableMapping> reviews = {};
  std::optional<TableMapping> products = {};
};

/// kInvalidArgument names the file, the line, the key and what to write instead.
Result<Mapping> read_mapping(const std::string& file);
/// `file` is for messages.
Result<Mapping> mapping_from_toml(const std::string& text, const std::string& file);

/// What `source` is by the mapping. kInvalidArgument if it does not have a field that is mapped; else as
/// recognise().
Result<SourceLayout> recognise_mapped(const std::string& source, const TableMapping& table,
                                      const std::string& mapping_file, double max_expansion = kMaxExpansion);

}  // namespace lookbook::loader
