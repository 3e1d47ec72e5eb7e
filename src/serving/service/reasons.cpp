#include "serving/service/reasons.hpp"

#include <algorithm>
#include <string>

namespace lookbook::serving {
namespace {

constexpr std::size_t kMostEvidence = 3;

std::string display_title(const ServedRelease& release, ItemIndex item) {
  const std::string& title = release.product(item).title;
  return title.empty() ? "product " + std::string(release.id_of(item)) : title;
}

std::string because(EventKind kind, const std::string& title) {
  switch (kind) {
    case EventKind::kPurchase:
      return "Because you bought " + title;
    case EventKind::kBasket:
      return "Because " + title + " is in your basket";
    case EventKind::kView:
      return "Because you looked at " + title;
    case EventKind::kRating:
      return "Because you rated " + title;
    case EventKind::kLike:
    case EventKind::kDislike:
    case EventKind::kImpression:
    case EventKind::kUnlike:
      break;
  }
  return "Because you liked " + title;
}

/// true if no shopper connects the two, so that it was the look that spoke for `to`.
bool is_by_look(const ServedModels& models, ItemIndex from, ItemIndex to, models::Workspace& workspace) {
  const bool knows_only_behaviour = models.ranker_name == models.behaviour_name;
  if (knows_only_behaviour || models.look == nullptr || models.behaviour == nullptr) return false;
  const auto is_target = [to](ItemIndex item) { return item == to; };
  const FunctionRef<bool(ItemIndex)> filter = is_target;
  return models.behaviour->similar(from, {.limit = 1, .filter = &filter}, workspace).empty();
}

}  // namespace

std::optional<Reason> reason_from_history(const ServedRelease& release, History history, ItemIndex item,
                                          models::Workspace& workspace) {
  const auto& models = release.models();
  Reason reason;
  for (const auto& contribution : models.ranker->explain(history, item, workspace)) {
    if (contribution.share <= 0 || reason.evidence.size() == kMostEvidence) break;
    const HistoryEvent& event = history[contribution.position];
    reason.evidence.push_back(
        {.product = event.item, .kind = event.kind, .share = std::min(contribution.share, 1.F)});
  }
  if (reason.evidence.empty()) return std::nullopt;

  const Evidence& first = reason.evidence.front();
  const std::string title = display_title(release, first.product);
  const bool by_look = is_by_look(models, first.product, item, workspace);
  reason.kind = by_look ? ReasonKind::kSimilarLook : ReasonKind::kBecauseYouLiked;
  reason.text = by_look ? "Looks like " + title : because(first.kind, title);
  return reason;
}

Reason reason_from_popularity(const ServedRelease& release, ItemIndex item) {
  const std::string_view department = release.product(item).department();
  return {.kind = ReasonKind::kPopular,
          .text = department.empty() ? "Popular with our shoppers" : "Popular in " + std::string(department),
          .evidence = {}};
}

}  // namespace lookbook::serving
