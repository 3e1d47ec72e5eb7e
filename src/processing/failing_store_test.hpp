#pragma once
// A store whose disk is full from one change on: objects created, made visible and removed are counted, and
// from the given one they all fail. What a run leaves behind then is what a killed one leaves.

#include <memory>
#include <string>

#include "lookbook/storage/object_store.hpp"

namespace lookbook::processing {

class FailingStore final : public storage::ObjectStore {
 public:
  /// The first `good` changes succeed.
  FailingStore(storage::ObjectStore& store, int good) : store_(store), left_(std::make_shared<int>(good)) {}

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
    LOOKBOOK_CHECK(spend(*left_));
    LOOKBOOK_TRY(auto writer, store_.create(path));
    return std::unique_ptr<storage::ObjectWriter>(std::make_unique<Writer>(std::move(writer), left_));
  }
  Status write_many(std::span<const storage::NamedBytes> objects) override {
    LOOKBOOK_CHECK(spend(*left_));
    return store_.write_many(objects);
  }
  Status remove(std::string_view path) override {
    LOOKBOOK_CHECK(spend(*left_));
    return store_.remove(path);
  }
  Result<bool> replace_if(std::string_view path, const std::optional<std::string>& expected,
                          std::string_view bytes) override {
    LOOKBOOK_CHECK(spend(*left_));
    return store_.replace_if(path, expected, bytes);
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

  storage::ObjectStore& store_;
  std::shared_ptr<int> left_;
};

}  // namespace lookbook::processing
