#pragma once
// A store that calls before each listing, removal and change: where another process may come in between.

#include <functional>
#include <memory>
#include <string>

#include "support/forwarding_store.hpp"

namespace lookbook::registry {

class WatchedStore : public test_support::ForwardingStore {
 public:
  WatchedStore(storage::ObjectStore& store, std::function<void()> before)
      : ForwardingStore(store), before_(std::move(before)) {}

  Result<std::vector<storage::ObjectInfo>> list(std::string_view prefix) const override {
    before_();
    return inner().list(prefix);
  }
  Result<std::unique_ptr<storage::ObjectWriter>> create(std::string_view path) override {
    before_();
    return inner().create(path);
  }
  Status write_many(std::span<const storage::NamedBytes> objects) override {
    before_();
    return inner().write_many(objects);
  }
  Status remove(std::string_view path) override {
    before_();
    return inner().remove(path);
  }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    before_();
    return inner().replace_if(path, expected, bytes);
  }

 private:
  std::function<void()> before_;
};

}  // namespace lookbook::registry
