#include "lookbook/pipeline/load_plan_report.hpp"

#include <algorithm>

#include "lookbook/report/numbers.hpp"

namespace lookbook::pipeline {
namespace {

using loader::PlannedSource;
using loader::SourceFate;
using report::Json;

Json source_json(const PlannedSource& planned) {
  const loader::LandedSource& source = planned.source;
  Json json = Json::object();
  json.set("file", planned.file).set("action", name_of(planned.fate));
  json.set("name", source.name.empty() ? Json() : Json(source.name));
  json.set("role", name_of(source.layout.role)).set("schema", source.layout.schema);
  json.set("why", source.layout.why).set("format", name_of(source.layout.format));
  json.set("compression", name_of(source.layout.compression)).set("rows", source.rows);
  return json.set("bytes", source.bytes).set("sha256", source.sha256);
}

/// Whole, however long its path and the reason are: they are what is asked for.
std::string source_text(const PlannedSource& planned, const report::TerminalStyle& style) {
  constexpr std::size_t kWhole = 10'000;
  const loader::LandedSource& source = planned.source;
  const std::string facts = report::counted(source.rows, "row", "rows") + ", " + report::bytes(source.bytes);
  return std::string(name_of(planned.fate)) + "  " + report::clip(planned.file, kWhole, style) + "  (" +
         facts + ")\n    " + report::clip(source.layout.schema + ": " + source.layout.why, kWhole, style) +
         "\n";
}

}  // namespace

std::string load_plan_text(const loader::LoadPlan& plan, const report::TerminalStyle& style) {
  std::string text;
  for (const PlannedSource& planned : plan.sources) text += source_text(planned, style);
  std::string counts;
  for (const SourceFate fate :
       {SourceFate::kLand, SourceFate::kAppend, SourceFate::kReadAnew, SourceFate::kSkip}) {
    const auto count = std::ranges::count(plan.sources, fate, &PlannedSource::fate);
    if (count > 0)
      counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " to " + std::string(name_of(fate));
  }
  return text + (counts.empty() ? "no sources" : counts) + "; nothing was written\n";
}

Json load_plan_json(const loader::LoadPlan& plan) {
  Json sources = Json::array();
  for (const PlannedSource& planned : plan.sources) sources.push(source_json(planned));
  Json json = Json::object();
  json.set("sources", std::move(sources));
  return json.set("ignored", Json::array_of(plan.sources_ignored));
}

}  // namespace lookbook::pipeline
