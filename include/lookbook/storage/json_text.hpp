#pragma once
// The one way JSON files of a store are laid out: for people (one entry a line, indented by two) and the same
// bytes for the same value, whichever parser's serialiser the writer uses.

#include <string>
#include <string_view>

namespace lookbook::storage {

/// `json`, as a serialiser writes it without white space, with one entry a line and a line feed at the end.
/// Numbers with a fraction or an exponent are written as short as they can be and still be exact (0.5, not
/// 5E-1); what is not finite, for which JSON has no number, is null.
std::string indented_json(std::string_view json);

}  // namespace lookbook::storage
