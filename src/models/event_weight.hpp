#pragma once
// How strongly one event speaks for its item, in one place for every model of behaviour.
//
//   rating of at least `liked_from`   1     below it           -0.5
//   purchase, like                    1     dislike            -0.5
//   basket                            0.8   view                0.2
//   impression, unlike                0
//
// An implicit event's value scales its weight and is taken as 1 beyond 1 and as 0 below 0. A dislike
// therefore pushes down what is like its item; fitting uses positive weights only.

#include "lookbook/core/history.hpp"
#include "lookbook/core/interactions.hpp"

namespace lookbook::models {

float event_weight(EventKind kind, float value, double liked_from);

inline float event_weight(const HistoryEvent& event, double liked_from) {
  return event_weight(event.kind, event.value, liked_from);
}

/// The rows with a positive weight, in their order, their values replaced by the weights.
Interactions positive_events(const Interactions& interactions, double liked_from);

}  // namespace lookbook::models
