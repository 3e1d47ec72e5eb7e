// Swimsuits and bikinis; swimming trunks are shorts.
#include "generate/details.hpp"
#include "generate/drawing.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"

namespace lookbook::generate {
namespace {

struct Suit {
  Canvas& canvas;
  const Design& d;
  Fabric cloth, trim;
  double s;
};

Path suit_outline(const Design& d, double s) {
  const double hip = d.cut.flare;  // how high the leg is cut
  Path p;
  p.move(kAxis, 150).curve(kAxis + 16 * s, 150 - 4 * s, kAxis + 30 * s, 126, kAxis + 36 * s, 118);
  p.curve(kAxis + 46 * s, 126, kAxis + 54 * s, 148, kAxis + 62 * s, 158)
      .curve(kAxis + 62 * s, 200, kAxis + 47 * s, 220, kAxis + 49 * s, 240);
  p.curve(kAxis + 52 * s, 270, kAxis + 66 * s, 282, kAxis + 68 * s, 306 - 26 * hip);
  return p.curve(kAxis + 44 * s, 318 - 12 * hip, kAxis + 22 * s, 346, kAxis + 12 * s, 378).line(kAxis, 381);
}

void straps(Suit& w, double x, double y, bool halter) {
  for (const double side : {-1.0, 1.0}) {
    Path line;
    line.move(kAxis + side * x, y)
        .curve(kAxis + side * (x + 1), y - 26, kAxis + side * (halter ? 18 : 34) * w.s, 92,
               kAxis + side * (halter ? 8 : 30) * w.s, 76);
    cord(w.canvas, line, 3.4 * w.s, w.trim.colour());
  }
}

void edge(Suit& w, const Path& line) {
  w.canvas.stroke(line, darker(w.trim.colour(), 0.25), 3.4);
  w.canvas.stroke(line.moved(-0.3, -0.5), w.trim.colour(), 2.4);
  stitches(w.canvas, line.moved(0.5, 0.5), contrast(w.trim.colour(), 0.4), 0.4);
}

Path triangle_cup(double side, double s) {
  Path p;
  p.move(kAxis + side * 5, 190)
      .curve(kAxis + side * 14 * s, 160, kAxis + side * 30 * s, 132, kAxis + side * 38 * s, 118);
  return p.curve(kAxis + side * 50 * s, 140, kAxis + side * 64 * s, 168, kAxis + side * 70 * s, 188)
      .curve(kAxis + side * 48 * s, 198, kAxis + side * 22 * s, 197, kAxis + side * 5, 190)
      .close();
}

Path brief(double s, double cut) {
  Path p;
  p.move(kAxis, 300)
      .curve(kAxis + 30 * s, 302, kAxis + 54 * s, 296, kAxis + 74 * s, 288 - 14 * cut)
      .line(kAxis + 76 * s, 304 - 12 * cut);
  return symmetric(p.curve(kAxis + 50 * s, 326, kAxis + 24 * s, 352, kAxis + 13 * s, 384).line(kAxis, 387));
}

Relief suit_relief(double s, Rng& rng) {
  Relief relief{30, 0.55, 1.6, 0.6};
  relief.folds = pulls(rng, {kAxis + 48 * s, 236}, {kAxis - 10, 246}, 40, 3, 4, 1.1);
  both_sides(relief.folds);
  for (const double side : {-1.0, 1.0}) {  // the bust
    relief.folds.push_back(
        {leaf({kAxis + side * 6 * s, 192}, {kAxis + side * 58 * s, 178}, 7, side * 9), -1.5});
    relief.folds.push_back({leaf({kAxis + side * 30 * s, 140}, {kAxis + side * 34 * s, 192}, 30, 0), 1.0});
  }
  relief.crease = 3;
  return relief;
}

void lay_belt(Suit& w, const Path& outline) {
  w.canvas.clip(outline);
  w.canvas.part(rectangle(80, 230, 200, 15), Cloth(w.trim), Relief{6, 0.5, 1, 0.2});
  w.canvas.unclip();
  w.canvas.stroke(rectangle(kAxis - 10, 228, 20, 19, 3), w.d.metal, 3.2);
}

void lay_frill(Suit& w, Rng& rng) {
  const double s = w.s;
  Path frill;
  frill.move(kAxis - 58 * s, 160)
      .curve(kAxis - 30, 146, kAxis - 14, 162, kAxis, 166)
      .curve(kAxis + 14, 162, kAxis + 30, 146, kAxis + 58 * s, 160)
      .line(kAxis + 60 * s, 186)
      .curve(kAxis + 20, 204, kAxis - 20, 204, kAxis - 60 * s, 186)
      .close();
  Relief wavy{10, 0.4};
  wavy.lift = 0.5;
  wavy.folds = hanging_folds(rng, {kAxis - 58 * s, 156}, {kAxis + 58 * s, 156}, {0, 40}, 14, 3.4, 2);
  w.canvas.part(frill, Cloth(w.cloth), wavy);
}

void lay_bandeau(Suit& w, Relief relief) {
  Path top;
  top.move(kAxis, 146)
      .curve(kAxis + 20, 134, kAxis + 50, 134, kAxis + 74, 142)
      .line(kAxis + 73, 188)
      .curve(kAxis + 46, 198, kAxis + 18, 196, kAxis, 186);
  relief.folds = {{leaf({kAxis - 3, 148}, {kAxis - 44, 166}, 6, 3), 1.8},
                  {leaf({kAxis + 3, 148}, {kAxis + 44, 166}, 6, -3), 1.8},
                  {leaf({kAxis - 3, 180}, {kAxis - 44, 172}, 6, -3), 1.6},
                  {leaf({kAxis + 3, 180}, {kAxis + 44, 172}, 6, 3), 1.6}};
  const Path outline = symmetric(top);
  w.canvas.part(outline, Cloth(w.cloth), relief);
  edge(w, outline);
  if (w.d.cut.trim % 2 == 0) straps(w, 40, 138, false);
}

void lay_triangles(Suit& w, const Relief& relief) {
  cord(w.canvas, Path().move(kAxis - 92, 196).curve(kAxis - 40, 190, kAxis + 40, 190, kAxis + 92, 196), 3.4,
       w.trim.colour());
  straps(w, 38, 120, true);
  for (const double side : {-1.0, 1.0}) {
    const Path cup = triangle_cup(side, w.s);
    w.canvas.part(cup, Cloth(w.cloth, side * 0.2), relief, side > 0 ? 1 : 2);
    edge(w, cup);
  }
}

void lay_ties(Suit& w) {
  for (const double side : {-1.0, 1.0}) {
    for (const double drop : {34.0, 26.0}) {
      cord(w.canvas,
           Path()
               .move(kAxis + side * 75, 294 - 14 * w.d.cut.flare)
               .curve(kAxis + side * (84 + drop * 0.2), 304, kAxis + side * 80, 316,
                      kAxis + side * (88 + drop * 0.3), 296 + drop),
           3, w.trim.colour());
    }
  }
}

}  // namespace

void draw_swimsuit(Canvas& canvas, const Design& d) {
  const double s = is_child(d.department) ? 0.86 : 1;
  canvas.frame({112, 72, 248, 386}, is_child(d.department) ? 66 : 40);
  Suit w{canvas, d, main_fabric(d, canvas.scale()),
         plain_fabric(Weave::kLycra, d.cut.contrast ? d.second : d.base, canvas.scale()), s};
  Path back;
  back.move(kAxis - 60 * s, 168)
      .curve(kAxis - 30, 196, kAxis + 30, 196, kAxis + 60 * s, 168)
      .line(kAxis + 40, 260)
      .line(kAxis - 40, 260)
      .close();
  canvas.part(back, Cloth(w.trim, 0, 0.6), Relief{10, 0.3});
  straps(w, 36 * s, 119, d.cut.neckline == Neckline::kHalter);
  Rng rng(d.seed, 9);
  const Relief relief = suit_relief(s, rng);
  Cloth cloth(w.cloth);
  if (d.cut.block) cloth.block(rectangle(0, 0, 360, 224), w.trim);
  const Path outline = symmetric(suit_outline(d, s));
  canvas.part(outline, cloth, relief);
  edge(w, outline);
  if (d.cut.belt) lay_belt(w, outline);
  if (d.cut.hem == Hem::kRuffle) lay_frill(w, rng);
}

void draw_bikini(Canvas& canvas, const Design& d) {
  const double s = 1;
  canvas.frame({100, 72, 260, 392}, 40);
  Suit w{canvas, d, main_fabric(d, canvas.scale()),
         plain_fabric(Weave::kLycra, d.cut.contrast ? d.second : d.base, canvas.scale()), s};
  const Relief relief{22, 0.6, 1.6, 0.5};
  if (form_of<BikiniForm>(d) == BikiniForm::kBandeau)
    lay_bandeau(w, relief);
  else
    lay_triangles(w, relief);
  const Path bottom = brief(s, d.cut.flare);
  canvas.part(bottom, Cloth(w.cloth), relief, 5);
  edge(w, bottom);
  if (d.cut.trim % 3 == 0) lay_ties(w);
}

}  // namespace lookbook::generate
