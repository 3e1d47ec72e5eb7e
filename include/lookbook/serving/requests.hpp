#pragma once
// What is asked of the Service. Plain values: the HTTP server, the command line and Python fill them in.
// Limits are checked by the Service (kInvalidArgument); openapi.json states the same ones.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lookbook/base/clock.hpp"
#include "lookbook/core/history.hpp"

namespace lookbook::serving {

inline constexpr std::size_t kMaxLimit = 100;           ///< products in one answer
inline constexpr std::size_t kMaxHistory = 1000;        ///< events given with a request
inline constexpr std::size_t kMaxExclude = 1000;        ///< products excluded by a request
inline constexpr std::size_t kMaxEvents = 1000;         ///< events in one batch
inline constexpr std::size_t kMaxStoredHistory = 5000;  ///< newest stored events that are read of a user

/// Empty: no restriction. A name that no product has matches nothing.
struct ProductFilter {
  std::string department;
  std::string category;  ///< the last step of a product's path
};

struct ProductQuery {
  std::size_t limit = 24;  ///< 1 … kMaxLimit
  std::string cursor;      ///< ProductPage::next_cursor of the page before; empty for the first page
  ProductFilter filter;
  std::string words;  ///< all must occur in title, brand, colour or categories; the last may be a beginning
};

enum class Relation : std::uint8_t {
  kLook,       ///< looks alike
  kBehaviour,  ///< liked by the same shoppers
  kTogether,   ///< goes with it: behaviour confined to other categories of the same department
};

struct SimilarRequest {
  std::string product;
  Relation relation = Relation::kLook;
  std::size_t limit = 12;  ///< 1 … kMaxLimit
};

/// An event of a history that comes with a request. Products that the release does not know are ignored.
struct GivenEvent {
  std::string product;
  EventKind kind = EventKind::kView;
  float value = 1;
  std::optional<UnixMillis> time;
};

/// Whose taste counts: the history the release was trained on, then the stored events, then `history`.
struct Person {
  std::string user;                 ///< empty: nobody in particular
  std::vector<GivenEvent> history;  ///< oldest first, at most kMaxHistory
};

struct RecommendRequest {
  std::string request_id;  ///< is copied into the answer
  Person person;
  std::size_t limit = 24;  ///< 1 … kMaxLimit
  ProductFilter filter;
  std::vector<std::string> exclude;  ///< product ids, at most kMaxExclude
};

struct RatingRequest {
  Person person;
  std::string product;
};

}  // namespace lookbook::serving
