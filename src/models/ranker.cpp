#include "lookbook/models/ranker.hpp"

namespace lookbook::models {

void Ranker::score_batch(std::span<const History> histories, Workspace& workspace,
                         MatrixView<float> scores) const {
  for (std::size_t row = 0; row < histories.size(); ++row) {
    score(histories[row], workspace, scores.row(row));
  }
}

}  // namespace lookbook::models
