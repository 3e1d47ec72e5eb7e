#pragma once
// Outlines as Bezier curves: what every drawing is made of. Coordinates are those of a sheet 360 wide and 480
// high, whatever the size of the picture; y grows downwards and the axis of symmetry is x = 180.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace lookbook::generate {

inline constexpr double kSheetWidth = 360;
inline constexpr double kSheetHeight = 480;
inline constexpr double kAxis = kSheetWidth / 2;

struct Point {
  double x = 0;
  double y = 0;
};

inline Point mix(Point a, Point b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
};

class Path {
 public:
  enum class Op : std::uint8_t { kMove, kLine, kCurve, kClose };

  Path& move(double x, double y);
  Path& line(double x, double y);
  Path& curve(double x1, double y1, double x2, double y2, double x, double y);
  /// A smooth curve from the current point through all of `points` (Catmull and Rom's spline). Precondition:
  /// a current point.
  Path& through(std::initializer_list<Point> points);
  Path& through(std::span<const Point> points);
  Path& close();
  /// Goes on along `other`, by a straight line to its first point.
  Path& join(const Path& other);
  /// Adds `other` as separate shapes.
  Path& add(const Path& other);

  Path reversed() const;  ///< precondition: one open piece
  Path mirrored(double axis = kAxis) const;
  Path moved(double dx, double dy) const;
  Path scaled(double sx, double sy, Point about) const;
  Path turned(double radians, Point about) const;

  /// Points along the path, about `step` apart.
  std::vector<Point> points(double step) const;
  /// The box of all points and control points. All zero where the path is empty.
  Box bounds() const;
  bool empty() const { return ops_.empty(); }
  const std::vector<Op>& ops() const { return ops_; }
  /// 1 point for a move or a line, 3 for a curve, 0 for a close, one after another.
  const std::vector<Point>& controls() const { return controls_; }

 private:
  template <class F>
  Path mapped(F&& f) const;

  std::vector<Op> ops_;
  std::vector<Point> controls_;
};

/// Closed shape from its right half, which goes from the axis at the top to the axis at the bottom.
Path symmetric(const Path& right_half);
Path ellipse(double x, double y, double rx, double ry);
Path circle(double x, double y, double r);
/// A rectangle whose corners are rounded by `r`.
Path rectangle(double x, double y, double width, double height, double r = 0);
Path segment(Point a, Point b);
Path polygon(std::initializer_list<Point> points);
/// A smooth closed curve through `points`.
Path loop(std::span<const Point> points);
Path loop(std::initializer_list<Point> points);
/// A leaf from a to b, `width` thick in the middle, bent to its left by `bow`: the shape of a fold.
Path leaf(Point a, Point b, double width, double bow = 0);
/// A band along `line`, `from` wide at its start and `to` at its end: around it (side 0), all on its left (1)
/// or all on its right (-1), looking along it.
Path ribbon(const Path& line, double from, double to, double side = 0);

}  // namespace lookbook::generate
