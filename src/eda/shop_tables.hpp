#pragma once
// What the tables beside standard/ratings say: products with their photographs and categories, links,
// rejected rows, funnel, splits.

#include "lookbook/base/result.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// Each sets its part of the profile. The first needs the ratings' part.
Status describe_products(const storage::ObjectStore& store, Profile& profile);
Status describe_links(const storage::ObjectStore& store, Profile& profile);
Status describe_rejected(const storage::ObjectStore& store, Profile& profile);
/// From standard/manifest.json. kNotFound if there is none, kUnsupportedVersion if it is newer.
Status describe_funnel(const storage::ObjectStore& store, Profile& profile);
/// Of the splits in analytics/ that were cut from today's tables; none before they are numbered.
Status describe_splits(const storage::ObjectStore& store, Profile& profile);

}  // namespace lookbook::eda
