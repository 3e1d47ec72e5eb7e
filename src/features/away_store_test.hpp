#pragma once
// A store that does not answer when it is asked for one of its objects.

#include <memory>
#include <string>

#include "lookbook/storage/object_store.hpp"

namespace lookbook::features {

class AwayStore final : public storage::ObjectStore {
 public:
  /// `store` must outlive it.
  AwayStore(storage::ObjectStore& store, std::string away) : store_(store), away_(std::move(away)) {}

  Result<std::string> read(std::string_view path) const override {
    if (path == away_) return Error(ErrorCode::kUnavailable, "the store does not answer");
    return store_.read(path);
  }
  const std::string& uri() const override { return store_.uri(); }
  Result<bool> exists(std::string_view path) const override { return store_.exists(path); }
  Result<std::uint64_t> size(std::string_view path) const override { return store_.size(path); }
  Result<std::string> checksum(std::string_view path) const override { return store_.checksum(path); }
  Result<std::vector<storage::ObjectInfo>> list(std::string_view prefix) const override {
    return store_.list(prefix);
  }
  Result<std::string> local_file(std::string_view path) const override { return store_.local_file(path); }
  Result<std::size_t> sweep() override { return store_.sweep(); }
  Result<std::unique_ptr<storage::StoreLock>> lock() override { return store_.lock(); }
  Result<std::unique_ptr<storage::ObjectWriter>> create(std::string_view path) override {
    return store_.create(path);
  }
  Status write_many(std::span<const storage::NamedBytes> objects) override {
    return store_.write_many(objects);
  }
  Status remove(std::string_view path) override { return store_.remove(path); }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    return store_.replace_if(path, expected, bytes);
  }

 private:
  storage::ObjectStore& store_;
  std::string away_;
};

}  // namespace lookbook::features
