#include "lookbook/pipeline/run.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/report/table.hpp"

namespace lookbook::pipeline {
namespace {

using report::Align;
using report::counted;
using report::Ink;

std::string steps_table(const RunReport& run, const report::TerminalStyle& style) {
  report::Table table({{"Step"}, {"Time", Align::kRight}, {"", Align::kLeft}});
  for (const auto& step : run.steps) {
    table.add({step.name, report::duration(step.seconds),
               step.skipped ? report::Cell("unchanged", Ink::kDim) : report::Cell("done", Ink::kGood)});
  }
  return table.to_text(style);
}

/// One row a ranker that was measured; "-" where a metric was not.
std::string metrics_table(const RunReport& run, const report::TerminalStyle& style) {
  report::Table table({{"Recommender"},
                       {"Recall@10", Align::kRight},
                       {"NDCG@10", Align::kRight},
                       {"Hit rate@10", Align::kRight},
                       {"Coverage@10", Align::kRight}});
  for (const auto model : default_models()) {
    const auto metric = [&](std::string_view name) {
      const auto found = run.metrics.find(std::string(model) + "/" + std::string(name));
      return found == run.metrics.end() ? std::string("-") : report::fixed(found->second, 4);
    };
    if (metric("recall@10") == "-") continue;
    const bool served = model == run.ranker;
    table.add(
        {report::Cell(std::string(model) + (served ? " (served)" : ""), served ? Ink::kAccent : Ink::kPlain),
         metric("recall@10"), metric("ndcg@10"), metric("hit_rate@10"), metric("coverage@10")});
  }
  return table.rows() == 0 ? std::string() : table.to_text(style);
}

std::string count(std::uint64_t number) {
  return report::grouped(static_cast<std::int64_t>(number));
}

/// What the figures of the table below it are of, or why there is none.
std::string measured_on(const RunReport& run) {
  const auto users = [&](std::string_view name) {
    const auto found = run.metrics.find(name);
    return found == run.metrics.end() ? 0 : static_cast<std::uint64_t>(found->second);
  };
  const std::string split = "of the split '" + run.split + "'";
  const std::string choice =
      users("valid/users") > 0
          ? run.ranker + " was chosen on " + count(users("valid/users")) + " of its valid part"
          : run.ranker + " serves by default, as nobody is in its valid part";
  if (users("users") == 0) {
    return "Nothing could be measured: nobody is in the test part " + split +
           ", which needs people with several "
           "ratings; " +
           choice + ".\n";
  }
  return "Measured on " + counted(users("users"), "person", "people") + " of the test part " + split + "; " +
         choice + ":\n";
}

}  // namespace

std::string summary_of(const RunReport& run, const report::TerminalStyle& style) {
  std::string text = steps_table(run, style);
  text += counted(run.rows_read, "row", "rows") + " read, " +
          counted(run.transform.ratings, "rating", "ratings") + " kept of " +
          counted(run.transform.users, "user", "users") + " and " +
          counted(run.transform.products, "product", "products") + ", " +
          counted(run.transform.rejected_rows(), "row", "rows") + " set aside\n" + dirt_of(run.transform);
  if (run.look && run.look->failed > 0) {
    text += counted(run.look->failed, "product has", "products have") +
            " a photograph that could not be read\n" + unreadable_photographs(*run.look);
  }
  text += measured_on(run) + metrics_table(run, style);
  for (const auto& notice : run.notices) text += notice + ".\n";
  text += "Release " + run.release + " is " + run.channel + ".\n";
  return text;
}

std::string dirt_of(const processing::TransformReport& report) {
  std::string text;
  for (const auto& reason : report.rejected) text += "  " + count(reason.rows) + "  " + reason.reason + "\n";
  if (report.rows_repaired > 0)
    text += counted(report.rows_repaired, "row", "rows") + " had damaged text, which was repaired\n";
  if (report.fields_dropped > 0) {
    text += counted(report.fields_dropped, "field of the wrong type was", "fields of the wrong type were") +
            " left empty\n";
  }
  if (const std::string advice = processing::scale_advice(report); !advice.empty()) text += advice + ".\n";
  return text;
}

std::string unreadable_photographs(const features::LookReport& report) {
  std::string text;
  for (const auto& sample : report.samples)
    text += "  " + sample.item + "  " + sample.path + "  " + sample.reason + "\n";
  if (report.failed > report.samples.size() && !text.empty())
    text += "  and " + count(report.failed - report.samples.size()) + " more\n";
  if (!text.empty())
    text += "Load the intact photographs again (`lookbook load --images`), then run `lookbook run` again.\n";
  return text;
}

report::Json json_of(const RunReport& run) {
  using report::Json;
  Json steps = Json::array();
  for (const auto& step : run.steps) {
    steps.push(
        Json::object().set("name", step.name).set("seconds", step.seconds).set("skipped", step.skipped));
  }
  Json reasons = Json::object();
  for (const auto& reason : run.transform.rejected) reasons.set(reason.reason, reason.rows);
  Json photographs = Json::array();
  if (run.look) {
    for (const auto& sample : run.look->samples) {
      photographs.push(
          Json::object().set("product", sample.item).set("path", sample.path).set("reason", sample.reason));
    }
  }
  Json metrics = Json::object();
  for (const auto& [name, value] : run.metrics) metrics.set(name, value);
  Json notices = Json::array();
  for (const auto& notice : run.notices) notices.push(notice);
  Json document = Json::object();
  document.set("steps", std::move(steps))
      .set("rows_read", run.rows_read)
      .set("ratings", run.transform.ratings)
      .set("users", run.transform.users)
      .set("products", run.transform.products)
      .set("rejected", run.transform.rejected_rows())
      .set("rejected_by_reason", std::move(reasons))
      .set("rows_repaired", run.transform.rows_repaired)
      .set("fields_dropped", run.transform.fields_dropped)
      .set("scale_advice", processing::scale_advice(run.transform))
      .set("unreadable_photographs", std::move(photographs))
      .set("split", run.split)
      .set("ranker", run.ranker)
      .set("release", run.release)
      .set("channel", run.channel)
      .set("metrics", std::move(metrics))
      .set("notices", std::move(notices));
  return document;
}

}  // namespace lookbook::pipeline
