#include "lookbook/events/history_fold.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>

namespace lookbook::events {
namespace {

/// Where in the sequence the latest event of each sort stands, of one item.
struct Latest {
  std::optional<std::size_t> opinion;  ///< like or dislike
  std::optional<std::size_t> deed;     ///< rating, purchase, basket
  std::optional<std::size_t> view;

  void note(EventKind kind, std::size_t place) {
    switch (kind) {
      case EventKind::kRating:
      case EventKind::kPurchase:
      case EventKind::kBasket:
        deed = place;
        break;
      case EventKind::kLike:
      case EventKind::kDislike:
        opinion = place;
        break;
      case EventKind::kUnlike:
        opinion.reset();
        break;
      case EventKind::kView:
        view = place;
        break;
      case EventKind::kImpression:
        break;
    }
  }

  std::optional<std::size_t> winner() const {
    // An empty optional is less than any place.
    const auto said_or_done = std::max(opinion, deed);
    return said_or_done ? said_or_done : view;
  }
};

bool is_opinion(EventKind kind) {
  return kind == EventKind::kLike || kind == EventKind::kDislike;
}

}  // namespace

std::vector<std::size_t> fold_positions(History events) {
  std::unordered_map<ItemIndex, Latest> items;
  items.reserve(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) items[events[i].item].note(events[i].kind, i);

  std::vector<std::size_t> positions;
  positions.reserve(items.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (items[events[i].item].winner() == i) positions.push_back(i);
  }
  return positions;
}

std::vector<HistoryEvent> fold_history(History events) {
  std::vector<HistoryEvent> folded;
  for (const std::size_t i : fold_positions(events)) folded.push_back(events[i]);
  return folded;
}

std::vector<HistoryEvent> fold_ratings(History events, const ImpliedRatings& implied) {
  std::unordered_map<ItemIndex, std::optional<std::size_t>> latest;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventKind kind = events[i].kind;
    std::optional<std::size_t>& place = latest[events[i].item];
    const bool rated = place && events[*place].kind == EventKind::kRating;
    if (kind == EventKind::kRating || (is_opinion(kind) && !rated)) {
      place = i;
    } else if (kind == EventKind::kUnlike && !rated) {
      place.reset();
    }
  }

  std::vector<HistoryEvent> ratings;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (latest[events[i].item] != i) continue;
    HistoryEvent rating = events[i];
    if (rating.kind == EventKind::kLike) rating.value = implied.like;
    if (rating.kind == EventKind::kDislike) rating.value = implied.dislike;
    rating.kind = EventKind::kRating;
    ratings.push_back(rating);
  }
  return ratings;
}

}  // namespace lookbook::events
