#pragma once
// The rows that could not be used, with the reason, in the order of the sources.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/processing/transformer.hpp"
#include "processing/table_sink.hpp"

namespace lookbook::processing {

/// Where a row came from.
struct Origin {
  std::optional<std::string> source;
  std::optional<std::int64_t> line;
};

class RejectedRows {
 public:
  /// Remembers that `source` comes after those seen before.
  void see_source(const std::optional<std::string>& source);
  void add(const Origin& origin, std::string_view reason, std::string raw);
  /// Rows of tables::rejected.
  Status add(const RecordBatch& rows);

  /// Most frequent first, equal counts by reason.
  std::vector<ReasonCount> counts() const;
  /// Writes standard/rejected, by source in order of appearance, then line.
  Status write(TableSink& rejected) const;

 private:
  struct Row {
    std::uint32_t source = 0;  // rank of appearance; 0: unknown
    std::optional<std::int64_t> line;
    std::uint32_t reason = 0;
    std::string raw;
  };
  std::uint32_t rank_of(const std::optional<std::string>& source);

  std::vector<std::string> sources_;  // by rank - 1
  std::map<std::string, std::uint32_t, std::less<>> ranks_;
  std::optional<std::string> last_source_;
  std::uint32_t last_rank_ = 0;
  std::vector<std::string> reasons_;
  std::map<std::string, std::uint32_t, std::less<>> reason_numbers_;
  std::vector<Row> rows_;
};

}  // namespace lookbook::processing
