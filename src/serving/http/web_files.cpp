#include "serving/http/web_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "lookbook/base/checksum.hpp"

namespace lookbook::serving::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kHashLength = 8;
constexpr std::string_view kIndex = "index.html";
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view name) {
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

/// As the bundler names what it makes: assets/name-hash8888.ending.
bool has_hashed_name(std::string_view name) {
  if (!name.starts_with("assets/")) return false;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot <= kHashLength) return false;
  return name[dot - kHashLength - 1] == '-';
}

bool is_hidden(const fs::path& relative) {
  return std::ranges::any_of(relative, [](const fs::path& part) { return part.native().starts_with('.'); });
}

}  // namespace

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || (!etag.empty() && if_none_match.find(etag) != std::string_view::npos);
}

Result<WebFiles> WebFiles::load(const std::string& folder) {
  WebFiles site;
  std::error_code failure;
  fs::recursive_directory_iterator entries(folder, failure);
  if (failure) return error_from_errno(failure.value(), "cannot read the web site's folder " + folder);
  for (; entries != fs::recursive_directory_iterator(); entries.increment(failure)) {
    const fs::path relative = entries->path().lexically_relative(folder);
    if (is_hidden(relative) || !fs::is_regular_file(entries->symlink_status(failure))) continue;
    LOOKBOOK_CHECK(site.add(folder, relative.generic_string()));
  }
  if (failure) return error_from_errno(failure.value(), "cannot read the web site's folder " + folder);
  if (!site.files_.contains(kIndex)) {
    return Error(ErrorCode::kNotFound,
                 folder + " has no index.html; scripts/build makes the site, --no-web does without");
  }
  return site;
}

Status WebFiles::add(const std::string& folder, const std::string& name) {
  std::ifstream file(folder + '/' + name, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return Error(ErrorCode::kIo, "cannot read " + folder + '/' + name);
  bytes_ += content.size();
  if (bytes_ > kMostBytes) {
    return Error(ErrorCode::kInvalidArgument,
                 folder + " holds more than 64 MiB; give the folder of the built web site with --web");
  }
  File entry;
  entry.etag = '"' + sha256_hex(content).substr(0, 32) + '"';
  entry.content = std::make_shared<const std::string>(std::move(content));
  entry.content_type = type_of(name);
  entry.never_changes = has_hashed_name(name);
  files_.emplace(name, std::move(entry));
  return ok();
}

std::optional<Response> WebFiles::find(const std::vector<std::string>& segments,
                                       const Request& request) const {
  std::string path;
  for (const auto& segment : segments) path += (path.empty() ? "" : "/") + segment;
  auto found = files_.find(path.empty() ? kIndex : std::string_view(path));
  if (found == files_.end() && request.accept.find("text/html") != std::string_view::npos) {
    found = files_.find(kIndex);
  }
  if (found == files_.end()) return std::nullopt;

  const File& file = found->second;
  Response response;
  response.headers = {
      {"ETag", file.etag},
      {"Cache-Control", file.never_changes ? "public, max-age=31536000, immutable" : "no-cache"}};
  // On a 304 too: a browser replaces the headers of its copy by those it gets.
  if (file.content_type.starts_with("text/html")) {
    response.headers.emplace_back("Content-Security-Policy", std::string(kPagePolicy));
  }
  if (matches_etag(request.if_none_match, file.etag)) {
    response.status = 304;
    return response;
  }
  response.content_type = file.content_type;
  response.body = file.content;
  return response;
}

}  // namespace lookbook::serving::http
