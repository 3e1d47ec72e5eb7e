#include "events/schema.hpp"

namespace lookbook::events {
namespace {

// Format 1. Columns that may be unknown are NULL. `id` is the order of arrival and is never used again;
// `time` and `received` are Unix milliseconds; `kind` is an EventKind (6: impression). The second index finds
// a person's history without walking over what was merely shown.
constexpr const char* kCreateVersion1 = R"sql(
CREATE TABLE events(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  product TEXT NOT NULL,
  kind INTEGER NOT NULL,
  value REAL NOT NULL,
  time INTEGER NOT NULL,
  received INTEGER NOT NULL,
  key TEXT,
  position INTEGER,
  request_id TEXT,
  release TEXT,
  propensity REAL,
  surface TEXT
) STRICT;
CREATE UNIQUE INDEX events_key ON events(user, key) WHERE key IS NOT NULL;
CREATE INDEX events_history ON events(user, time, id) WHERE kind <> 6;
)sql";

Status create(sqlite::Connection& connection) {
  return connection.run(std::string("BEGIN IMMEDIATE;") + kCreateVersion1 +
                        "PRAGMA application_id = " + std::to_string(kApplicationId) +
                        ";PRAGMA user_version = " + std::to_string(kStateVersion) + ";COMMIT;");
}

}  // namespace

Status prepare_state(sqlite::Connection& connection, const std::string& file) {
  LOOKBOOK_TRY(const std::int64_t tables, connection.integer("SELECT count(*) FROM sqlite_schema"));
  LOOKBOOK_TRY(const std::int64_t application, connection.integer("PRAGMA application_id"));
  LOOKBOOK_TRY(const std::int64_t version, connection.integer("PRAGMA user_version"));
  if (tables == 0 && application == 0 && version == 0) {
    auto created = create(connection);
    if (!created) connection.roll_back();
    return created;
  }
  if (application != kApplicationId) {
    return Error(ErrorCode::kCorruptData,
                 file + " is a database, but no state of Lookbook; give another folder with --state");
  }
  if (version > kStateVersion) {
    return Error(ErrorCode::kUnsupportedVersion,
                 file + " has format " + std::to_string(version) + ", this Lookbook knows up to " +
                     std::to_string(kStateVersion) + "; use the newer Lookbook that wrote it");
  }
  if (version < 1)
    return Error(ErrorCode::kCorruptData, file + " has no format version; restore a copy of it");
  return ok();
}

}  // namespace lookbook::events
