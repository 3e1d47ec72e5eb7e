#pragma once
// A store that is another one: tests override what they want to go wrong, or to watch.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/storage/object_store.hpp"

namespace lookbook::test_support {

class ForwardingStore : public storage::ObjectStore {
 public:
  /// `store` must outlive it.
  explicit ForwardingStore(storage::ObjectStore& store) : store_(store) {}

  const std::string& uri() const override { return store_.uri(); }
  Result<std::string> read(std::string_view path) const override { return store_.read(path); }
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

 protected:
  storage::ObjectStore& inner() const { return store_; }

 private:
  storage::ObjectStore& store_;
};

}  // namespace lookbook::test_support
