#pragma once
// Named objects of bytes under one root: a folder, or a prefix of an S3 bucket (docs/s3.md). The only door
// to the disk for everything that lives in a store. Paths are relative, with '/', and no part of one
// begins with '.': "standard/ratings.parquet"; any other is kInvalidArgument. An object is visible whole or
// not at all: writes go to a temporary name, are flushed, then renamed. All member functions are thread-safe;
// of two writers of one path the later commit wins. Errors name the file and what to do: kPermissionDenied,
// kNoSpace, kNotFound, kIo, and kUnavailable of a server that does not answer.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"

namespace lookbook::storage {

struct ObjectInfo {
  std::string path;
  std::uint64_t bytes = 0;
};

struct NamedBytes {
  std::string path;
  std::string_view bytes;
};

/// An object under construction; for one thread. Destroying it without commit() leaves nothing behind.
class ObjectWriter {
 public:
  virtual ~ObjectWriter() = default;
  virtual Status append(std::span<const std::byte> bytes) = 0;
  /// Makes the object visible, replacing an older one. Returns its SHA-256 in hexadecimal. Call once.
  virtual Result<std::string> commit() = 0;
};

/// Held by the one command that writes a store's zones, and given back when it is destroyed or the process
/// ends, however it ends (on S3 a minute after it was killed). Readers need none, and single writes (a
/// promotion) neither.
class StoreLock {
 public:
  virtual ~StoreLock() = default;
};

class ObjectStore {
 public:
  virtual ~ObjectStore() = default;

  /// The URI it was opened with, for messages.
  virtual const std::string& uri() const = 0;
  /// The whole object. kNotFound names the path and the store.
  virtual Result<std::string> read(std::string_view path) const = 0;
  virtual Result<bool> exists(std::string_view path) const = 0;
  /// Its bytes' number. kNotFound as read().
  virtual Result<std::uint64_t> size(std::string_view path) const = 0;
  /// Its SHA-256 in hexadecimal, read in pieces. kNotFound as read().
  virtual Result<std::string> checksum(std::string_view path) const = 0;
  /// Objects whose path starts with `prefix`, sorted by path. Temporary files are not listed.
  virtual Result<std::vector<ObjectInfo>> list(std::string_view prefix) const = 0;
  virtual Result<std::unique_ptr<ObjectWriter>> create(std::string_view path) = 0;
  /// Writes each object as write() does, but flushes them to disk together: twenty times as fast for
  /// thousands of small ones, such as photographs. Stops at the first error; what was not in its place then
  /// is not there.
  virtual Status write_many(std::span<const NamedBytes> objects) = 0;
  /// Removing what is not there is fine.
  virtual Status remove(std::string_view path) = 0;
  /// A file on the local disk with the object's bytes, to be memory-mapped: the object itself, or a checked
  /// cached copy.
  virtual Result<std::string> local_file(std::string_view path) const = 0;
  /// Writes `bytes` only if the object still holds what `expected` says (nullopt: must not exist). false:
  /// somebody else was faster, nothing was written; read again and retry. After an error nobody knows whether
  /// it was written, so what must happen once is not tried again. For channels.json.
  virtual Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                                  std::string_view bytes) = 0;
  /// Removes what writers that were killed left behind, and nothing that is being written. How many.
  virtual Result<std::size_t> sweep() = 0;

  /// Advisory. kUnavailable at once if another command (or another lock of this process) holds it.
  virtual Result<std::unique_ptr<StoreLock>> lock() = 0;

  /// create + append + commit. Returns the SHA-256.
  Result<std::string> write(std::string_view path, std::string_view bytes);
};

/// Opens the store at `uri`: a folder's path, "file:" with one, or "s3://bucket/prefix" with settings.
/// kInvalidArgument for a scheme that is not built in, kNotFound if it does not exist. One that cannot be
/// written is opened all the same; writes then fail.
Result<std::unique_ptr<ObjectStore>> open_store(std::string_view uri);
/// As open_store, but makes the folder if it is not there, or begins the prefix; a bucket is never made. A
/// folder is gone again with the store if nothing was put into it: what failed before it had anything to keep
/// leaves no empty store.
Result<std::unique_ptr<ObjectStore>> create_store(std::string_view uri);

/// A single file beside any store, to be written whole or not at all, as objects are.
struct LoneFile {
  std::unique_ptr<ObjectStore> folder;  ///< as by create_store
  std::string name;                     ///< in it
};
/// kInvalidArgument if `file` is a URI or a folder's path.
Result<LoneFile> lone_file(const std::string& file);

}  // namespace lookbook::storage
