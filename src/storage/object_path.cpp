#include "storage/object_path.hpp"

#include <string>

namespace lookbook::storage {
namespace {

// File systems allow 255 bytes a name; a temporary name adds a few.
constexpr std::size_t kLongestPart = 240;

Error bad_path(std::string_view path, std::string_view why) {
  std::string shown;
  for (const char c : path.substr(0, 300)) shown += c < ' ' ? '?' : c;
  return {ErrorCode::kInvalidArgument, "'" + shown + "' is not a path inside a store: " + std::string(why)};
}

}  // namespace

Status check_path(std::string_view path) {
  if (path.empty()) return bad_path(path, "it is empty");
  if (path.front() == '/') return bad_path(path, "it must be relative to the store's root");
  if (path.find('\0') != path.npos) return bad_path(path, "it holds a NUL byte");
  if (path.find('\\') != path.npos) return bad_path(path, "it holds a backslash; use '/'");
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty()) return bad_path(path, "one of its parts is empty");
    if (part.front() == '.') return bad_path(path, "no part may begin with '.'");
    if (part.size() > kLongestPart) return bad_path(path, "one of its parts is longer than 240 bytes");
    begin = end + 1;
  }
  return ok();
}

}  // namespace lookbook::storage
