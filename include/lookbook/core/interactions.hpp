#pragma once
// Who did what with which item: the rows of analytics/interactions, as columns. 21 bytes a row.
// A pair (user, item) occurs once at most after processing (the newest wins).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lookbook/core/csr_matrix.hpp"
#include "lookbook/core/history.hpp"
#include "lookbook/core/index.hpp"

namespace lookbook {

struct Interaction {
  UserIndex user;
  ItemIndex item;
  EventKind kind = EventKind::kRating;
  float value = 1;
  UnixSeconds time = kNoTime;
};

/// Columns of equal length; row order is the order of the data and is kept by every step that does not say
/// otherwise.
struct Interactions {
  std::vector<UserIndex> users;
  std::vector<ItemIndex> items;
  std::vector<EventKind> kinds;
  std::vector<float> values;
  std::vector<UnixSeconds> times;  ///< kNoTime where unknown

  std::size_t size() const { return users.size(); }
  Interaction operator[](std::size_t row) const {
    return {users[row], items[row], kinds[row], values[row], times[row]};
  }
  void push_back(const Interaction& row);
  void reserve(std::size_t rows);
};

/// [n_users x n_items], one entry a row of `interactions`, its value the interaction's. Each matrix row is
/// ordered by time, rows without a time first, ties in data order. O(n log n).
CsrMatrix user_item_matrix(const Interactions& interactions, std::size_t n_users, std::size_t n_items);

/// Histories of all users, cut from the interactions: row u of the result holds the history of user u.
class Histories {
 public:
  Histories(const Interactions& interactions, std::size_t n_users);
  History operator[](UserIndex user) const;
  std::size_t size() const { return offsets_.size() - 1; }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<HistoryEvent> events_;
};

}  // namespace lookbook
