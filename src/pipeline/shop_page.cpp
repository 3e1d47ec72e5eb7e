#include "lookbook/pipeline/shop_page.hpp"

#include <map>
#include <unordered_map>

#include "lookbook/core/zone_paths.hpp"
#include "lookbook/eda/page.hpp"
#include "lookbook/features/contact_sheet.hpp"
#include "lookbook/report/numbers.hpp"
#include "lookbook/storage/table.hpp"
#include "pipeline/raw_schema_report.hpp"

namespace lookbook::pipeline {
namespace {

/// The first photograph of every product that has one in the store.
Result<std::vector<features::ShownPhotograph>> read_photographs(const storage::ObjectStore& store) {
  std::vector<features::ShownPhotograph> photographs;
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto path, batch.column<std::string_view>("path"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (path.is_null(row)) continue;
      if (!photographs.empty() && photographs.back().item == item[row]) continue;
      photographs.push_back({std::string(item[row]), std::string(path[row])});
    }
    return ok();
  };
  LOOKBOOK_CHECK(storage::for_each_batch(store, standard::kImages, add, standard::kMend));
  return photographs;
}

using Titles = std::unordered_map<std::string, std::string>;

/// Sets the title of every item that is a key.
Status read_titles(const storage::ObjectStore& store, Titles& titles) {
  const auto add = [&](const RecordBatch& batch) -> Status {
    LOOKBOOK_TRY(const auto item, batch.column<std::string_view>("item_id"));
    LOOKBOOK_TRY(const auto title, batch.column<std::string_view>("title"));
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const auto found = titles.find(std::string(item[row]));
      if (found != titles.end()) found->second = title.get(row).value_or(item[row]);
    }
    return ok();
  };
  return storage::for_each_batch(store, standard::kProducts, add, standard::kMend);
}

report::Html shelf_html(const features::ColourShelf& shelf, const Titles& titles) {
  report::Html html;
  html.markup("<div class=\"shelf\"><h3>").text(shelf.colour).markup(" <small>");
  html.text(report::grouped(static_cast<std::int64_t>(shelf.photographs))).markup("</small></h3><ul>");
  for (const features::Thumbnail& thumbnail : shelf.shown) {
    html.markup("<li><img alt=\"").text(titles.at(thumbnail.item)).markup("\" title=\"");
    html.text(titles.at(thumbnail.item)).markup("\" src=\"").text(report::jpeg_data_uri(thumbnail.jpeg));
    html.markup("\"></li>");
  }
  return html.markup("</ul></div>");
}

std::string sheet_lead(const features::ContactSheet& sheet) {
  std::string lead = sheet.looked_at == sheet.photographs
                         ? "All " + report::counted(sheet.photographs, "photograph", "photographs")
                         : report::grouped(static_cast<std::int64_t>(sheet.looked_at)) + " of " +
                               report::counted(sheet.photographs, "photograph", "photographs") +
                               ", evenly taken";
  lead += ", by the colour that most of the product has; the background does not count.";
  if (sheet.unreadable > 0) {
    lead += " " + report::counted(sheet.unreadable, "photograph cannot", "photographs cannot") +
            " be read: `lookbook features` says which.";
  }
  return lead;
}

Result<report::Section> photographs_section(const storage::ObjectStore& store, Progress& progress) {
  LOOKBOOK_TRY(const auto photographs, read_photographs(store));
  if (photographs.empty()) return report::Section();
  LOOKBOOK_TRY(const features::ContactSheet sheet, features::contact_sheet(store, photographs, progress));
  Titles titles;
  for (const features::ColourShelf& shelf : sheet.shelves) {
    for (const features::Thumbnail& thumbnail : shelf.shown) titles[thumbnail.item] = thumbnail.item;
  }
  LOOKBOOK_CHECK(read_titles(store, titles));
  report::Html body;
  body.markup("<div class=\"shelves\">");
  for (const features::ColourShelf& shelf : sheet.shelves) body.add(shelf_html(shelf, titles));
  body.markup("</div>");
  return report::Section{"photographs", "Photographs by colour", sheet_lead(sheet), std::move(body)};
}

}  // namespace

Result<std::string> shop_page(const storage::ObjectStore& store, const eda::Profile& profile,
                              Progress& progress) {
  report::Page page = eda::shop_page(profile, store.uri());
  LOOKBOOK_TRY(report::Section photographs, photographs_section(store, progress));
  page.sections.push_back(std::move(photographs));
  // Tables outlive their sources: standard/ may have been copied without landing/.
  auto sources = raw_schemas(store);
  if (sources)
    page.sections.push_back(raw_schema_section(*sources));
  else if (sources.error().code() != ErrorCode::kNotFound)
    return std::move(sources).error();
  return report::to_html(page);
}

}  // namespace lookbook::pipeline
