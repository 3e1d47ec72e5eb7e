#pragma once
// Writes one file of a local store under a locked temporary name, and renames it when it is whole.

#include <memory>
#include <string>

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/object_store.hpp"
#include "storage/large_writes.hpp"
#include "storage/posix_file.hpp"

namespace lookbook::storage {

class LocalWriter final : public ObjectWriter {
 public:
  /// Makes missing folders. `file` is the absolute path of the object.
  static Result<std::unique_ptr<LocalWriter>> create(const std::string& file);
  ~LocalWriter() override;

  Status append(std::span<const std::byte> bytes) override;
  Result<std::string> commit() override;

  /// commit() in steps, so that many writers can share the flushes between them: write what is buffered,
  /// once; (flush the descriptor); rename; (flush the folder).
  Status write_buffer();
  Status put_in_place();
  const FileDescriptor& descriptor() const { return descriptor_; }
  /// Where the object will be.
  const std::string& file() const { return file_; }

 private:
  LocalWriter(std::string file, std::string temporary, FileDescriptor descriptor);

  std::string file_;
  std::string temporary_;
  FileDescriptor descriptor_;
  Sha256 checksum_;
  std::string buffer_;                  // the whole of a small file
  std::unique_ptr<LargeWrites> large_;  // of one that has grown beyond the buffer
  bool committed_ = false;
};

/// true for the name (without folder) of a temporary file of a LocalWriter.
bool is_temporary_name(std::string_view name);
/// Takes the lock of the temporary `file` and removes it, unless a living writer holds it. true if it was
/// removed.
Result<bool> remove_leftover(const std::string& file);

}  // namespace lookbook::storage
