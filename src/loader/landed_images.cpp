#include "loader/landed_images.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "loader/clean_text.hpp"
#include "loader/image_source.hpp"
#include "loader/source_files.hpp"
#include "lookbook/base/checksum.hpp"
#include "lookbook/core/record_batch_builder.hpp"
#include "lookbook/core/tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/storage/table.hpp"

namespace lookbook::loader {
namespace {

constexpr std::size_t kIgnoredSamples = 5;

struct Image {
  std::string path;
  std::int64_t bytes = 0;
  bool operator==(const Image&) const = default;
};
using Images = std::map<std::string, Image>;  // by name

/// The ending that fits a file's first bytes; empty if it is no photograph.
std::string_view image_ending(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "jpg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "webp";
  return {};
}

Result<Images> read_images_table(const storage::ObjectStore& store) {
  Images images;
  LOOKBOOK_TRY(const bool found, store.exists(landing::kImages));
  if (!found) return images;
  LOOKBOOK_TRY(const std::unique_ptr<storage::TableReader> table,
               storage::TableReader::open(store, landing::kImages));
  while (true) {
    LOOKBOOK_TRY(const std::optional<RecordBatch> batch, table->next());
    if (!batch) return images;
    LOOKBOOK_TRY(const Column<std::string_view> names, batch->column<std::string_view>("name"));
    LOOKBOOK_TRY(const Column<std::string_view> paths, batch->column<std::string_view>("path"));
    LOOKBOOK_TRY(const Column<std::int64_t> bytes, batch->column<std::int64_t>("bytes"));
    for (std::size_t row = 0; row < batch->rows(); ++row) {
      images[std::string(names[row])] = {std::string(paths[row]), bytes[row]};
    }
  }
}

Status write_images_table(const Images& images, storage::ObjectStore& store) {
  RecordBatchBuilder rows(tables::landed_images());
  for (const auto& [name, image] : images) {
    rows.column(0).append(name);
    rows.column(1).append(image.path);
    rows.column(2).append(image.bytes);
  }
  LOOKBOOK_TRY(RecordBatch batch, rows.finish());
  LOOKBOOK_TRY([[maybe_unused]] const std::string sum,
               storage::write_table(store, landing::kImages, {.table = "landed_images"}, std::move(batch)));
  return ok();
}

/// Photographs that the store has or should have, by path, and the bytes that lie there: -1 if they are gone.
using LandedSizes = std::map<std::string, std::int64_t>;

Result<LandedSizes> landed_sizes(const storage::ObjectStore& store, const Images& images) {
  LandedSizes sizes;
  for (const auto& [name, image] : images) sizes.emplace(image.path, -1);
  LOOKBOOK_TRY(const std::vector<storage::ObjectInfo> objects, store.list("landing/images/"));
  for (const auto& object : objects) sizes[object.path] = static_cast<std::int64_t>(object.bytes);
  return sizes;
}

/// Whether the store has a photograph of this content and size at `path`.
Result<bool> is_whole(const storage::ObjectStore& store, const LandedSizes& landed, const Image& image,
                      std::string_view sha256) {
  const auto found = landed.find(image.path);
  if (found == landed.end() || found->second != image.bytes) return false;
  LOOKBOOK_TRY(const std::string sum, store.checksum(image.path));
  return sum == sha256;
}

/// Collects photographs and writes them many at a time.
class ImageWriter {
 public:
  explicit ImageWriter(storage::ObjectStore& store) : store_(store) {}

  Status add(std::string path, std::string bytes) {
    waiting_bytes_ += bytes.size();
    waiting_.push_back({std::move(path), std::move(bytes)});
    return waiting_bytes_ < kTogether ? ok() : flush();
  }

  Status flush() {
    std::vector<storage::NamedBytes> objects;
    for (const auto& [path, bytes] : waiting_) objects.push_back({path, bytes});
    LOOKBOOK_CHECK(store_.write_many(objects));
    waiting_.clear();
    waiting_bytes_ = 0;
    return ok();
  }

 private:
  struct Waiting {
    std::string path;
    std::string bytes;
  };
  static constexpr std::size_t kTogether = std::size_t{16} << 20;
  storage::ObjectStore& store_;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
};

}  // namespace

Result<ImageCounts> land_images(const std::filesystem::path& from, double max_expansion,
                                storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const std::unique_ptr<ImageSource> source, open_image_source(from, max_expansion));
  LOOKBOOK_TRY(Images images, read_images_table(store));
  LOOKBOOK_TRY(const LandedSizes landed, landed_sizes(store, images));
  std::set<std::string> seen;  // paths: one photograph can have several names
  ImageCounts counts;
  ImageWriter writer(store);
  progress.begin("landing images", source->total(), source->unit());
  std::uint64_t done = 0;
  while (true) {
    LOOKBOOK_CHECK(check_cancelled(progress));
    LOOKBOOK_TRY(std::optional<ImageFile> file, source->next());
    progress.advance(source->position() - std::exchange(done, source->position()));
    if (!file) break;
    const std::string_view ending = file->bytes ? image_ending(*file->bytes) : std::string_view();
    if (ending.empty()) {
      ++counts.ignored;
      if (counts.ignored_samples.size() < kIgnoredSamples)
        counts.ignored_samples.push_back(cleaned(file->name));
      continue;
    }
    const std::string sum = sha256_hex(*file->bytes);
    const Image image{"landing/images/" + sum + "." + std::string(ending),
                      static_cast<std::int64_t>(file->bytes->size())};
    if (seen.insert(image.path).second) {
      LOOKBOOK_TRY(const bool whole, is_whole(store, landed, image, sum));
      if (!whole && landed.contains(image.path)) ++counts.repaired;
      if (!whole) LOOKBOOK_CHECK(writer.add(image.path, *std::move(file->bytes)));
    }
    Image& known = images[cleaned(file->name)];
    ++(known == image ? counts.known : counts.added);
    known = image;
  }
  LOOKBOOK_CHECK(writer.flush());
  progress.end();
  counts.total = images.size();
  if (counts.added > 0) LOOKBOOK_CHECK(write_images_table(images, store));
  return counts;
}

}  // namespace lookbook::loader
