#include "lookbook/eda/profile.hpp"

#include "eda/rated_pairs.hpp"
#include "eda/shop_tables.hpp"
#include "lookbook/core/zone_paths.hpp"
#include "lookbook/eda/rendering.hpp"

namespace lookbook::eda {
namespace {

constexpr std::uint32_t kCores = 10;

Status describe_ratings(const storage::ObjectStore& store, Profile& profile, Progress& progress) {
  LOOKBOOK_TRY(const RatedPairs pairs, read_ratings(store, progress));
  describe_size(pairs, profile);
  describe_stars(pairs, profile);
  describe_popularity(pairs, profile);
  describe_time(pairs, profile);
  describe_seasons(pairs, profile);
  describe_newcomers(pairs, profile);
  profile.cores = core_curve(pairs, kCores);
  return ok();
}

}  // namespace

Result<Profile> profile(const storage::ObjectStore& store, Progress& progress) {
  Profile result;
  LOOKBOOK_CHECK(describe_funnel(store, result));
  progress.begin("profile", 0, "rating");
  LOOKBOOK_CHECK(describe_ratings(store, result, progress));
  LOOKBOOK_CHECK(describe_products(store, result));
  LOOKBOOK_CHECK(describe_links(store, result));
  LOOKBOOK_CHECK(describe_rejected(store, result));
  LOOKBOOK_CHECK(describe_splits(store, result));
  progress.end();
  return result;
}

Status write_profile(storage::ObjectStore& store, const Profile& profile) {
  LOOKBOOK_TRY([[maybe_unused]] const std::string checksum,
               store.write(analytics::kProfile, to_json(profile).to_text() + "\n"));
  return ok();
}

}  // namespace lookbook::eda
