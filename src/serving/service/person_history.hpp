#pragma once
// Everything that is known of a person, in the order in which it counts: what the release was trained on, the
// stored events, what the request brings.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/id_map.hpp"
#include "lookbook/events/event_log.hpp"
#include "lookbook/serving/requests.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

class PersonHistory {
 public:
  /// `log` may be null. An error is the log's.
  static Result<PersonHistory> gather(const ServedRelease& release, const events::EventLog* log,
                                      const Person& person);

  /// Folded (events::fold_history), of products that the release knows: what rankers score.
  std::vector<HistoryEvent> for_ranking() const;
  /// Folded (events::fold_ratings), a like being the best rating of `scale` and a dislike a quarter of the
  /// way up: what rating models read.
  std::vector<HistoryEvent> for_rating(const models::RatingScale& scale) const;
  /// Folded, unknown products too, newest first: what people read.
  std::vector<RememberedEvent> for_people() const;

 private:
  explicit PersonHistory(const ServedRelease& release) : release_(release) {}
  /// Events without a product are passed over.
  void add(std::string_view product, EventKind kind, float value, std::optional<UnixMillis> time);
  std::string_view id_of(ItemIndex item) const;
  std::vector<HistoryEvent> known_only(std::vector<HistoryEvent> events) const;

  const ServedRelease& release_;
  std::vector<HistoryEvent> events_;
  std::vector<std::optional<UnixMillis>> times_;  ///< of events_, to the millisecond
  ItemIds unknown_;  ///< products; number k stands for the item release_.n_items() + k
};

}  // namespace lookbook::serving
