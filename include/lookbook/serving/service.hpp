#pragma once
// The recommender as a value-in, value-out service: no HTTP, no JSON, no clock but the time passed in. A
// person is a history: what the release was trained on, then the stored events, then what the request brings.
// Thread-safe; a release can be swapped while requests run, each of which sees one release only.

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "lookbook/base/result.hpp"
#include "lookbook/events/event_log.hpp"
#include "lookbook/serving/answers.hpp"
#include "lookbook/serving/requests.hpp"
#include "lookbook/serving/served_release.hpp"

namespace lookbook::serving {

class Service {
 public:
  /// Without a log there are no stored histories, and record() says kUnavailable.
  explicit Service(ReleasePointer release, std::shared_ptr<events::EventLog> log = nullptr);

  ReleasePointer release() const;
  /// Requests that begin from now on see `release`.
  void swap(ReleasePointer release);

  /// By item number. kInvalidArgument for a limit out of its range or a cursor that is none.
  Result<ProductPage> products(const ProductQuery& query) const;
  /// kNotFound if the release does not know the product, as the next two.
  Result<ProductAnswer> product(std::string_view id) const;
  /// Empty where the release has no model of that relation. `together` takes behaviour's list confined to
  /// other categories of the same department, then fills up with the most popular products of the categories
  /// that the same shoppers chose most often beside this one, one category after the other.
  Result<SimilarProducts> similar(const SimilarRequest& request) const;
  /// kNotFound if the release has no rating model; kInvalidArgument for a rating in the given history outside
  /// the release's scale.
  Result<RatingPrediction> predict_rating(const RatingRequest& request) const;

  /// Never what the history holds or the request excludes. Ranked by the release's ranker as far as it has
  /// evidence, then by popularity. kInvalidArgument as above.
  Result<Recommendations> recommend(const RecommendRequest& request) const;

  /// Events on products that the release does not know are listed too.
  Result<UserHistory> history(const std::string& user) const;
  /// Stores the events; `acknowledge` is called exactly once, after the commit or with an error
  /// (EventLog::append). A time after `now` becomes `now`. kInvalidArgument if a rating is outside the
  /// release's scale (that of its rating model, if it has one) or there are too many events.
  void record(std::vector<events::Event> events, UnixMillis now,
              events::EventLog::Acknowledge acknowledge) const;

 private:
  std::shared_ptr<events::EventLog> log_;
  mutable std::mutex mutex_;
  ReleasePointer release_;  ///< guarded by mutex_
};

}  // namespace lookbook::serving
