#pragma once
// What a landed source looks like before anything is made of it: its fields as found, with their nesting,
// types and shares of missing, and the column of the standard tables that each becomes. As a crawler shows a
// lake. Looks at the first rows only, so the cost does not grow with the source.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/loader/landing.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::loader {

struct RawField {
  /// Names joined by '.', with "[]" behind a list: "related.also_bought[]" are the elements of the list
  /// also_bought of the object related. Columns without a header have the names that the layout gives them.
  std::string path;
  std::vector<std::string> types;  ///< those found, sorted: bool, integer, number, text, list, object
  std::uint64_t present = 0;       ///< rows in which it is, and neither null nor empty
  std::string example;             ///< the first such value, cut to 80 bytes; of a list or object its size
  /// "reviews.rating", …; empty: it is not read, or is part of a field that is.
  std::vector<std::string> becomes;
  bool is_fallback = false;  ///< read only where a field that is preferred is missing
};

struct RawSchema {
  LandedSource source;
  std::uint64_t rows = 0;        ///< that were looked at and could be parsed
  std::uint64_t bad = 0;         ///< that were looked at and could not be
  bool is_whole = false;         ///< whether that was every row
  bool is_cut = false;           ///< whether there are more fields than are listed
  std::vector<RawField> fields;  ///< as they came first, what is inside one right behind it
};

struct RawSchemaOptions {
  std::size_t rows = 2000;   ///< looked at, at most
  std::size_t fields = 200;  ///< listed, at most
  std::size_t depth = 3;     ///< objects and lists inside one another, at most
};

/// Errors as RecordReader::open.
Result<RawSchema> raw_schema(const storage::ObjectStore& store, const LandedSource& source,
                             const RawSchemaOptions& options = {});

}  // namespace lookbook::loader
