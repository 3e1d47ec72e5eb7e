#pragma once
// Which columns a text has, by its first lines: named by a header, or told by what stands in them.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/loader/source_layout.hpp"

namespace lookbook::loader {

/// The first lines of a text that are not blank; at least one.
using SampleLines = std::span<const std::string_view>;

/// Sets all of `layout` but the compression. `told`: the schema that the user named. kInvalidArgument,
/// without the file's name, if the lines are of no layout that is known.
Status recognise_delimited(SourceLayout& layout, SampleLines lines, const std::optional<std::string>& told);

}  // namespace lookbook::loader
