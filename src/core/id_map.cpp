#include "lookbook/core/id_map.hpp"

#include <limits>

namespace lookbook {

Result<std::uint32_t> IdTable::add(std::string_view id) {
  if (id.empty()) return Error(ErrorCode::kInvalidArgument, "an id must not be empty");
  if (const auto known = find(id)) return *known;
  if (ids_.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return Error(ErrorCode::kInvalidArgument, "more than 4,294,967,295 ids: numbers are 32 bits wide");
  }
  const auto number = static_cast<std::uint32_t>(ids_.size());
  const std::string& kept = ids_.emplace_back(id);
  numbers_.emplace(kept, number);
  return number;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  const auto found = numbers_.find(id);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

}  // namespace lookbook
