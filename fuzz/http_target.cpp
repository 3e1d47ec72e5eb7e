// The target of a request: what is accepted is decoded text, and encodes to a target that reads back equal.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "serving/http/plain_text.hpp"
#include "serving/http/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lookbook::serving::http;
  const auto target = parse_target({reinterpret_cast<const char*>(data), size});
  if (!target) return 0;
  std::string again;
  for (const auto& segment : target->segments) {
    if (!is_plain_text(segment)) std::abort();
    again += '/' + percent_encode(segment);
  }
  for (const auto& [name, value] : target->query) {
    if (!is_plain_text(name) || !is_plain_text(value)) std::abort();
    again += (&name == &target->query.front().first ? '?' : '&') + percent_encode(name) + '=' +
             percent_encode(value);
  }
  if (parse_target(again) != target) std::abort();
  return 0;
}
