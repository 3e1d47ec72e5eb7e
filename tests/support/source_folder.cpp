#include "support/source_folder.hpp"

namespace lookbook::test_support {

std::string source_path(std::string_view path) {
  return LOOKBOOK_SOURCE_DIR "/" + std::string(path);
}

}  // namespace lookbook::test_support
