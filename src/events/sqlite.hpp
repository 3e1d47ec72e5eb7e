#pragma once
// SQLite behind values and Results: a connection, a prepared statement, and what its error codes mean to us.
// A connection and its statements belong to one thread at a time.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"

namespace lookbook::events::sqlite {

class Statement {
 public:
  /// Parameters and columns are numbered as SQLite does: parameters from 1, columns from 0. Texts must stay
  /// alive until the next reset(). A parameter that could not be bound makes the next step() fail: left NULL,
  /// it would be stored as unknown.
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view value);

  /// true: a row is there.
  Result<bool> step();
  /// step() for what gives no row, then reset().
  Status execute();
  /// Ready for the next execution. Parameters that are not bound are NULL.
  void reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  std::string text(int column) const;

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  void note_bind(int result);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::optional<Error> failed_bind_;  ///< the first since the last reset()
};

class Connection {
 public:
  /// Opens `file` for writing, making it where it is not there.
  static Result<Connection> open(const std::string& file, int busy_millis);

  Result<Statement> prepare(std::string_view sql);
  /// Runs statements that give no rows, separated by ';'.
  Status run(const std::string& sql);
  /// The first column of the first row; `sql` must give one.
  Result<std::int64_t> integer(std::string_view sql);
  /// Rows that the last statement inserted, changed or deleted.
  int changes() const { return sqlite3_changes(connection_.get()); }
  /// Ends a transaction that failed. Harmless where there is none.
  void roll_back();

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  explicit Connection(sqlite3* connection) : connection_(connection) {}
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace lookbook::events::sqlite
