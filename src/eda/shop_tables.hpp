#pragma once
// What the tables beside standard/ratings say: products, photographs, categories, rejected rows, funnel.

#include "lookbook/base/result.hpp"
#include "lookbook/eda/profile.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::eda {

/// Each sets its part of the profile.
Status describe_products(const storage::ObjectStore& store, Profile& profile);
Status describe_photographs(const storage::ObjectStore& store, Profile& profile);
Status describe_categories(const storage::ObjectStore& store, Profile& profile);
Status describe_rejected(const storage::ObjectStore& store, Profile& profile);
/// From standard/manifest.json. kNotFound if there is none, kUnsupportedVersion if it is newer.
Status describe_funnel(const storage::ObjectStore& store, Profile& profile);

}  // namespace lookbook::eda
