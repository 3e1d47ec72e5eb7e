#pragma once
// Parts of bags, which stand on y = 400: bodies, flaps, handles, straps, chains, locks.

#include <vector>

#include "generate/details.hpp"
#include "generate/fabrics.hpp"

namespace lookbook::generate {

inline constexpr double kFloor = 400;

struct Bag {
  Canvas& canvas;
  const Design& d;
  Fabric body, second, handle;
};

Bag make_bag(Canvas& canvas, const Design& design);
void stand_on_floor(Canvas& canvas, double half, double floor = kFloor);
/// A handle as an arch; the back one is drawn first, darker.
void lay_arch(Bag& bag, double half, double foot, double top, double width, bool back);
/// Metal rings and leather tabs that hold the handles.
void lay_rings(Bag& bag, double half, double y);
/// A body with rounded corners, and a flap over it.
Path box_shape(double top_half, double bottom_half, double top, double floor, double r);
Path flap_shape(double half, double top, double bottom, double r);
void lay_body(Bag& bag, const Path& outline, double round, std::vector<Fold> folds = {});
void turn_lock(Bag& bag, Point at);
void lay_chain(Canvas& canvas, const Path& line, Colour metal);
Path long_strap(double half, double foot, double top);
void lay_strap(Bag& bag, double half, double foot, double top, double width);

}  // namespace lookbook::generate
