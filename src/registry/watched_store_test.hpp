#pragma once
// A store that calls before each listing, removal and change: where another process may come in between.

#include <functional>
#include <memory>
#include <string>

#include "lookbook/storage/object_store.hpp"

namespace lookbook::registry {

class WatchedStore : public storage::ObjectStore {
 public:
  WatchedStore(storage::ObjectStore& store, std::function<void()> before)
      : store_(store), before_(std::move(before)) {}

  const std::string& uri() const override { return store_.uri(); }
  Result<std::string> read(std::string_view path) const override { return store_.read(path); }
  Result<bool> exists(std::string_view path) const override { return store_.exists(path); }
  Result<std::uint64_t> size(std::string_view path) const override { return store_.size(path); }
  Result<std::string> checksum(std::string_view path) const override { return store_.checksum(path); }
  Result<std::string> local_file(std::string_view path) const override { return store_.local_file(path); }
  Result<std::unique_ptr<storage::StoreLock>> lock() override { return store_.lock(); }
  Result<std::size_t> sweep() override { return store_.sweep(); }

  Result<std::vector<storage::ObjectInfo>> list(std::string_view prefix) const override {
    before_();
    return store_.list(prefix);
  }
  Result<std::unique_ptr<storage::ObjectWriter>> create(std::string_view path) override {
    before_();
    return store_.create(path);
  }
  Status write_many(std::span<const storage::NamedBytes> objects) override {
    before_();
    return store_.write_many(objects);
  }
  Status remove(std::string_view path) override {
    before_();
    return store_.remove(path);
  }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    before_();
    return store_.replace_if(path, expected, bytes);
  }

 private:
  storage::ObjectStore& store_;
  std::function<void()> before_;
};

}  // namespace lookbook::registry
