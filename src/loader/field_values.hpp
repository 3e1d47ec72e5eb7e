#pragma once
// A Value read as what a column wants. Each returns nothing if the value is not such a thing; tolerant of the
// forms that Amazon's files and small shops' exports use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loader/value.hpp"

namespace lookbook::loader {

/// A finite number, or text that is one, whole.
std::optional<double> read_number(const Value& value);

/// A count of votes: 3, "1,341", or the first of [helpful, all]. Never negative.
std::optional<std::int32_t> read_votes(const Value& value);

/// true, "Y", "yes", "true", 1 and their opposites, in any case.
std::optional<bool> read_flag(const Value& value);

/// A text as it stands.
std::optional<std::string_view> read_text(const Value& value);

/// All texts of a value joined by spaces: a text, or a list of them. Empty texts are left out.
std::optional<std::string> read_joined(const Value& value);

/// The texts of a list, trimmed, without empty ones and repetitions; one text is a list of one.
std::optional<std::vector<std::string>> read_texts(const Value& value);

/// A path from the general to the special. A list of texts is one; of a list of paths the longest counts, the
/// first of equals; a text is cut at " > ".
std::optional<std::vector<std::string>> read_categories(const Value& value);

/// Addresses of images: a text, a list of texts, a list of objects that name sizes (the largest counts), or
/// an object of lists by size.
std::optional<std::vector<std::string>> read_images(const Value& value);

}  // namespace lookbook::loader
