#pragma once
// Skirts and legs: the lower half of a garment from its waist down, alone or sewn to a bodice.

#include "generate/canvas.hpp"
#include "generate/details.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {

struct SkirtCut {
  double waist_y = 60, waist = 55;  ///< half width at the waist
  double hip_y = 120, hip = 70;
  double hem_y = 260, hem = 80;
  Fall fall = Fall::kALine;
  double size = 1;
};

/// From the waist at the side down to the hem at the axis.
Path skirt_side(const SkirtCut& cut);
Path skirt_outline(const SkirtCut& cut);
std::vector<Fold> skirt_folds(const SkirtCut& cut, Rng& rng);
/// Pleats, wrap edge, hem: what lies on the skirt's cloth.
void trim_skirt(Canvas& canvas, const SkirtCut& cut, const Fabric& cloth);
void lay_skirt(Canvas& canvas, const SkirtCut& cut, const Design& design, const Fabric& cloth,
               const Fabric& trim, Rng& rng);

struct LegCut {
  double waist_y = 60, waist = 58;
  double hip_y = 118, hip = 72;
  double crotch_y = 148;
  double knee_y = 260, knee = 36;  ///< full width of one leg
  double hem_y = 390, hem = 32;
  double spread = 10;  ///< how far the legs stand apart
  double size = 1;
};

Path leg_outline(const LegCut& cut);
void lay_legs(Canvas& canvas, const LegCut& cut, const Design& design, const Fabric& cloth, Rng& rng);
/// A band around the waist, `height` high.
void lay_waistband(Canvas& canvas, double y, double half_width, double height, const Fabric& cloth,
                   double sag = 4);

}  // namespace lookbook::generate
