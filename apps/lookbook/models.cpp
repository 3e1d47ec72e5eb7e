// lookbook models: every model and its parameters; --markdown is docs/parameters.md.

#include "lookbook/models/factory.hpp"

#include <memory>

#include "command.hpp"
#include "lookbook/report/table.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

std::string plain(double number) {
  const std::string text = report::Json(number).to_text();
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string range_of(const ParameterSpec& spec) {
  if (spec.type == ParameterType::kChoice) return std::string(spec.choices);
  return plain(spec.minimum) + " to " + plain(spec.maximum);
}

std::string tasks_of(const models::ModelEntry& entry) {
  std::string tasks;
  const auto add = [&](bool serves, const char* task) {
    if (serves) tasks += (tasks.empty() ? "" : ", ") + std::string(task);
  };
  add(entry.open_ranker != nullptr, "ranks");
  add(entry.open_rating != nullptr, "rates");
  add(entry.open_similarity != nullptr, "finds similar products");
  return tasks;
}

std::string in_cell(std::string text) {
  for (std::size_t bar = text.find('|'); bar != std::string::npos; bar = text.find('|', bar + 2))
    text.replace(bar, 1, "\\|");
  return text;
}

std::string markdown() {
  std::string text =
      "# Parameters\n\nWritten by `lookbook models --markdown`; do not edit. Set one with `--set "
      "model.parameter=value`.\n";
  for (const auto& entry : models::all_models()) {
    text += "\n## " + std::string(entry.name) + "\n\n" + std::string(entry.summary) + " (" + tasks_of(entry) +
            ")\n";
    if (entry.parameters.empty()) continue;
    text += "\n| parameter | default | range | unit | meaning |\n| --- | --- | --- | --- | --- |\n";
    for (const auto& spec : entry.parameters) {
      text += "| `" + std::string(spec.name) + "` | " + std::string(spec.default_value) + " | " +
              in_cell(range_of(spec)) + " | " + std::string(spec.unit) + " | " + std::string(spec.help) +
              " |\n";
    }
  }
  return text;
}

std::string table() {
  report::Table table({{"Model"}, {"Parameter"}, {"Default", report::Align::kRight}, {"Range"}, {"Meaning"}});
  for (const auto& entry : models::all_models()) {
    table.add({report::Cell(std::string(entry.name), report::Ink::kAccent), "", "", "",
               std::string(entry.summary)});
    for (const auto& spec : entry.parameters) {
      table.add({"", std::string(spec.name), std::string(spec.default_value), range_of(spec),
                 std::string(spec.help)});
    }
  }
  return table.to_text(output_style());
}

}  // namespace

void add_models(CLI::App& app) {
  auto* command = app.add_subcommand("models", "Every model and its parameters");
  const auto as_markdown = std::make_shared<bool>(false);
  command->add_flag("--markdown", *as_markdown, "Print docs/parameters.md");
  command->callback([as_markdown] {
    run_command([&](Progress&) {
      print(*as_markdown ? markdown() : table());
      return ok();
    });
  });
}

}  // namespace lookbook::apps
