#pragma once
// Paper patterns: measurements of a body and the outlines of bodices, necklines and sleeves cut for it. All
// of the wearer's left (the right half of the picture); mirrored where both sides are needed. One unit is
// about a third of a centimetre; the high point of the shoulder lies at y = 60.

#include "generate/design.hpp"
#include "generate/path.hpp"

namespace lookbook::generate {

/// Half widths and levels of a garment for the upper body.
struct Bodice {
  Point neck;      ///< where the neckline meets the shoulder
  Point shoulder;  ///< where the sleeve begins
  Point underarm;
  Point waist;
  Point hip;
  Point hem;
  double hem_drop = 4;     ///< how far the hem sags in the middle
  double neck_depth = 80;  ///< y of the neckline at the axis
  double size = 1;         ///< 1 for a grown man
};

/// How far a sleeve hangs and how wide it is.
struct SleeveCut {
  double length = 60;
  double angle = 0.5;  ///< from the vertical, radians
  double cuff = 30;    ///< width of the opening
  double bulge = 0;    ///< fullness in the middle
  bool gathered = false;
};

Bodice make_bodice(const Design& design);
SleeveCut make_sleeve(const Design& design, const Bodice& bodice);

/// From the axis up to the shoulder (or the top of the strap).
Path neckline_path(const Design& design, const Bodice& bodice);
/// From the axis at the neckline to the side of the hem.
Path front_half(const Design& design, const Bodice& bodice);
/// The closed front of the garment, with neckline and armholes.
Path front_outline(const Design& design, const Bodice& bodice);
/// The inside of the back that shows through the neckline.
Path back_inside(const Bodice& bodice);
/// A closed sleeve. Its hem lies between `cuff_outer` and `cuff_inner`.
struct SleeveShape {
  Path outline;
  Point cuff_outer, cuff_inner;
  Point direction;
};
SleeveShape sleeve_shape(const Bodice& bodice, const SleeveCut& cut);
/// A band across the end of a sleeve.
Path cuff_band(const SleeveShape& sleeve, double depth, double spread = 1.0);
/// Side seam from the underarm to the hem.
Path side_seam(const Bodice& bodice);
bool has_straps(const Design& design);

}  // namespace lookbook::generate
