#pragma once
// The steps that all garments for the upper body share, from T-shirts to coats and dresses: back, sleeves,
// front, neck, hem, closure. A drawing calls those it needs, in that order.

#include <vector>

#include "generate/canvas.hpp"
#include "generate/details.hpp"
#include "generate/fabrics.hpp"
#include "generate/tailoring.hpp"

namespace lookbook::generate {

struct Upper {
  /// Measures the garment, frames it (`above`: a hood, `below`: how far it goes on beneath the hem, `wide`:
  /// half width of what is there) and makes its cloth.
  Upper(Canvas& canvas, const Design& design, double above = 8, double below = 0, double wide = 0);

  Canvas& canvas;
  const Design& d;
  Bodice b;
  SleeveCut cut;
  Rng rng;
  double s;     ///< size: measures of details are multiplied by it
  double soft;  ///< how much it creases, about 1
  Fabric cloth;
  Fabric trim;  ///< ribs, bindings, contrast parts
  Fabric lining;

 private:
  double framed(double above, double below, double wide);
};

/// Back and lining seen through the neckline, with a label.
void lay_back(Upper& u);
void lay_sleeves(Upper& u);
/// The front with the chest print, panels and folds. `folds` and `open`: of what is cut in one piece with it.
void lay_front(Upper& u, const Path& outline, std::vector<Fold> folds = {}, const Path& open = {});
/// Seams where the sleeves are set in.
void lay_armholes(Upper& u);
/// The edge of an open front (Closure::kOpen), right half.
Path open_edge(const Upper& u);
/// A ribbed or bound neckline: the back half before the front is laid, the front half after.
void bind_neck(Upper& u, bool back, double width);
/// Thin straps and their edges.
void lay_straps(Upper& u);
/// Rib, stitching, ruffle or slit at the hem.
void finish_hem(Upper& u);
/// Buttons, zip or wrap down the front, from the neckline to `bottom`.
void lay_closure(Upper& u, double bottom);
void lay_pockets(Upper& u);
std::vector<Fold> front_folds(Upper& u);

/// Collars, hoods and high necks (collars.cpp): what lies behind the neck, and what lies on the front.
void lay_collar_back(Upper& u);
void lay_collar_front(Upper& u);
/// How far the collar or hood stands above the shoulder, in units.
double collar_height(const Design& design);

}  // namespace lookbook::generate
