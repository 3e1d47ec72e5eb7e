#include "serving/http/plain_text.hpp"

#include "lookbook/base/utf8.hpp"

namespace lookbook::serving::http {

bool is_plain_text(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_utf8(text);
    if (!c.valid || c.value < 0x20 || c.value == 0x7F) return false;
    text.remove_prefix(c.bytes);
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(decode_utf8(text).bytes);
  return count;
}

}  // namespace lookbook::serving::http
