#pragma once
// Why a product is recommended, in words, with the events of the history that speak for it.

#include <optional>
#include <vector>

#include "lookbook/core/history.hpp"
#include "lookbook/models/ranker.hpp"
#include "lookbook/serving/answers.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

/// nullopt if no event of the history pulled the item up.
std::optional<Reason> reason_from_history(const ServedRelease& release, History history, ItemIndex item,
                                          models::Workspace& workspace);
Reason reason_from_popularity(const ServedRelease& release, ItemIndex item);

}  // namespace lookbook::serving
