#include <algorithm>
#include <array>
#include <numeric>

#include "report/chart_frame.hpp"

namespace lookbook::report {
namespace {

constexpr double kAspect = 1.8;  // of the whole map, as the page draws it
constexpr std::string_view kInside = " › ";
constexpr double kWritable = 6;  // percent of the width below which nothing is written

/// Lays rows along the shorter side of what is left, each as long as that makes its fields squarer.
class Squarifier {
 public:
  Squarifier(const std::vector<double>& values, const Rectangle& area) : values_(values), left_(area) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    scale_ = sum > 0 ? area.width * area.height / sum : 0;
  }

  std::vector<Rectangle> all() && {
    std::size_t begin = 0;
    while (begin < values_.size() && values_[begin] * scale_ > 0) {
      std::size_t end = begin + 1;
      while (end < values_.size() && values_[end] > 0 && worst(begin, end + 1) <= worst(begin, end)) ++end;
      lay(begin, end);
      begin = end;
    }
    placed_.resize(values_.size());
    return std::move(placed_);
  }

 private:
  double area_of(std::size_t begin, std::size_t end) const {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += values_[i] * scale_;
    return sum;
  }

  /// The worst ratio of sides in a row of these fields. They fall, so it is that of the first or the last.
  double worst(std::size_t begin, std::size_t end) const {
    const double side = std::min(left_.width, left_.height);
    const double area = area_of(begin, end);
    const double depth = side > 0 ? area / side : 0;
    const auto ratio = [&](double value) {
      const double along = depth > 0 ? value * scale_ / depth : 0;
      return along > 0 && depth > 0 ? std::max(along / depth, depth / along) : 1e300;
    };
    return std::max(ratio(values_[begin]), ratio(values_[end - 1]));
  }

  void lay(std::size_t begin, std::size_t end) {
    const bool upright = left_.width >= left_.height;  // a column at the left, else a row at the top
    const double side = upright ? left_.height : left_.width;
    const double depth = side > 0 ? area_of(begin, end) / side : 0;
    double at = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const double along = depth > 0 ? values_[i] * scale_ / depth : 0;
      placed_.push_back(upright ? Rectangle{left_.x, left_.y + at, depth, along}
                                : Rectangle{left_.x + at, left_.y, along, depth});
      at += along;
    }
    left_ = upright ? Rectangle{left_.x + depth, left_.y, left_.width - depth, left_.height}
                    : Rectangle{left_.x, left_.y + depth, left_.width, left_.height - depth};
  }

  const std::vector<double>& values_;
  Rectangle left_;
  double scale_ = 0;
  std::vector<Rectangle> placed_;
};

/// In units of the map's height back to percent of both sides.
Rectangle in_percent(const Rectangle& field) {
  return {field.x / kAspect, field.y, field.width / kAspect, field.height};
}

Markup group_class(std::size_t group) {
  static constexpr std::array<Markup, 8> kClasses = {
      Markup("<svg class=\"field t1\""), Markup("<svg class=\"field t2\""), Markup("<svg class=\"field t3\""),
      Markup("<svg class=\"field t4\""), Markup("<svg class=\"field t5\""), Markup("<svg class=\"field t6\""),
      Markup("<svg class=\"field t7\""), Markup("<svg class=\"field t8\"")};
  return kClasses[group % kClasses.size()];
}

/// A field and what is written in it: `group`, if it is the first of one, and its own name. A nested SVG
/// clips what does not fit.
void add_field(Html& html, Markup open, const Mark& mark, const Rectangle& percent,
               const std::string& group) {
  html.markup(open).add(box(percent)).add(tip(mark.label, mark.figure));
  html.markup("><rect width=\"100%\" height=\"100%\"/>");
  if (percent.width > kWritable && percent.height > kWritable) {
    const std::size_t own = mark.label.rfind(kInside);
    html.markup("<text x=\"8\" y=\"19\" aria-hidden=\"true\"><tspan>").text(group).markup("</tspan>");
    if (!group.empty() && own != mark.label.npos) html.text(kInside);
    if (own != mark.label.npos) html.text(mark.label.substr(own + kInside.size()));
    html.markup("</text>");
  }
  html.markup("</svg>");
}

std::vector<Mark> with_rest(const TreeGroup& group) {
  std::vector<Mark> parts = group.parts;
  double named = 0;
  for (const Mark& part : parts) named += part.value;
  if (group.mark.value - named > group.mark.value * 1e-6)
    parts.push_back({"", group.mark.value - named, group.mark.figure});
  std::ranges::stable_sort(parts, std::greater<>(), &Mark::value);
  return parts;
}

void add_group(Html& html, std::size_t number, const TreeGroup& group, const Rectangle& area) {
  const std::vector<Mark> parts = with_rest(group);
  std::vector<double> values;
  for (const Mark& part : parts) values.push_back(part.value);
  const std::vector<Rectangle> fields = squarified(values, area);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Mark mark = parts[i];
    mark.label = mark.label.empty() ? group.mark.label : group.mark.label + std::string(kInside) + mark.label;
    // The first field of a group bears the group's name, so that it can be told without colours.
    add_field(html, group_class(number), mark, in_percent(fields[i]), i == 0 ? group.mark.label : "");
  }
}

}  // namespace

std::vector<Rectangle> squarified(const std::vector<double>& values, const Rectangle& area) {
  return Squarifier(values, area).all();
}

Html treemap(const ChartWords& words, const std::vector<TreeGroup>& groups) {
  std::vector<double> values;
  std::vector<Mark> rows;
  for (const TreeGroup& group : groups) {
    values.push_back(group.mark.value);
    rows.push_back(group.mark);
    for (const Mark& part : group.parts) {
      rows.push_back({group.mark.label + std::string(kInside) + part.label, part.value, part.figure});
    }
  }
  const std::vector<Rectangle> areas = squarified(values, {0, 0, 100 * kAspect, 100});
  Html drawing;
  drawing.markup("<div class=\"tree\">").add(open_marks(words.title));
  for (std::size_t i = 0; i < groups.size(); ++i) add_group(drawing, i, groups[i], areas[i]);
  drawing.markup("</svg></div>");
  return figure(words, drawing, table_of(words, rows));
}

}  // namespace lookbook::report
