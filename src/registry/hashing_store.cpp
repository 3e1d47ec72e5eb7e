#include "registry/hashing_store.hpp"

namespace lookbook::registry {
namespace {

class HashingWriter final : public storage::ObjectWriter {
 public:
  explicit HashingWriter(std::uint64_t& bytes) : bytes_(bytes) {}
  Status append(std::span<const std::byte> bytes) override {
    checksum_.update(bytes);
    bytes_ += bytes.size();
    return ok();
  }
  Result<std::string> commit() override { return std::move(checksum_).hex_digest(); }

 private:
  Sha256 checksum_;
  std::uint64_t& bytes_;
};

Error nothing_here(std::string_view path) {
  return {ErrorCode::kNotFound, "there is no " + std::string(path) + " in a store that keeps nothing"};
}

}  // namespace

Result<std::unique_ptr<storage::ObjectWriter>> HashingStore::create(std::string_view /*path*/) {
  return std::unique_ptr<storage::ObjectWriter>(new HashingWriter(bytes_));
}

Result<std::string> HashingStore::read(std::string_view path) const {
  return nothing_here(path);
}

Result<bool> HashingStore::exists(std::string_view /*path*/) const {
  return false;
}

Result<std::uint64_t> HashingStore::size(std::string_view path) const {
  return nothing_here(path);
}

Result<std::string> HashingStore::checksum(std::string_view path) const {
  return nothing_here(path);
}

Result<std::vector<storage::ObjectInfo>> HashingStore::list(std::string_view /*prefix*/) const {
  return std::vector<storage::ObjectInfo>();
}

Result<std::string> HashingStore::local_file(std::string_view path) const {
  return nothing_here(path);
}

Status HashingStore::write_many(std::span<const storage::NamedBytes> objects) {
  for (const storage::NamedBytes& object : objects) bytes_ += object.bytes.size();
  return ok();
}

Status HashingStore::remove(std::string_view /*path*/) {
  return ok();
}

Result<bool> HashingStore::replace_if(std::string_view path, const std::optional<std::string>& /*expected*/,
                                      std::string_view /*bytes*/) {
  return Error(ErrorCode::kInternal,
               "cannot replace " + std::string(path) + " in a store that keeps nothing");
}

Result<std::size_t> HashingStore::sweep() {
  return std::size_t{0};
}

Result<std::unique_ptr<storage::StoreLock>> HashingStore::lock() {
  return std::make_unique<storage::StoreLock>();
}

}  // namespace lookbook::registry
