#include "serving/service/recommend.hpp"

#include <span>
#include <vector>

#include "serving/service/facets.hpp"
#include "serving/service/reasons.hpp"

namespace lookbook::serving {
namespace {

/// Memory that a thread keeps from request to request.
struct Scratch {
  models::Workspace workspace;
  std::vector<float> scores;
  RankedList ranked;
};

Scratch& scratch_of_this_thread() {
  thread_local Scratch scratch;
  return scratch;
}

void exclude(const ServedRelease& release, const RecommendRequest& request, History history,
             std::span<float> scores) {
  const FacetFilter filter = release.facets().compile(request.filter);
  if (filter.restricts()) {
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
      if (!filter.accepts(release.facets().category_of(ItemIndex(i)))) scores[i] = kExcluded;
    }
  }
  for (const auto& event : history) scores[event.item.number()] = kExcluded;
  for (const auto& id : request.exclude) {
    if (const auto item = release.find_item(id)) scores[item->number()] = kExcluded;
  }
}

/// The best of the ranker, up to the first that no event speaks for.
void add_by_history(const RecommendRequest& request, History history, Scratch& scratch,
                    Recommendations& answer) {
  const ServedRelease& release = *answer.release;
  release.models().ranker->score(history, scratch.workspace, scratch.scores);
  exclude(release, request, history, scratch.scores);
  select_best(scratch.scores, request.limit, scratch.ranked);
  for (const auto& [item, score] : scratch.ranked) {
    auto reason = reason_from_history(release, history, item, scratch.workspace);
    if (!reason) break;
    answer.items.push_back({.product = item, .score = score, .reason = *std::move(reason)});
  }
}

void fill_by_popularity(const RecommendRequest& request, History history, Scratch& scratch,
                        Recommendations& answer) {
  const ServedRelease& release = *answer.release;
  const bool nothing_else = answer.items.empty();
  release.models().popularity->score({}, scratch.workspace, scratch.scores);
  exclude(release, request, history, scratch.scores);
  for (const auto& listed : answer.items) scratch.scores[listed.product.number()] = kExcluded;
  select_best(scratch.scores, request.limit - answer.items.size(), scratch.ranked);
  for (const auto& [item, score] : scratch.ranked) {
    answer.items.push_back({.product = item,
                            .score = nothing_else ? score : 0,
                            .reason = reason_from_popularity(release, item)});
  }
}

}  // namespace

Recommendations recommend(const ReleasePointer& release, const RecommendRequest& request, History history) {
  Scratch& scratch = scratch_of_this_thread();
  scratch.scores.resize(release->n_items());
  Recommendations answer{.release = release, .request_id = request.request_id, .model = {}, .items = {}};
  if (!history.empty()) add_by_history(request, history, scratch, answer);
  answer.model = answer.items.empty() ? "popularity" : release->models().ranker_name;
  if (answer.items.size() < request.limit) fill_by_popularity(request, history, scratch, answer);
  return answer;
}

}  // namespace lookbook::serving
