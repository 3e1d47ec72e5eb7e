#pragma once
// The append-only table from outside ids (strings) to dense numbers 0, 1, 2, …. An id keeps its number for
// ever, so adding data never renumbers. About 40 bytes an id and the id itself. Reading is thread-safe while
// nobody adds.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/index.hpp"

namespace lookbook {

/// The longest id of a user or product, in bytes of UTF-8, wherever it comes from: rows that are loaded and
/// requests alike. An id is never empty.
inline constexpr std::size_t kMaxIdBytes = 1024;

/// The part of IdMap that does not depend on the kind of index.
class IdTable {
 public:
  /// The number of `id`, a new one (the next) if it was not known. kInvalidArgument for an empty id and
  /// beyond 2^32 - 1 ids.
  Result<std::uint32_t> add(std::string_view id);
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// Precondition: number < size().
  std::string_view id(std::uint32_t number) const { return ids_[number]; }
  std::size_t size() const { return ids_.size(); }

 private:
  std::deque<std::string> ids_;  // a deque never moves its strings, so the views below stay valid
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

template <class IndexType>
class IdMap {
 public:
  IdMap() = default;
  IdMap(IdMap&&) noexcept = default;
  IdMap& operator=(IdMap&&) noexcept = default;

  Result<IndexType> add(std::string_view id) {
    LOOKBOOK_TRY(const std::uint32_t number, table_.add(id));
    return IndexType(number);
  }
  std::optional<IndexType> find(std::string_view id) const {
    const auto number = table_.find(id);
    return number ? std::optional(IndexType(*number)) : std::nullopt;
  }
  std::string_view id(IndexType index) const { return table_.id(index.number()); }
  std::size_t size() const { return table_.size(); }

 private:
  IdTable table_;
};

using UserIds = IdMap<UserIndex>;
using ItemIds = IdMap<ItemIndex>;

}  // namespace lookbook
