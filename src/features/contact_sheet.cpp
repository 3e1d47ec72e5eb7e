#include "lookbook/features/contact_sheet.hpp"

#include <algorithm>

#include "features/canvas.hpp"
#include "features/colour_name.hpp"
#include "features/decode_image.hpp"
#include "features/encode_jpeg.hpp"
#include "features/fault_of_store.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::features {
namespace {

constexpr int kQuality = 72;

/// Each pixel the mean of those that it covers; never larger than it was.
RgbImage shrunk(const RgbImage& image, const ContactSheetOptions& options) {
  const double scale = std::min({1.0, static_cast<double>(options.width) / static_cast<double>(image.width),
                                 static_cast<double>(options.height) / static_cast<double>(image.height)});
  const auto side = [&](std::size_t n) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(n) * scale));
  };
  RgbImage small{side(image.width), side(image.height), {}};
  small.pixels.reserve(small.width * small.height * 3);
  for (std::size_t y = 0; y < small.height; ++y) {
    const std::size_t top = y * image.height / small.height;
    const std::size_t bottom = std::max(top + 1, (y + 1) * image.height / small.height);
    for (std::size_t x = 0; x < small.width; ++x) {
      const std::size_t left = x * image.width / small.width;
      const std::size_t right = std::max(left + 1, (x + 1) * image.width / small.width);
      for (std::size_t c = 0; c < 3; ++c) {
        std::size_t sum = 0;
        for (std::size_t v = top; v < bottom; ++v) {
          for (std::size_t u = left; u < right; ++u) sum += image.pixels[(v * image.width + u) * 3 + c];
        }
        small.pixels.push_back(static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left))));
      }
    }
  }
  return small;
}

struct Seen {
  std::size_t colour = 0;
  std::string jpeg;
};

Result<Seen> look_at(const storage::ObjectStore& store, const ShownPhotograph& photograph,
                     const ContactSheetOptions& options) {
  LOOKBOOK_TRY(const std::string bytes, store.read(photograph.path));
  LOOKBOOK_TRY(const RgbImage image, decode_image(std::as_bytes(std::span(bytes)), options.height));
  LOOKBOOK_TRY(std::string jpeg, encode_jpeg(shrunk(image, options), kQuality));
  return Seen{colour_of(canvas_of(image)), std::move(jpeg)};
}

/// Evenly over all of them.
std::vector<ShownPhotograph> sample(std::span<const ShownPhotograph> all, std::size_t most) {
  std::vector<ShownPhotograph> some;
  const std::size_t n = std::min(all.size(), most);
  for (std::size_t i = 0; i < n; ++i) some.push_back(all[i * all.size() / n]);
  return some;
}

}  // namespace

Result<ContactSheet> contact_sheet(const storage::ObjectStore& store,
                                   std::span<const ShownPhotograph> photographs, Progress& progress,
                                   const ContactSheetOptions& options) {
  const std::vector<ShownPhotograph> some = sample(photographs, options.looked_at);
  std::vector<Result<Seen>> seen(some.size(), Seen());
  progress.begin("looking at photographs", some.size(), "photograph");
  parallel_for(some.size(), 4, [&](Chunk chunk) {
    if (progress.cancelled()) return;
    for (std::size_t i = chunk.begin; i < chunk.end; ++i) seen[i] = look_at(store, some[i], options);
    progress.advance(chunk.end - chunk.begin);
  });
  if (progress.cancelled()) return Error(ErrorCode::kCancelled, "looking at photographs was stopped");

  if (auto fault = fault_of_store(seen)) return *std::move(fault);

  ContactSheet sheet{.photographs = photographs.size(), .looked_at = some.size()};
  for (const std::string_view colour : kColourNames) sheet.shelves.push_back({.colour = std::string(colour)});
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    sheet.unreadable += seen[i] ? 0 : 1;
    if (!seen[i]) continue;
    ColourShelf& shelf = sheet.shelves[seen[i]->colour];
    ++shelf.photographs;
    if (shelf.shown.size() >= options.shown || bytes + seen[i]->jpeg.size() > options.bytes) continue;
    bytes += seen[i]->jpeg.size();
    shelf.shown.push_back({some[i].item, std::move(seen[i]->jpeg)});
  }
  std::erase_if(sheet.shelves, [](const ColourShelf& shelf) { return shelf.photographs == 0; });
  return sheet;
}

}  // namespace lookbook::features
