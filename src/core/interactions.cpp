#include "lookbook/core/interactions.hpp"

#include <algorithm>
#include <numeric>

namespace lookbook {
namespace {

/// Rows grouped by user, each user's in order of time (unknown times first), ties in data order.
struct RowsByUser {
  std::vector<std::size_t> offsets;  ///< [n_users + 1]
  std::vector<std::size_t> rows;
};

RowsByUser group_by_user(const Interactions& interactions, std::size_t n_users) {
  RowsByUser groups;
  groups.offsets.assign(n_users + 1, 0);
  for (const UserIndex user : interactions.users) ++groups.offsets[user.number() + 1];
  std::partial_sum(groups.offsets.begin(), groups.offsets.end(), groups.offsets.begin());

  groups.rows.resize(interactions.size());
  std::vector<std::size_t> next(groups.offsets.begin(), groups.offsets.end() - 1);
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    groups.rows[next[interactions.users[row].number()]++] = row;
  }
  for (std::size_t user = 0; user < n_users; ++user) {
    std::stable_sort(
        groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.offsets[user]),
        groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.offsets[user + 1]),
        [&](std::size_t a, std::size_t b) { return interactions.times[a] < interactions.times[b]; });
  }
  return groups;
}

}  // namespace

void Interactions::push_back(const Interaction& row) {
  users.push_back(row.user);
  items.push_back(row.item);
  kinds.push_back(row.kind);
  values.push_back(row.value);
  times.push_back(row.time);
}

void Interactions::reserve(std::size_t rows) {
  users.reserve(rows);
  items.reserve(rows);
  kinds.reserve(rows);
  values.reserve(rows);
  times.reserve(rows);
}

CsrMatrix user_item_matrix(const Interactions& interactions, std::size_t n_users, std::size_t n_items) {
  const RowsByUser groups = group_by_user(interactions, n_users);
  CsrMatrix matrix;
  matrix.n_columns = n_items;
  matrix.offsets.assign(groups.offsets.begin(), groups.offsets.end());
  matrix.columns.reserve(interactions.size());
  matrix.values.reserve(interactions.size());
  for (const std::size_t row : groups.rows) {
    matrix.columns.push_back(interactions.items[row].number());
    matrix.values.push_back(interactions.values[row]);
  }
  return matrix;
}

Histories::Histories(const Interactions& interactions, std::size_t n_users) {
  RowsByUser groups = group_by_user(interactions, n_users);
  offsets_ = std::move(groups.offsets);
  events_.reserve(interactions.size());
  for (const std::size_t row : groups.rows) {
    const Interaction event = interactions[row];
    events_.push_back({event.item, event.kind, event.value, event.time});
  }
}

History Histories::operator[](UserIndex user) const {
  const std::size_t begin = offsets_[user.number()];
  return std::span(events_).subspan(begin, offsets_[user.number() + 1] - begin);
}

}  // namespace lookbook
