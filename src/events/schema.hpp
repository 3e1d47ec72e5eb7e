#pragma once
// The tables of state.sqlite, their format version, and how an older one becomes a newer one.

#include <cstdint>
#include <string>

#include "events/sqlite.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::events {

/// "LkbS" as PRAGMA application_id: the file is a Lookbook state.
inline constexpr std::int64_t kApplicationId = 0x4c6b6253;
/// PRAGMA user_version: the newest format this build writes and reads.
inline constexpr std::int64_t kStateVersion = 1;

/// Prepares an open database: makes the tables in an empty one, brings an older one up to date, refuses what
/// is newer (kUnsupportedVersion) or somebody else's (kCorruptData). `file` is named in messages.
Status prepare_state(sqlite::Connection& connection, const std::string& file);

}  // namespace lookbook::events
