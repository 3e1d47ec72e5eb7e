#pragma once
// A store whose disk is full from one change on: objects created, made visible and removed are counted, and
// from the given one they all fail. What a run leaves behind then is what a killed one leaves.

#include <memory>
#include <string>

#include "support/forwarding_store.hpp"

namespace lookbook::processing {

class FailingStore final : public test_support::ForwardingStore {
 public:
  /// The first `good` changes succeed.
  FailingStore(storage::ObjectStore& store, int good)
      : ForwardingStore(store), left_(std::make_shared<int>(good)) {}

  Result<std::unique_ptr<storage::ObjectWriter>> create(std::string_view path) override {
    LOOKBOOK_CHECK(spend(*left_));
    LOOKBOOK_TRY(auto writer, inner().create(path));
    return std::unique_ptr<storage::ObjectWriter>(std::make_unique<Writer>(std::move(writer), left_));
  }
  Status write_many(std::span<const storage::NamedBytes> objects) override {
    LOOKBOOK_CHECK(spend(*left_));
    return inner().write_many(objects);
  }
  Status remove(std::string_view path) override {
    LOOKBOOK_CHECK(spend(*left_));
    return inner().remove(path);
  }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    LOOKBOOK_CHECK(spend(*left_));
    return inner().replace_if(path, expected, bytes);
  }

 private:
  static Status spend(int& left) {
    if (left-- > 0) return ok();
    return Error(ErrorCode::kNoSpace, "the disk is full");
  }

  class Writer final : public storage::ObjectWriter {
   public:
    Writer(std::unique_ptr<storage::ObjectWriter> writer, std::shared_ptr<int> left)
        : writer_(std::move(writer)), left_(std::move(left)) {}
    Status append(std::span<const std::byte> bytes) override { return writer_->append(bytes); }
    Result<std::string> commit() override {
      LOOKBOOK_CHECK(spend(*left_));
      return writer_->commit();
    }

   private:
    std::unique_ptr<storage::ObjectWriter> writer_;
    std::shared_ptr<int> left_;
  };

  std::shared_ptr<int> left_;
};

}  // namespace lookbook::processing
