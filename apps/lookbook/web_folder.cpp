#include "web_folder.hpp"

#include <filesystem>
#include <system_error>

namespace lookbook::apps {

std::optional<std::string> built_web_folder() {
  namespace fs = std::filesystem;
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (failure) return std::nullopt;
  // <checkout>/build/<preset>/bin/lookbook, or <prefix>/bin/lookbook
  for (const char* site : {"../../../web/dist", "../share/lookbook/web"}) {
    const fs::path folder = (program.parent_path() / site).lexically_normal();
    if (fs::is_regular_file(folder / "index.html", failure)) return folder.string();
  }
  return std::nullopt;
}

}  // namespace lookbook::apps
