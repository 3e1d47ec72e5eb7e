#pragma once
// The list for a history: the release's ranker as far as the history says something, then what is popular.

#include "lookbook/core/history.hpp"
#include "lookbook/serving/answers.hpp"
#include "lookbook/serving/requests.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

/// `history` is folded. Only the filter, the limit, the id and the excluded products of `request` count.
Recommendations recommend(const ReleasePointer& release, const RecommendRequest& request, History history);

}  // namespace lookbook::serving
