#pragma once
// The built web site, read into memory once: what is served is what was there at the start, and a request can
// only ever name one of these files, so there is no path to climb out of.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "serving/http/exchange.hpp"

namespace lookbook::serving::http {

class WebFiles {
 public:
  /// No site.
  WebFiles() = default;
  /// Reads `folder` and all below it; links and hidden files are left out. kNotFound without an index.html,
  /// kInvalidArgument beyond 64 MiB.
  static Result<WebFiles> load(const std::string& folder);

  bool empty() const { return files_.empty(); }
  /// The file at the decoded path, or index.html for a page that the site makes itself (any other path, if
  /// `accept` names text/html); 304 if the client has it already. nullopt: no such file.
  std::optional<Response> find(const std::vector<std::string>& segments, const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> content;
    std::string content_type;
    std::string etag;
    bool never_changes = false;  ///< its name holds a hash of its content
  };
  Status add(const std::string& folder, const std::string& name);

  std::map<std::string, File, std::less<>> files_;  ///< by path, "assets/index-Bx12yz34.js"
  std::size_t bytes_ = 0;
};

/// true if an If-None-Match header names `etag` or anything.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace lookbook::serving::http
