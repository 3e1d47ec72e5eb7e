#pragma once
// Products by their relation to one product.

#include "lookbook/core/ranked_list.hpp"
#include "lookbook/serving/requests.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

/// Best first; empty where the release has no model of that relation.
RankedList similar_products(const ServedRelease& release, ItemIndex item, Relation relation,
                            std::size_t limit);

}  // namespace lookbook::serving
