// Text of columns or of a user's items, as what its own first lines say that it is.

#include "loader/recognise_delimited.hpp"
#include "parsed_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lookbook;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> lines;
  std::string_view rest = text;
  for (std::string_view line; lines.size() < 100 && loader::take_line(rest, line);) {
    if (!loader::is_blank(line)) lines.push_back(line);
  }
  if (lines.empty()) return 0;
  loader::SourceLayout layout;
  if (!loader::recognise_delimited(layout, lines, {})) return 0;
  fuzz::require(!layout.schema.empty() && !layout.why.empty() && layout.columns.size() >= 2);
  fuzz::require_promises(text, layout, "part");
  return 0;
}
