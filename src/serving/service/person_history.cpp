#include "serving/service/person_history.hpp"

#include <algorithm>

#include "lookbook/events/history_fold.hpp"

namespace lookbook::serving {
namespace {

constexpr UnixMillis kMillisInSecond = 1000;

}  // namespace

Result<PersonHistory> PersonHistory::gather(const ServedRelease& release, const events::EventLog* log,
                                            const Person& person) {
  PersonHistory all(release);
  if (!person.user.empty()) {
    std::vector<HistoryEvent> memory;
    const History trained = release.history_of(person.user, memory);
    all.events_.assign(trained.begin(), trained.end());
    for (const auto& event : trained) {
      all.times_.push_back(event.time == kNoTime ? std::nullopt
                                                 : std::optional(event.time * kMillisInSecond));
    }
    if (log != nullptr) {
      LOOKBOOK_TRY(const auto stored, log->events_of(person.user, kMaxStoredHistory));
      for (const auto& event : stored) all.add(event.product, event.kind, event.value, event.time);
    }
  }
  for (const auto& event : person.history) all.add(event.product, event.kind, event.value, event.time);
  return all;
}

void PersonHistory::add(std::string_view product, EventKind kind, float value,
                        std::optional<UnixMillis> time) {
  auto item = release_.find_item(product);
  if (!item) {
    const auto number = unknown_.add(product);
    if (!number) return;
    item = ItemIndex(static_cast<std::uint32_t>(release_.n_items()) + number->number());
  }
  events_.push_back(
      {.item = *item, .kind = kind, .value = value, .time = time ? *time / kMillisInSecond : kNoTime});
  times_.push_back(time);
}

std::vector<HistoryEvent> PersonHistory::known_only(std::vector<HistoryEvent> events) const {
  std::erase_if(events, [&](const auto& event) { return event.item.number() >= release_.n_items(); });
  return events;
}

std::vector<HistoryEvent> PersonHistory::for_ranking() const {
  return known_only(events::fold_history(events_));
}

std::vector<HistoryEvent> PersonHistory::for_rating(const models::RatingScale& scale) const {
  // Between four and five of five stars: with all five, what a visitor with likes alone is told would be five
  // of nearly everything.
  const auto liked = static_cast<float>(scale.highest - (scale.highest - scale.lowest) / 8);
  const auto disliked = static_cast<float>(scale.lowest + (scale.highest - scale.lowest) / 4);
  return known_only(events::fold_ratings(events_, {.like = liked, .dislike = disliked}));
}

std::string_view PersonHistory::id_of(ItemIndex item) const {
  const auto n_items = static_cast<std::uint32_t>(release_.n_items());
  return item.number() < n_items ? release_.id_of(item) : unknown_.id(ItemIndex(item.number() - n_items));
}

std::vector<RememberedEvent> PersonHistory::for_people() const {
  std::vector<RememberedEvent> remembered;
  for (const std::size_t i : events::fold_positions(events_)) {
    const auto& event = events_[i];
    remembered.push_back({.product = std::string(id_of(event.item)),
                          .kind = event.kind,
                          .value = event.value,
                          .time = times_[i]});
  }
  std::ranges::reverse(remembered);
  return remembered;
}

}  // namespace lookbook::serving
