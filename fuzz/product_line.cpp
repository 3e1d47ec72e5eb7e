// Lines of JSON or Python literals as products.

#include "parsed_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lookbook;
  loader::SourceLayout layout;
  layout.schema = "amazon-2014-products";
  layout.role = loader::SourceRole::kProducts;
  fuzz::require_promises({reinterpret_cast<const char*>(data), size}, layout);
  return 0;
}
