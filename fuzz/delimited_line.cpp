// Lines of CSV and TSV as ratings. The first byte chooses the delimiter and the columns.

#include <array>

#include "parsed_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lookbook;
  if (size == 0) return 0;
  constexpr std::array kDelimiters = {'\t', ',', ';', '|'};
  loader::SourceLayout layout;
  layout.schema = "ratings-user-item";
  layout.role = loader::SourceRole::kRatings;
  layout.format = loader::SourceFormat::kDelimited;
  layout.delimiter = kDelimiters[data[0] % 4U];
  layout.columns = {"user_id", "item_id", "rating"};
  if ((data[0] & 4U) != 0) layout.columns.emplace_back("time");
  fuzz::require_promises({reinterpret_cast<const char*>(data) + 1, size - 1}, layout);
  return 0;
}
