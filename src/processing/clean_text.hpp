#pragma once
// Mends text that people typed and shops mangled: markup, character references, control characters, stray
// blanks. Pure and thread-safe, O(bytes).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lookbook::processing {

enum class Lines : std::uint8_t {
  kOne,   ///< titles, names: every break is a blank
  kMany,  ///< reviews, descriptions: breaks stay, at most one empty line between paragraphs
};

/// `raw` without HTML tags (the common ones; "a < b" and "<3" stay), with character references decoded,
/// Windows-1252 leftovers mended, control and invisible characters gone, runs of blanks made one, trimmed.
/// Invalid UTF-8 becomes U+FFFD. Text that was escaped again and again ("&amp;lt;br&amp;gt;") is undone up to
/// four layers deep. nullopt if nothing is left.
std::optional<std::string> clean_text(std::string_view raw, Lines lines = Lines::kOne);
/// The same without a copy where nothing is to be mended: points into `raw` or `scratch`.
std::optional<std::string_view> clean_text(std::string_view raw, Lines lines, std::string& scratch);

/// `raw` without surrounding blanks and control characters; its inside is never changed, since ids are
/// compared byte for byte. Points into `raw`.
std::string_view clean_id(std::string_view raw);

/// true if `text` is valid UTF-8.
bool is_utf8(std::string_view text);

}  // namespace lookbook::processing
