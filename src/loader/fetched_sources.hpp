#pragma once
// Sources and photographs that lie on S3, fetched to this machine for a load.
//
//   s3://bucket/raw/reviews.json.gz        an object
//   s3://bucket/raw, s3://bucket/raw/      all objects below it, as of a folder
//   s3://bucket/raw/*.json.gz              those that match: '*' and '[…]', never across a '/'
//
// each with settings behind '?' as a store's URI has them (docs/s3.md). Objects are copied to the cache of
// stores on S3, so one that has not changed since is not fetched again.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "lookbook/base/progress.hpp"
#include "lookbook/loader/landing.hpp"

namespace lookbook::loader {

class FetchedSources {
 public:
  /// kNotFound for an object, a folder or a pattern without one, kInvalidArgument for a folder without a
  /// source; errors of stores on S3; kCancelled.
  static Result<FetchedSources> fetch(const LoadRequest& request, Progress& progress);
  FetchedSources(FetchedSources&& other) noexcept;
  FetchedSources& operator=(FetchedSources&&) = delete;
  ~FetchedSources();  ///< removes what was fetched, but for the cache

  /// What was asked for, of files of this machine alone; they are there as long as this object.
  const LoadRequest& request() const { return request_; }
  /// Objects below folders that are not called as sources, as SourcePaths::ignored.
  const std::vector<std::string>& ignored() const { return ignored_; }
  /// A text with the names that the user knows in place of those of fetched files.
  std::string told(std::string text) const;
  Error told(const Error& error) const { return {error.code(), told(error.message())}; }

 private:
  class Fetcher;
  FetchedSources() = default;

  std::filesystem::path folder_;  ///< empty if nothing had to be fetched
  LoadRequest request_;
  std::vector<std::string> ignored_;
  std::vector<std::pair<std::string, std::string>> names_;  ///< folder of fetched files, and its URI
};

}  // namespace lookbook::loader
