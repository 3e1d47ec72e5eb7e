#include "lookbook/eda/profile.hpp"

#include "eda/rated_pairs.hpp"
#include "eda/shop_tables.hpp"
#include "lookbook/eda/rendering.hpp"

namespace lookbook::eda {
namespace {

constexpr std::uint32_t kCores = 10;

}  // namespace

Result<Profile> profile(const storage::ObjectStore& store, Progress& progress) {
  Profile result;
  LOOKBOOK_CHECK(describe_funnel(store, result));
  progress.begin("profile", 0);
  LOOKBOOK_TRY(const RatedPairs pairs, read_ratings(store, progress));
  describe_size(pairs, result);
  describe_stars(pairs, result);
  describe_popularity(pairs, result);
  describe_time(pairs, result);
  describe_seasons(pairs, result);
  describe_newcomers(pairs, result);
  result.cores = core_curve(pairs, kCores);
  LOOKBOOK_CHECK(describe_products(store, result));
  LOOKBOOK_CHECK(describe_links(store, result));
  LOOKBOOK_CHECK(describe_rejected(store, result));
  LOOKBOOK_CHECK(describe_splits(store, result));
  progress.end();
  return result;
}

Status write_profile(storage::ObjectStore& store, const Profile& profile) {
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               store.write("analytics/eda/profile.json", to_json(profile).to_text() + "\n"));
  return ok();
}

}  // namespace lookbook::eda
