// lookbook recommend, lookbook similar: lists in the terminal, by the code that serves.

#include <cstdio>
#include <memory>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"
#include "lookbook/serving/service.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct QueryFlags {
  std::string store;
  std::string release = std::string(registry::kLiveChannel);
  std::string user;
  std::vector<std::string> likes;
  std::string department;
  std::string product;
  std::string relation = "look";
  std::size_t limit = 12;
  bool json = false;
};

Result<serving::ReleasePointer> open_served(const QueryFlags& flags) {
  LOOKBOOK_TRY(const auto store, storage::open_store(flags.store));
  LOOKBOOK_TRY(const std::string id, registry::resolve(*store, flags.release));
  LOOKBOOK_TRY(registry::Release release, registry::open_release(*store, id));
  return serving::ServedRelease::open(std::move(release));
}

report::Json json_of(const Product& product, float score) {
  return report::Json::object()
      .set("id", product.id)
      .set("title", product.title)
      .set("brand", product.brand)
      .set("category", product.category())
      .set("score", score);
}

/// For people, beside the result.
void note(const std::string& text) {
  std::fputs((text + "\n").c_str(), stderr);
}

/// Of the first product that has one, quoted.
std::string first_department(const serving::ServedRelease& release) {
  for (std::uint32_t item = 0; item < release.n_items(); ++item) {
    const std::string_view name = release.product(ItemIndex(item)).department();
    if (!name.empty()) return "'" + std::string(name) + "'";
  }
  return "none: this release has no departments";
}

void explain(const QueryFlags& flags, const serving::Recommendations& answer) {
  std::vector<HistoryEvent> memory;
  const bool unknown = !flags.user.empty() && answer.release->history_of(flags.user, memory).empty();
  if (unknown) {
    note("The release knows no user '" + flags.user + "'" +
         (flags.likes.empty() ? ": this is what is popular" : ": only the likes count"));
  }
  if (!answer.items.empty()) return;
  note(flags.department.empty() ? "Nothing is left to recommend: the history holds every product"
                                : "No product to recommend is in the department '" + flags.department +
                                      "'; one that has products is " + first_department(*answer.release));
}

void explain(const QueryFlags& flags, const serving::SimilarProducts& answer) {
  if (!answer.items.empty()) return;
  if (flags.relation != "look") {
    note("Too few shoppers connect '" + flags.product + "' with other products; try --by look");
  } else if (answer.release->models().look == nullptr) {
    note("This release knows no looks: load photographs with --images, then run or train again");
  } else {
    note("'" + flags.product + "' has no photograph to compare; try --by behaviour");
  }
}

Status recommend(const QueryFlags& flags, Progress&) {
  LOOKBOOK_TRY(serving::ReleasePointer served, open_served(flags));
  const serving::Service service(std::move(served));
  serving::RecommendRequest request;
  request.request_id = "terminal";
  request.person.user = flags.user;
  for (const auto& product : flags.likes) {
    if (!service.product(product))
      return Error(ErrorCode::kNotFound, "the release has no product '" + product + "'");
    request.person.history.push_back({product, EventKind::kLike, 1, std::nullopt});
  }
  request.limit = flags.limit;
  request.filter.department = flags.department;
  LOOKBOOK_TRY(const serving::Recommendations answer, service.recommend(request));
  explain(flags, answer);
  report::Table table({{"#", report::Align::kRight}, {"Product"}, {"Title"}, {"Why"}});
  report::Json items = report::Json::array();
  std::size_t position = 0;
  for (const auto& item : answer.items) {
    const Product& product = answer.release->product(item.product);
    table.add({std::to_string(++position), product.id, product.title, item.reason.text});
    items.push(json_of(product, item.score).set("reason", item.reason.text));
  }
  if (flags.json) {
    print(report::Json::object()
              .set("release", answer.release->id())
              .set("model", answer.model)
              .set("items", std::move(items)));
  } else {
    print(table.to_text(output_style()));
  }
  return ok();
}

Status similar(const QueryFlags& flags, Progress&) {
  LOOKBOOK_TRY(serving::ReleasePointer served, open_served(flags));
  const serving::Service service(std::move(served));
  const auto relation = flags.relation == "look"        ? serving::Relation::kLook
                        : flags.relation == "behaviour" ? serving::Relation::kBehaviour
                                                        : serving::Relation::kTogether;
  LOOKBOOK_TRY(const serving::SimilarProducts answer,
               service.similar({flags.product, relation, flags.limit}));
  explain(flags, answer);
  report::Table table({{"Product"}, {"Title"}, {"Category"}, {"Score", report::Align::kRight}});
  report::Json items = report::Json::array();
  for (const auto& item : answer.items) {
    const Product& product = answer.release->product(item.item);
    table.add({product.id, product.title, std::string(product.category()), report::fixed(item.score, 3)});
    items.push(json_of(product, item.score));
  }
  if (flags.json) {
    print(report::Json::object()
              .set("product", flags.product)
              .set("relation", flags.relation)
              .set("items", std::move(items)));
  } else {
    print(table.to_text(output_style()));
  }
  return ok();
}

CLI::App* add_command(CLI::App& app, const std::shared_ptr<QueryFlags>& flags, const char* name,
                      const char* help, Status (*action)(const QueryFlags&, Progress&)) {
  auto* command = app.add_subcommand(name, help);
  command->add_option("--store", flags->store, "The store")->required();
  command->add_option("--release", flags->release, "A channel or a release's id")->capture_default_str();
  command->add_option("--limit", flags->limit, "How many")
      ->check(whole_number(1, serving::kMaxLimit))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print one JSON object");
  command->callback(
      [flags, action] { run_command([&](Progress& progress) { return action(*flags, progress); }); });
  return command;
}

}  // namespace

void add_query(CLI::App& app) {
  const auto flags = std::make_shared<QueryFlags>();
  auto* recommending =
      add_command(app, flags, "recommend", "Recommend products for a user or for a few likes", recommend);
  recommending->add_option("--user", flags->user, "Somebody of the training data");
  recommending->add_option("--likes", flags->likes, "Product ids joined by commas")->delimiter(',');
  recommending->add_option("--department", flags->department, "Only products of this department");
  auto* finding = add_command(app, flags, "similar", "Products like a product", similar);
  finding->add_option("product", flags->product, "The product's id")->required();
  finding->add_option("--by", flags->relation, "look, behaviour or together")
      ->check(CLI::IsMember({"look", "behaviour", "together"}))
      ->capture_default_str();
}

}  // namespace lookbook::apps
