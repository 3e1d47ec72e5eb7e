#include <algorithm>

#include "lookbook/registry/release.hpp"

namespace lookbook::registry {

Result<UserHistories> UserHistories::open(const ModelParts& columns, std::size_t n_items) {
  UserHistories histories;
  histories.columns_ = columns;
  const ModelParts& parts = histories.columns_;
  LOOKBOOK_TRY(histories.offsets_, parts.array<std::uint64_t>("offsets"));
  LOOKBOOK_TRY(histories.items_, parts.array<std::uint32_t>("items"));
  LOOKBOOK_TRY(histories.kinds_, parts.array<std::uint8_t>("kinds"));
  LOOKBOOK_TRY(histories.values_, parts.array<float>("values"));
  LOOKBOOK_TRY(histories.times_, parts.array<std::int64_t>("times"));

  const std::size_t events = histories.items_.size();
  const auto& offsets = histories.offsets_;
  const bool fits = !offsets.empty() && offsets.front() == 0 && offsets.back() == events &&
                    std::ranges::is_sorted(offsets) && histories.kinds_.size() == events &&
                    histories.values_.size() == events && histories.times_.size() == events;
  if (!fits) return Error(ErrorCode::kCorruptData, "the columns of the histories do not fit each other");
  if (std::ranges::any_of(histories.items_, [&](std::uint32_t item) { return item >= n_items; })) {
    return Error(ErrorCode::kCorruptData, "a history names an item that does not exist");
  }
  constexpr auto kLastKind = static_cast<std::uint8_t>(EventKind::kUnlike);
  if (std::ranges::any_of(histories.kinds_, [](std::uint8_t kind) { return kind > kLastKind; })) {
    return Error(ErrorCode::kCorruptData, "a history holds an event of an unknown kind");
  }
  return histories;
}

History UserHistories::of(UserIndex user, std::vector<HistoryEvent>& memory) const {
  memory.clear();
  if (user.number() >= size()) return memory;
  for (std::size_t i = offsets_[user.number()]; i < offsets_[user.number() + 1]; ++i) {
    memory.push_back({ItemIndex(items_[i]), static_cast<EventKind>(kinds_[i]), values_[i], times_[i]});
  }
  return memory;
}

}  // namespace lookbook::registry
