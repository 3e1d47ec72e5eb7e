#pragma once
// A store that does not answer when it is asked for one of its objects.

#include <string>
#include <string_view>
#include <utility>

#include "support/forwarding_store.hpp"

namespace lookbook::features {

class AwayStore final : public test_support::ForwardingStore {
 public:
  AwayStore(storage::ObjectStore& store, std::string away) : ForwardingStore(store), away_(std::move(away)) {}

  Result<std::string> read(std::string_view path) const override {
    if (path == away_) return Error(ErrorCode::kUnavailable, "the store does not answer");
    return ForwardingStore::read(path);
  }

 private:
  std::string away_;
};

}  // namespace lookbook::features
