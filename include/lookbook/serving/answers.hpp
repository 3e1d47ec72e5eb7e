#pragma once
// What the Service answers. An answer names products by their numbers in the release that made it, and keeps
// that release alive, so it stays right while a newer release is swapped in.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/index.hpp"
#include "lookbook/core/ranked_list.hpp"
#include "lookbook/models/rating_model.hpp"

namespace lookbook::serving {

class ServedRelease;
using ReleasePointer = std::shared_ptr<const ServedRelease>;

struct ProductPage {
  ReleasePointer release;
  std::vector<ItemIndex> products;
  std::string next_cursor;  ///< empty at the end
  std::size_t total = 0;    ///< products that match, on all pages
};

struct ProductAnswer {
  ReleasePointer release;
  ItemIndex product;
};

struct SimilarProducts {
  ReleasePointer release;
  ItemIndex product;
  RankedList items;  ///< best first; score 0 where a `together` list was filled by popularity
};

enum class ReasonKind : std::uint8_t {
  kBecauseYouLiked,  ///< evidence says which event
  kSimilarLook,      ///< it looks like the evidence; no shopper connects the two yet
  kPopular,          ///< no evidence
};

struct Evidence {
  ItemIndex product;
  EventKind kind = EventKind::kLike;
  float share = 0;  ///< of the score, at most 1
};

struct Reason {
  ReasonKind kind = ReasonKind::kPopular;
  std::string text;                ///< "Because you liked Linen shirt"
  std::vector<Evidence> evidence;  ///< at most 3, largest share first
};

struct Recommendation {
  ItemIndex product;
  float score = 0;  ///< of the model; 0 where the history said nothing and popularity filled the list
  Reason reason;
};

struct Recommendations {
  ReleasePointer release;
  std::string request_id;
  std::string model;  ///< that ranked the first item: the release's ranker, or popularity
  std::vector<Recommendation> items;
};

struct RatingPrediction {
  ReleasePointer release;
  std::string user;  ///< empty: nobody in particular
  ItemIndex product;
  models::Prediction prediction;
  models::RatingScale scale;
  std::string model;
};

/// One entry of a history as people read it.
struct RememberedEvent {
  std::string product;
  EventKind kind = EventKind::kView;
  float value = 1;
  std::optional<UnixMillis> time;
};

struct UserHistory {
  std::string user;
  std::vector<RememberedEvent> events;  ///< newest first, each product once
};

}  // namespace lookbook::serving
