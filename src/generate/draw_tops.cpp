// T-shirts, tank tops, camisoles, sweatshirts and hoodies; jumpers and cardigans.
#include "generate/drawing.hpp"
#include "generate/upper.hpp"

namespace lookbook::generate {
namespace {

bool plain_neck(const Design& d) {
  return d.cut.collar == Collar::kNone && d.cut.neckline != Neckline::kTurtle &&
         d.cut.neckline != Neckline::kMock && d.cut.neckline != Neckline::kOffShoulder &&
         d.cut.neckline != Neckline::kCowl && !has_straps(d);
}

/// Loose cloth that falls in arcs across the chest.
void lay_cowl(Upper& u) {
  const Bodice& b = u.b;
  const double w = b.neck.x - kAxis;
  for (int i = 0; i < 3; ++i) {
    const double y = b.neck_depth + i * 13 * u.s, x = w + 6 - i * 7;
    Path arc;
    arc.move(kAxis - x, b.neck.y + 4 + i * 15)
        .curve(kAxis - x * 0.7, y + 8, kAxis + x * 0.7, y + 8, kAxis + x, b.neck.y + 4 + i * 15);
    u.canvas.tint(ribbon(arc.moved(0, 4), 5, 5), kBlack, 0.2, 3);
    u.canvas.tint(ribbon(arc, 4, 4), kWhite, 0.22, 2.5);
  }
}

}  // namespace

void draw_top(Canvas& canvas, const Design& d) {
  Upper u(canvas, d, 8 + collar_height(d), d.cut.hem == Hem::kRuffle ? 20 : 4);
  const bool bound = plain_neck(d);
  const double band = (d.shape == Shape::kKnit ? 7.5 : d.weave == Weave::kJersey ? 5 : 6.5) * u.s;
  lay_back(u);
  if (bound) bind_neck(u, true, band);
  lay_collar_back(u);
  if (has_straps(d)) lay_straps(u);
  lay_sleeves(u);
  lay_front(u, front_outline(d, u.b));
  if (u.cut.length > 0) lay_armholes(u);
  if (d.cut.neckline == Neckline::kCowl) lay_cowl(u);
  if (bound) bind_neck(u, false, band);
  finish_hem(u);
  lay_pockets(u);
  lay_closure(u, u.b.hem.y + u.b.hem_drop + (d.cut.hem == Hem::kRib ? 10 * u.s : 0));
  lay_collar_front(u);
}

}  // namespace lookbook::generate
