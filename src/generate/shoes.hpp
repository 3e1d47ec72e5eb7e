#pragma once
// Shoes from the side, toe to the left, standing on y = 330: the last they are built on, soles, laces, and
// the second shoe of the pair behind the first.

#include "generate/canvas.hpp"
#include "generate/details.hpp"
#include "generate/fabrics.hpp"

namespace lookbook::generate {

inline constexpr double kGround = 330;

/// The form inside a shoe.
struct Last {
  double sole = 10;  ///< thickness under the ball
  double heel = 0;   ///< how much higher the heel stands
  Point tip, ball, arch, seat, back;
};

Last make_last(double sole, double heel, double pointed);
/// Along the bottom of the upper, from the tip of the toe to the back of the heel.
Path bottom_line(const Last& last);
/// A flat sole from the bottom line down to the ground, `over` wider at toe and heel.
Path sole_outline(const Last& last, double over);
/// The upper: `top` goes from the tip over the instep to the back of the heel.
Path upper_outline(const Last& last, const Path& top);

struct ShoeCloth {
  Fabric upper, second, sole, lining;
};
ShoeCloth shoe_cloth(const Canvas& canvas, const Design& design, Colour sole);

void lay_leather(Canvas& canvas, const Path& path, const Fabric& fabric, double round, double lift = 0);
void lay_sole(Canvas& canvas, const Last& last, const Fabric& fabric, double over, bool tread);
/// A stacked heel below the seat, `depth` long at the top, `taper` at the ground.
void lay_heel_block(Canvas& canvas, const Last& last, const Fabric& fabric, double top, double bottom,
                    double lean = 0);
/// Crossed laces over a throat from `low` to `high`; `reach` is how far they go over the ridge.
void lay_laces(Canvas& canvas, Point low, Point high, Point reach, int rows, Colour colour, double width,
               bool bow);
/// Frames a pair that stands `height` above ground; children's are smaller in the picture. Fabrics are made
/// after it.
void frame_pair(Canvas& canvas, const Design& design, double height);
/// Adds the second shoe behind the one that has been drawn, and the shadows of both.
void finish_pair(Canvas& canvas, double height);

}  // namespace lookbook::generate
