#include "generate/path.hpp"

#include <algorithm>
#include <cmath>

namespace lookbook::generate {
namespace {

Point bezier(Point p0, Point p1, Point p2, Point p3, double t) {
  const double s = 1 - t;
  const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return {a * p0.x + b * p1.x + c * p2.x + d * p3.x, a * p0.y + b * p1.y + c * p2.y + d * p3.y};
}

double distance(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

/// The curve piece from p1 to p2 of a Catmull-Rom spline with the neighbours p0 and p3.
void spline_piece(Path& path, Point p0, Point p1, Point p2, Point p3) {
  path.curve(p1.x + (p2.x - p0.x) / 6, p1.y + (p2.y - p0.y) / 6, p2.x - (p3.x - p1.x) / 6,
             p2.y - (p3.y - p1.y) / 6, p2.x, p2.y);
}

}  // namespace

Path& Path::move(double x, double y) {
  ops_.push_back(Op::kMove);
  controls_.push_back({x, y});
  return *this;
}

Path& Path::line(double x, double y) {
  ops_.push_back(Op::kLine);
  controls_.push_back({x, y});
  return *this;
}

Path& Path::curve(double x1, double y1, double x2, double y2, double x, double y) {
  ops_.push_back(Op::kCurve);
  controls_.insert(controls_.end(), {Point{x1, y1}, Point{x2, y2}, Point{x, y}});
  return *this;
}

Path& Path::through(std::initializer_list<Point> points) {
  return through(std::span<const Point>(points.begin(), points.size()));
}

Path& Path::through(std::span<const Point> points) {
  if (points.empty()) return *this;
  std::vector<Point> p{controls_.back()};
  p.insert(p.end(), points.begin(), points.end());
  for (std::size_t i = 0; i + 1 < p.size(); ++i) {
    spline_piece(*this, p[i == 0 ? 0 : i - 1], p[i], p[i + 1], p[std::min(i + 2, p.size() - 1)]);
  }
  return *this;
}

Path& Path::close() {
  ops_.push_back(Op::kClose);
  return *this;
}

Path& Path::join(const Path& other) {
  const std::size_t first = ops_.size();
  add(other);
  if (first > 0 && first < ops_.size()) ops_[first] = Op::kLine;
  return *this;
}

Path& Path::add(const Path& other) {
  ops_.insert(ops_.end(), other.ops_.begin(), other.ops_.end());
  controls_.insert(controls_.end(), other.controls_.begin(), other.controls_.end());
  return *this;
}

Path Path::reversed() const {
  Path result;
  if (controls_.empty()) return result;
  std::size_t at = controls_.size() - 1;
  result.move(controls_[at].x, controls_[at].y);
  for (std::size_t i = ops_.size(); i-- > 1;) {
    if (ops_[i] == Op::kCurve) {
      const Point c2 = controls_[at - 1], c1 = controls_[at - 2], end = controls_[at - 3];
      result.curve(c2.x, c2.y, c1.x, c1.y, end.x, end.y);
      at -= 3;
    } else {
      result.line(controls_[at - 1].x, controls_[at - 1].y);
      at -= 1;
    }
  }
  return result;
}

template <class F>
Path Path::mapped(F&& f) const {
  Path result = *this;
  for (auto& point : result.controls_) point = f(point);
  return result;
}

Path Path::mirrored(double axis) const {
  return mapped([axis](Point p) { return Point{2 * axis - p.x, p.y}; });
}

Path Path::moved(double dx, double dy) const {
  return mapped([=](Point p) { return Point{p.x + dx, p.y + dy}; });
}

Path Path::scaled(double sx, double sy, Point about) const {
  return mapped([=](Point p) {
    return Point{about.x + (p.x - about.x) * sx, about.y + (p.y - about.y) * sy};
  });
}

Path Path::turned(double radians, Point about) const {
  const double c = std::cos(radians), s = std::sin(radians);
  return mapped([=](Point p) {
    const double x = p.x - about.x, y = p.y - about.y;
    return Point{about.x + c * x - s * y, about.y + s * x + c * y};
  });
}

std::vector<Point> Path::points(double step) const {
  std::vector<Point> dense;
  Point start{}, current{};
  std::size_t at = 0;
  auto add_line = [&](Point to) {
    const int n = std::max(1, static_cast<int>(distance(current, to)));
    for (int k = 1; k <= n; ++k) dense.push_back(mix(current, to, static_cast<double>(k) / n));
    current = to;
  };
  for (const Op op : ops_) {
    if (op == Op::kMove) {
      start = current = controls_[at++];
      dense.push_back(current);
    } else if (op == Op::kLine) {
      add_line(controls_[at++]);
    } else if (op == Op::kClose) {
      add_line(start);
    } else {
      const Point from = current;
      for (int k = 1; k <= 32; ++k) {
        dense.push_back(bezier(from, controls_[at], controls_[at + 1], controls_[at + 2], k / 32.0));
      }
      current = controls_[at + 2];
      at += 3;
    }
  }
  std::vector<Point> result;
  if (dense.empty()) return result;
  result.push_back(dense[0]);
  double left = step;  // to go before the next point
  for (std::size_t i = 1; i < dense.size(); ++i) {
    const double length = distance(dense[i - 1], dense[i]);
    double reached = left;
    for (; reached <= length; reached += step) {
      result.push_back(mix(dense[i - 1], dense[i], reached / std::max(1e-12, length)));
    }
    left = reached - length;
  }
  return result;
}

Box Path::bounds() const {
  if (controls_.empty()) return {};
  Box box{controls_[0].x, controls_[0].y, controls_[0].x, controls_[0].y};
  for (const Point p : controls_) {
    box.left = std::min(box.left, p.x);
    box.right = std::max(box.right, p.x);
    box.top = std::min(box.top, p.y);
    box.bottom = std::max(box.bottom, p.y);
  }
  return box;
}

Path symmetric(const Path& right_half) {
  Path result = right_half;
  return result.join(right_half.mirrored().reversed()).close();
}

Path ellipse(double x, double y, double rx, double ry) {
  constexpr double k = 0.5522847498;  // a quarter circle as one cubic
  Path path;
  path.move(x + rx, y).curve(x + rx, y + k * ry, x + k * rx, y + ry, x, y + ry);
  path.curve(x - k * rx, y + ry, x - rx, y + k * ry, x - rx, y);
  path.curve(x - rx, y - k * ry, x - k * rx, y - ry, x, y - ry);
  path.curve(x + k * rx, y - ry, x + rx, y - k * ry, x + rx, y);
  return path.close();
}

Path circle(double x, double y, double r) {
  return ellipse(x, y, r, r);
}

Path rectangle(double x, double y, double width, double height, double r) {
  Path path;
  const double right = x + width, bottom = y + height, k = r * 0.45;
  if (r <= 0) return path.move(x, y).line(right, y).line(right, bottom).line(x, bottom).close();
  path.move(x + r, y).line(right - r, y).curve(right - k, y, right, y + k, right, y + r);
  path.line(right, bottom - r).curve(right, bottom - k, right - k, bottom, right - r, bottom);
  path.line(x + r, bottom).curve(x + k, bottom, x, bottom - k, x, bottom - r);
  return path.line(x, y + r).curve(x, y + k, x + k, y, x + r, y).close();
}

Path segment(Point a, Point b) {
  return Path().move(a.x, a.y).line(b.x, b.y);
}

Path polygon(std::initializer_list<Point> points) {
  Path path;
  for (const Point p : points) path.empty() ? path.move(p.x, p.y) : path.line(p.x, p.y);
  return path.close();
}

Path loop(std::initializer_list<Point> points) {
  return loop(std::span<const Point>(points.begin(), points.size()));
}

Path loop(std::span<const Point> points) {
  Path path;
  const std::size_t n = points.size();
  if (n == 0) return path;
  path.move(points[0].x, points[0].y);
  for (std::size_t i = 0; i < n; ++i) {
    spline_piece(path, points[(i + n - 1) % n], points[i], points[(i + 1) % n], points[(i + 2) % n]);
  }
  return path.close();
}

Path leaf(Point a, Point b, double width, double bow) {
  const double length = std::max(1e-6, distance(a, b));
  const Point normal{(b.y - a.y) / length, -(b.x - a.x) / length};
  auto control = [&](double t, double off) {
    const Point p = mix(a, b, t);
    return Point{p.x + normal.x * off, p.y + normal.y * off};
  };
  const Point l1 = control(0.33, bow * 1.33 + width * 0.67), l2 = control(0.67, bow * 1.33 + width * 0.67);
  const Point r1 = control(0.67, bow * 1.33 - width * 0.67), r2 = control(0.33, bow * 1.33 - width * 0.67);
  Path path;
  path.move(a.x, a.y).curve(l1.x, l1.y, l2.x, l2.y, b.x, b.y);
  return path.curve(r1.x, r1.y, r2.x, r2.y, a.x, a.y).close();
}

Path ribbon(const Path& line, double from, double to, double side) {
  const std::vector<Point> p = line.points(3);
  if (p.size() < 2) return {};
  std::vector<Point> left, right;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const Point a = p[i == 0 ? 0 : i - 1], b = p[std::min(i + 1, p.size() - 1)];
    const double length = std::max(1e-6, distance(a, b));
    const double t = static_cast<double>(i) / static_cast<double>(p.size() - 1);
    const double half = (from + (to - from) * t) / 2;
    const Point off{(b.y - a.y) / length * half, -(b.x - a.x) / length * half};
    left.push_back({p[i].x + off.x * (1 + side), p[i].y + off.y * (1 + side)});
    right.push_back({p[i].x - off.x * (1 - side), p[i].y - off.y * (1 - side)});
  }
  Path path;
  path.move(left[0].x, left[0].y);
  for (const Point q : std::span(left).subspan(1)) path.line(q.x, q.y);
  for (std::size_t i = right.size(); i-- > 0;) path.line(right[i].x, right[i].y);
  return path.close();
}

}  // namespace lookbook::generate
