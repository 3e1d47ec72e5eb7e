#pragma once
// A store that keeps nothing: it tells the SHA-256 and the size that an object would have, so that a
// content-addressed part is known by name before it is written.

#include "lookbook/base/checksum.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::registry {

class HashingStore final : public storage::ObjectStore {
 public:
  /// Of all objects written so far.
  std::uint64_t bytes() const { return bytes_; }

  const std::string& uri() const override { return uri_; }
  Result<std::unique_ptr<storage::ObjectWriter>> create(std::string_view path) override;
  // It holds no object: reading is kNotFound, changing kInternal.
  Result<std::string> read(std::string_view path) const override;
  Result<bool> exists(std::string_view path) const override;
  Result<std::uint64_t> size(std::string_view path) const override;
  Result<std::string> checksum(std::string_view path) const override;
  Result<std::vector<storage::ObjectInfo>> list(std::string_view prefix) const override;
  Result<std::string> local_file(std::string_view path) const override;
  Status write_many(std::span<const storage::NamedBytes> objects) override;
  Status remove(std::string_view path) override;
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override;
  Result<std::size_t> sweep() override;
  Result<std::unique_ptr<storage::StoreLock>> lock() override;

 private:
  std::string uri_ = "nowhere";
  std::uint64_t bytes_ = 0;
};

}  // namespace lookbook::registry
