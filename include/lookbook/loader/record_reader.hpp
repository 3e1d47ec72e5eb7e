#pragma once
// A source file as record batches in the raw schemas of core/tables.hpp: raw_reviews for reviews and ratings,
// raw_products for products. Text is cut into chunks of whole lines that are parsed in parallel while the
// next ones are unpacked, so memory is bounded by the chunks (about 100 MiB at most for ordinary lines),
// never by the file. Batches come in the order of the file; they are the same for any number of threads.
//
// What becomes of dirt: a row without a usable user id, item id or rating goes to `rejected` with one of the
// reasons below and its line's beginning. Everything else is kept: an optional field of the wrong type
// becomes null, invalid UTF-8 in text becomes U+FFFD; both are counted. Blank lines are passed over.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"
#include "lookbook/core/record_batch.hpp"
#include "lookbook/loader/landing.hpp"
#include "lookbook/loader/source_layout.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::loader {

/// Why a row was rejected: always one of these, so that they can be counted.
namespace reasons {
inline constexpr std::string_view kNotAnObject = "not a JSON object";
inline constexpr std::string_view kTooLong = "line longer than 16 MiB";
inline constexpr std::string_view kColumns = "wrong number of columns";
inline constexpr std::string_view kOpenQuote = "quoted field is not closed";
inline constexpr std::string_view kNoUser = "no user id";
inline constexpr std::string_view kBadUser = "user id is not text or a whole number";
inline constexpr std::string_view kDirtyUser =
    "user id holds control characters, invalid UTF-8 or over 1,024 bytes";
inline constexpr std::string_view kNoItem = "no item id";
inline constexpr std::string_view kBadItem = "item id is not text or a whole number";
inline constexpr std::string_view kDirtyItem =
    "item id holds control characters, invalid UTF-8 or over 1,024 bytes";
inline constexpr std::string_view kNoRating = "no rating";
inline constexpr std::string_view kBadRating = "rating is not a number";
}  // namespace reasons

inline constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

/// What was changed in rows that were kept.
struct RepairCounts {
  std::uint64_t rows_repaired = 0;   ///< invalid UTF-8, lone surrogates or NUL became U+FFFD
  std::uint64_t fields_dropped = 0;  ///< optional fields of the wrong type, now null
  RepairCounts& operator+=(const RepairCounts& other);
  bool operator==(const RepairCounts&) const = default;
};

struct ParsedBatch {
  RecordBatch rows;      ///< raw_reviews or raw_products; may be empty
  RecordBatch rejected;  ///< tables::rejected; may be empty
  RepairCounts repairs;
  std::vector<std::string> beside;  ///< ReadOptions::beside of each row; empty without one
};

struct ReadOptions {
  std::size_t chunk_bytes = std::size_t{1} << 20;  ///< text parsed at a time by one thread
  std::size_t chunks_ahead = 8;                    ///< chunks parsed together
  /// A field whose text is given beside each row, whatever the schema makes of it (a split that somebody else
  /// made): text or a whole number, trimmed; "" for a row without it. Its name's case does not matter.
  std::string beside = {};
  /// Keeps reviews whose rating is missing; one that is no number is rejected all the same.
  bool without_rating = false;
  /// As recognise(); what is landed was looked at when it was loaded.
  double max_expansion = kMaxExpansion;
};

/// Not thread-safe; reads ahead and parses in parallel inside.
class RecordReader {
 public:
  /// Opens what load() put there. kNotFound if the file is gone, kCorruptData if its size is not what the
  /// manifest says.
  static Result<std::unique_ptr<RecordReader>> open(const storage::ObjectStore& store,
                                                    const LandedSource& source,
                                                    const ReadOptions& options = {});
  /// Opens anybody's file. `source_name` fills the column `source`.
  static Result<std::unique_ptr<RecordReader>> open_file(const std::string& file, const SourceLayout& layout,
                                                         std::string source_name,
                                                         const ReadOptions& options = {});
  virtual ~RecordReader() = default;

  /// What a batch becomes on the thread that parsed it, several at a time.
  using Refine = FunctionRef<Result<ParsedBatch>(ParsedBatch)>;
  /// Takes the batches one after another, in the order of the file; false: that is enough.
  using Take = FunctionRef<Result<bool>(ParsedBatch)>;

  /// Reads to the end or until it is enough, once; an error of `refine` or `take` ends it and is returned.
  /// kCorruptData if the packing is damaged (the message names the file and the offset): the batches before
  /// it were good, but the caller should drop them too.
  virtual Status read(Refine refine, Take take) = 0;
  Status read(Take take);
  /// Bytes of the file that were read so far, for Progress. May be called while read() runs.
  virtual std::uint64_t bytes_read() const = 0;
};

}  // namespace lookbook::loader
