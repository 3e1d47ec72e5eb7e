#include "events/sqlite.hpp"

namespace lookbook::events::sqlite {
namespace {

ErrorCode code_of(int result) {
  switch (result & 0xff) {  // the primary code of an extended one
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kCorruptData;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
      return ErrorCode::kUnavailable;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorCode::kPermissionDenied;
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return ErrorCode::kNoSpace;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
      return ErrorCode::kIo;
    default:
      return ErrorCode::kInternal;
  }
}

std::string_view advice_for(int result) {
  switch (result & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "; the file is damaged or not a database: restore a copy, or move it away to begin anew";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "; another process holds the database: end it or try again";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "; make the file and its folder writable";
    case SQLITE_FULL:
      return "; the disk or the quota is full: make room and try again";
    default:
      return "";
  }
}

Error error_of(sqlite3* connection, int result) {
  const char* file = sqlite3_db_filename(connection, "main");
  const int system = sqlite3_system_errno(connection);
  if ((result & 0xff) == SQLITE_CANTOPEN && system != 0) {
    return error_from_errno(system, std::string("cannot open ") + (file == nullptr ? "the state" : file));
  }
  std::string message = file == nullptr || *file == '\0' ? "the state's database" : file;
  message += ": ";
  message += sqlite3_errmsg(connection);
  message += advice_for(result);
  return {code_of(result), std::move(message)};
}

}  // namespace

void Statement::note_bind(int result) {
  if (result == SQLITE_OK || failed_bind_) return;
  failed_bind_ = error_of(sqlite3_db_handle(statement_.get()), result);
}

void Statement::bind(int parameter, std::int64_t value) {
  note_bind(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, double value) {
  note_bind(sqlite3_bind_double(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
  const char* text = value.data() == nullptr ? "" : value.data();
  note_bind(sqlite3_bind_text64(statement_.get(), parameter, text, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

Result<bool> Statement::step() {
  if (failed_bind_) return *failed_bind_;
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return error_of(sqlite3_db_handle(statement_.get()), result);
}

Status Statement::execute() {
  auto row = step();
  reset();
  if (!row) return std::move(row).error();
  return ok();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  failed_bind_.reset();
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<Connection> Connection::open(const std::string& file, int busy_millis) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Connection connection(raw);
  if (result != SQLITE_OK) {
    if (raw == nullptr) return Error(ErrorCode::kUnavailable, file + ": out of memory");
    if (const int system = sqlite3_system_errno(raw); system != 0) {
      return error_from_errno(system, "cannot open " + file);
    }
    return error_of(raw, result);
  }
  // SQLite opens what it may not write for reading, silently.
  if (sqlite3_db_readonly(raw, "main") == 1) {
    return Error(ErrorCode::kPermissionDenied,
                 file + " cannot be written; make the file and its folder writable");
  }
  sqlite3_busy_timeout(raw, busy_millis);
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (result != SQLITE_OK) return error_of(connection_.get(), result);
  return Statement(raw);
}

Status Connection::run(const std::string& sql) {
  const int result = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return error_of(connection_.get(), result);
  return ok();
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
  LOOKBOOK_TRY(Statement statement, prepare(sql));
  LOOKBOOK_TRY(const bool row, statement.step());
  if (!row) return Error(ErrorCode::kInternal, "no row from: " + std::string(sql));
  return statement.integer(0);
}

void Connection::roll_back() {
  if (sqlite3_get_autocommit(connection_.get()) == 0) {
    sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

}  // namespace lookbook::events::sqlite
