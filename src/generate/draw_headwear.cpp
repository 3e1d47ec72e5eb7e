// Caps, knitted hats and hats with brims.
#include "generate/details.hpp"
#include "generate/drawing.hpp"
#include "generate/fabrics.hpp"
#include "generate/forms.hpp"
#include "generate/motifs.hpp"

namespace lookbook::generate {
namespace {

void badge(Canvas& canvas, const Design& d, Point at, double size) {
  for (const Inked& piece : motif(d.cut.graphic, d.second, d.third, d.base)) {
    const Path shape = piece.shape.scaled(size, size, {0, 0}).moved(at.x, at.y);
    canvas.fill(shape.moved(0.6, 1), kBlack, piece.width > 0 ? 0 : 0.2);
    piece.width > 0 ? canvas.stroke(shape, piece.colour, piece.width * size)
                    : canvas.fill(shape, piece.colour);
  }
}

void draw_baseball(Canvas& canvas, const Design& d, const Fabric& cloth, const Fabric& second) {
  Path crown;
  crown.move(96, 272)
      .curve(92, 190, 130, 146, 196, 146)
      .curve(262, 146, 292, 196, 292, 268)
      .curve(240, 250, 150, 252, 96, 272)
      .close();
  canvas.part(crown, Cloth(cloth), Relief{40, 0.6, 1.6, 0.6});
  canvas.clip(crown);
  for (const Path& line : {Path().move(196, 146).curve(178, 180, 172, 220, 174, 262),
                           Path().move(196, 146).curve(236, 176, 250, 220, 252, 262),
                           Path().move(196, 146).curve(140, 172, 120, 220, 116, 272)}) {
    seam(canvas, line, d.base, 1);
    stitches(canvas, line.moved(2.5, 0), contrast(d.base, 0.4), 0.5);
  }
  for (const Point p : {Point{152, 190}, Point{214, 186}, Point{262, 204}})
    canvas.stroke(circle(p.x, p.y, 3), darker(d.base, 0.5), 1.2, 0.8);
  canvas.unclip();
  Path peak;
  peak.move(98, 268)
      .curve(150, 250, 206, 250, 222, 262)
      .curve(190, 288, 150, 304, 76, 318)
      .curve(40, 322, 34, 308, 50, 296)
      .curve(64, 284, 80, 276, 98, 268)
      .close();
  Relief relief{16, 0.5, 1.4, 0.2};
  relief.lift = 0.4;
  canvas.part(peak, Cloth(second, -0.2), relief);
  for (int i = 0; i < 4; ++i) {
    stitches(canvas,
             Path()
                 .move(94 - 9 * i, 280 + 7 * i)
                 .curve(140, 266 + 8 * i, 180, 264 + 6 * i, 204 - 8 * i, 268 + 7 * i),
             contrast(second.colour(), 0.4), 0.45);
  }
  stud(canvas, {196, 146}, 5, d.base);
  badge(canvas, d, {138, 218}, 22);
}

void draw_bucket_hat(Canvas& canvas, const Fabric& cloth, const Design& d) {
  Path brim, crown;
  brim.move(120, 254)
      .curve(90, 270, 60, 296, 54, 318)
      .curve(110, 344, 250, 344, 306, 318)
      .curve(300, 296, 270, 270, 240, 254)
      .close();
  crown.move(126, 170)
      .curve(150, 158, 210, 158, 234, 170)
      .curve(244, 200, 248, 236, 248, 262)
      .curve(220, 276, 140, 276, 112, 262)
      .curve(112, 236, 116, 200, 126, 170)
      .close();
  canvas.part(brim, Cloth(cloth), Relief{18, 0.5, 1.6, 0.8});
  for (int i = 0; i < 4; ++i)
    stitches(canvas,
             Path()
                 .move(78 + 8 * i, 314 - 12 * i)
                 .curve(130, 334 - 12 * i, 230, 334 - 12 * i, 282 - 8 * i, 314 - 12 * i),
             contrast(d.base, 0.4), 0.5);
  Relief relief{30, 0.55, 1.6, 0.8};
  relief.lift = 0.45;
  canvas.part(crown, Cloth(cloth), relief);
  seam(canvas, Path().move(127, 178).curve(150, 190, 210, 190, 233, 178), d.base, 0.9);
}

void draw_beret(Canvas& canvas, const Design& d, const Fabric& cloth, const Fabric& band) {
  Path disc;
  disc.move(60, 268)
      .curve(40, 214, 110, 170, 190, 172)
      .curve(270, 174, 316, 214, 300, 258)
      .curve(290, 296, 220, 306, 150, 302)
      .curve(100, 300, 68, 292, 60, 268)
      .close();
  Rng rng(d.seed, 9);
  Relief relief{46, 0.55, 2, 0.6};
  relief.folds = pulls(rng, {190, 180}, {120, 280}, 130, 5, 5, 1.2);
  canvas.part(disc, Cloth(cloth), relief);
  canvas.part(ribbon(Path().move(96, 288).curve(140, 316, 220, 318, 262, 290), 13, 13), Cloth(band),
              Relief{6, 0.5, 1, 0.2});
  canvas.part(rectangle(186, 158, 6, 18, 3).turned(0.2, {189, 170}), Cloth(cloth), Relief{3, 0.6, 1, 0});
}

}  // namespace

void draw_cap(Canvas& canvas, const Design& d) {
  canvas.frame({34, 140, 310, 346}, is_child(d.department) ? 62 : 40);
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric second = plain_fabric(d.weave, d.cut.contrast ? d.second : d.base, canvas.scale());
  form_of<CapForm>(d) == CapForm::kBaseball ? draw_baseball(canvas, d, cloth, second)
                                            : draw_bucket_hat(canvas, cloth, d);
}

void draw_beanie(Canvas& canvas, const Design& d) {
  canvas.frame({76, 84, 284, 366}, is_child(d.department) ? 66 : 48);
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric rib = plain_fabric(Weave::kRib, d.cut.contrast ? d.second : d.base, canvas.scale());
  Path crown;
  const double slouch = form_of<BeanieForm>(d) == BeanieForm::kSlouch ? 26 : 0;
  crown.move(84, 320)
      .curve(76, 220, 110, 140 - slouch, 180 + slouch, 138 - slouch)
      .curve(254 + slouch, 140, 286, 220, 276, 320)
      .close();
  Rng rng(d.seed, 9);
  Relief relief{48, 0.55, 2, 0.8};
  relief.folds = hanging_folds(rng, {120, 160}, {240, 160}, {0, 70}, 6, 5, 1.4);
  canvas.part(crown, Cloth(cloth), relief);
  Path band;
  band.move(78, 292)
      .curve(130, 278, 230, 278, 282, 292)
      .line(284, 346)
      .curve(230, 362, 130, 362, 76, 346)
      .close();
  Relief fold{16, 0.6, 1.4, 0.5};
  fold.lift = 0.5;
  canvas.part(band, Cloth(rib), fold);
  if (form_of<BeanieForm>(d) == BeanieForm::kBobble) {
    const Fabric wool =
        plain_fabric(Weave::kFur, d.cut.contrast ? d.second : lighter(d.base, 0.4), canvas.scale());
    canvas.part(circle(180, 122, 37), Cloth(wool), Relief{26, 0.7, 1.4, 2.4, 1});
  } else if (d.cut.trim % 2 == 0) {
    label(canvas, {180, 322}, 34, 22, hex(0x4a3526), hex(0xd9c4a0));
  }
}

namespace {

Path crown_shape(bool fedora) {
  Path crown;
  crown.move(kAxis - 66, 286).curve(kAxis - 66, 236, kAxis - 58, 190, kAxis - 44, 176);
  if (fedora) {
    crown.curve(kAxis - 20, 160, kAxis - 12, 184, kAxis, 184)
        .curve(kAxis + 12, 184, kAxis + 20, 160, kAxis + 44, 176);
  } else {
    crown.curve(kAxis - 20, 164, kAxis + 20, 164, kAxis + 44, 176);
  }
  crown.curve(kAxis + 58, 190, kAxis + 66, 236, kAxis + 66, 286)
      .curve(kAxis + 40, 300, kAxis - 40, 300, kAxis - 66, 286)
      .close();
  return crown;
}

}  // namespace

void draw_brim_hat(Canvas& canvas, const Design& d) {
  canvas.frame({24, 150, 336, 336}, 26);
  const Fabric cloth = main_fabric(d, canvas.scale());
  const Fabric band =
      plain_fabric(Weave::kCrepe, d.cut.contrast ? d.second : darker(d.base, 0.7), canvas.scale());
  const auto form = form_of<HatForm>(d);
  if (form == HatForm::kBeret) return draw_beret(canvas, d, cloth, band);
  const double wide = 96 + 52 * d.cut.flare, dip = form == HatForm::kFedora ? 16 : 28;
  Path under, brim;
  under.move(kAxis - wide, 290)
      .curve(kAxis - wide * 0.5, 290 - dip * 1.4, kAxis + wide * 0.5, 290 - dip * 1.4, kAxis + wide, 290)
      .curve(kAxis + wide * 0.5, 290 + dip, kAxis - wide * 0.5, 290 + dip, kAxis - wide, 290)
      .close();
  canvas.part(under, Cloth(cloth, 0, 0.6), Relief{12, 0.3});
  const bool fedora = form == HatForm::kFedora;
  const Path crown = crown_shape(fedora);
  Relief relief{34, 0.55, 2, 0.4};
  if (fedora)
    relief.folds = {{leaf({kAxis - 30, 182}, {kAxis - 42, 240}, 9, 4), -3},
                    {leaf({kAxis + 30, 182}, {kAxis + 42, 240}, 9, -4), -3}};
  canvas.part(crown, Cloth(cloth), relief);
  canvas.part(
      ribbon(Path().move(kAxis - 67, 270).curve(kAxis - 40, 286, kAxis + 40, 286, kAxis + 67, 270), 24, 24),
      Cloth(band), Relief{10, 0.4, 1, 0.3});
  brim.move(kAxis - wide, 290)
      .curve(kAxis - wide * 0.6, 286, kAxis - 76, 284, kAxis - 67, 284)
      .curve(kAxis - 40, 302, kAxis + 40, 302, kAxis + 67, 284)
      .curve(kAxis + 76, 284, kAxis + wide * 0.6, 286, kAxis + wide, 290);
  brim.curve(kAxis + wide * 0.7, 306 + dip, kAxis + wide * 0.4, 312 + dip, kAxis, 312 + dip)
      .curve(kAxis - wide * 0.4, 312 + dip, kAxis - wide * 0.7, 306 + dip, kAxis - wide, 290)
      .close();
  Relief flat{10, 0.45, 1.4, 0.4};
  flat.lift = 0.35;
  canvas.part(brim, Cloth(cloth), flat);
}

}  // namespace lookbook::generate
