#pragma once
// Turns everything a person did into the history that models score: each item once. O(n). Thread-safe.

#include <cstddef>
#include <vector>

#include "lookbook/core/history.hpp"

namespace lookbook::events {

/// `events` in the order they happened. Of each item the latest event stays, at its place in that order, but:
/// impressions never count; a view counts only where nothing else is known of the item; an unlike takes
/// earlier likes and dislikes of the item back, and leaves ratings, purchases and baskets.
std::vector<HistoryEvent> fold_history(History events);

/// Where in `events` those of fold_history stand, for callers that keep more beside each event.
std::vector<std::size_t> fold_positions(History events);

/// What a like and a dislike say in ratings, for people who give no stars.
struct ImpliedRatings {
  float like;
  float dislike;
};

/// Of each item one rating, in the order they happened: what rating models read. The latest rating if there
/// is one, which no later like or purchase hides; else what the latest like or dislike implies, unless an
/// unlike took it back.
std::vector<HistoryEvent> fold_ratings(History events, const ImpliedRatings& implied);

}  // namespace lookbook::events
