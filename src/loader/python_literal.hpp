#pragma once
// Python's repr of a dictionary, as some releases of the 2014 product metadata have it on every line, written
// as JSON: {'asin': '0001', 'title': "Don't", 'price': None} becomes {"asin": "0001", "title": "Don't",
// "price": null}. Reads strings with either quote, with or without u or b before them, all escapes but \N{…},
// True, False, None, numbers (also 5L; nan and inf become NaN), lists, tuples and dictionaries. One
// pass, no recursion.

#include <string>
#include <string_view>

namespace lookbook::loader {

/// Appends to `json`; false if `literal` is not such a thing (what was appended is then worthless). Bytes
/// written as \x80 to \xff are taken for UTF-8 where they are that (Python 2's str), else for Latin-1 (its
/// unicode). Brackets are not matched here: the JSON parser does.
bool python_literal_to_json(std::string_view literal, std::string& json);

}  // namespace lookbook::loader
