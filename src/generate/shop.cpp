#include "lookbook/generate/shop.hpp"

#include <fmt/core.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <mutex>
#include <optional>
#include <span>
#include <system_error>

#include "generate/assortment.hpp"
#include "generate/draft.hpp"
#include "generate/gzip_file.hpp"
#include "generate/photograph.hpp"
#include "generate/shop_files.hpp"
#include "generate/shopper.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::generate {
namespace {

namespace fs = std::filesystem;

Status check(const ShopOptions& options) {
  if (options.products < kFewestProducts || options.products > kMostProducts) {
    return Error(ErrorCode::kInvalidArgument, "a demo shop has 20 to 5,000,000 products");
  }
  if (options.shoppers < kFewestShoppers || options.shoppers > kMostShoppers ||
      options.reviews < options.shoppers) {
    return Error(ErrorCode::kInvalidArgument,
                 "a demo shop has 10 to 50,000,000 shoppers and at least as many reviews");
  }
  if (!(options.dirty_share >= 0 && options.dirty_share <= 1)) {
    return Error(ErrorCode::kInvalidArgument, "the share of dirty lines is 0 to 1");
  }
  if (options.image_width < kNarrowestImage || options.image_width > kWidestImage) {
    return Error(ErrorCode::kInvalidArgument, "photographs are 60 to 1,500 pixels wide");
  }
  return ok();
}

Status write_file(const fs::path& path, std::span<const std::byte> bytes) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return error_from_errno(errno != 0 ? errno : EIO, "cannot write " + path.string());
  return ok();
}

Status write_packed(const fs::path& path, FunctionRef<Status(TextSink)> write) {
  LOOKBOOK_TRY(GzipFile file, GzipFile::create(path));
  LOOKBOOK_CHECK(write([&](std::string_view text) { return file.append(text); }));
  return file.close();
}

Status draw_one(Photographer& photographer, const Offer& offer, const fs::path& folder) {
  LOOKBOOK_TRY(const auto jpeg, photographer.jpeg(offer.design));
  return write_file(folder / (offer.asin + ".jpg"), jpeg);
}

Status draw_all(std::span<const Offer> offers, const ShopOptions& options, const fs::path& folder,
                Progress& progress) {
  constexpr std::size_t kGrain = 16;  // a canvas is made once a chunk
  std::mutex mutex;
  std::optional<Error> failure;
  std::atomic<bool> stop = false;
  progress.begin("photographing", offers.size(), "photograph");
  parallel_for(offers.size(), kGrain, [&](Chunk chunk) {
    Photographer photographer(options.image_width, options.image_width * 4 / 3);
    for (std::size_t i = chunk.begin; i < chunk.end && !stop; ++i) {
      Status done = progress.cancelled() ? Status(Error(ErrorCode::kCancelled, "stopped while drawing"))
                                         : draw_one(photographer, offers[i], folder);
      if (!done) {
        stop = true;
        const std::scoped_lock lock(mutex);
        if (!failure) failure = std::move(done).error();
      }
      progress.advance(1);
    }
  });
  progress.end();
  if (failure) return *std::move(failure);
  return ok();
}

/// Without a slash at the end, so that other names can be made of it.
fs::path without_slash(const fs::path& folder) {
  const fs::path normal = folder.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

Result<GeneratedShop> generate_shop(const ShopOptions& options, const fs::path& out, Progress& progress) {
  LOOKBOOK_CHECK(check(options));
  const fs::path folder = without_slash(out);
  if (folder.empty())
    return Error(ErrorCode::kInvalidArgument, "name the folder that the shop is written to");
  std::error_code error;
  if (fs::exists(folder, error)) {
    return Error(ErrorCode::kAlreadyExists,
                 folder.string() + " is there already: choose another folder or remove it");
  }
  Draft draft(folder);
  LOOKBOOK_CHECK(draft.begin());
  const std::vector<Offer> offers = make_assortment(options);
  const std::vector<Purchase> purchases = go_shopping(options, offers, progress);
  progress.begin("writing reviews", 2, "file");
  LOOKBOOK_CHECK(write_packed(draft.path() / "reviews.json.gz", [&](TextSink sink) {
    return write_reviews(options, offers, purchases, sink);
  }));
  progress.advance(1);
  LOOKBOOK_CHECK(write_packed(draft.path() / "metadata.json.gz",
                              [&](TextSink sink) { return write_metadata(offers, purchases, sink); }));
  progress.advance(1);
  progress.end();
  if (options.images) LOOKBOOK_CHECK(draw_all(offers, options, draft.path() / "images", progress));
  LOOKBOOK_CHECK(draft.finish());
  return GeneratedShop{offers.size(), options.shoppers, purchases.size(), options.images ? offers.size() : 0};
}

std::string shortfall_notice(const ShopOptions& options, const GeneratedShop& shop) {
  constexpr double kNearEnough = 0.75;  // a small shop is always a little short
  if (static_cast<double>(shop.reviews) >= kNearEnough * static_cast<double>(options.reviews)) return "";
  return fmt::format(
      "{} reviews, though about {} were asked for: nobody reviews a product twice, and {} shoppers found no "
      "more that they want among {} products; ask for more of either",
      shop.reviews, options.reviews, shop.shoppers, shop.products);
}

}  // namespace lookbook::generate
