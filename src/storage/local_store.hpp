#pragma once
// A store that is a folder of the local disk (or of a file system that has POSIX rename and flock).
//
// An object under construction lies beside its place as ".<name>.<slot>.tmp" and is locked by its writer. A
// killed writer's lock is gone, so the next writer of the same path takes the leftover over; sweep() removes
// all of them.

#include <string>

#include "lookbook/storage/object_store.hpp"
#include "storage/posix_file.hpp"

namespace lookbook::storage {

class LocalStore final : public ObjectStore {
 public:
  /// `root` is an absolute path of a folder that exists. `kept` is that folder, or the one above it below
  /// which folders were made for this store: those are removed again if nothing was put into the store.
  LocalStore(std::string uri, std::string root, std::string kept)
      : uri_(std::move(uri)), root_(std::move(root)), kept_(std::move(kept)) {}
  ~LocalStore() override;
  LocalStore(const LocalStore&) = delete;
  LocalStore& operator=(const LocalStore&) = delete;

  const std::string& uri() const override { return uri_; }
  Result<std::string> read(std::string_view path) const override;
  Result<bool> exists(std::string_view path) const override;
  Result<std::uint64_t> size(std::string_view path) const override;
  Result<std::string> checksum(std::string_view path) const override;
  Result<std::vector<ObjectInfo>> list(std::string_view prefix) const override;
  Result<std::unique_ptr<ObjectWriter>> create(std::string_view path) override;
  Status write_many(std::span<const NamedBytes> objects) override;
  Status remove(std::string_view path) override;
  Result<std::string> local_file(std::string_view path) const override;
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override;
  Result<std::size_t> sweep() override;
  /// An flock on the file ".lock" of the root, which stays as long as the root does.
  Result<std::unique_ptr<StoreLock>> lock() override;

 private:
  Result<std::string> file_of(std::string_view path) const;
  Result<FileDescriptor> open_object(std::string_view path, const std::string& file) const;
  Error not_found(std::string_view path) const;

  std::string lock_file() const { return root_ + "/.lock"; }

  std::string uri_;
  std::string root_;
  std::string kept_;
};

}  // namespace lookbook::storage
