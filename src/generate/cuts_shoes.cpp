// Cuts of shoes.
#include "generate/forms.hpp"
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

void leathers(Tailor& t) {
  t.weave({{Weave::kLeather, "Leather"},
           {Weave::kLeather, "Leather"},
           {Weave::kSuede, "Suede"},
           {Weave::kPatent, "Patent"}});
}

int any(Tailor& t, std::uint64_t n) {
  return static_cast<int>(t.rng.below(n));
}

}  // namespace

void cut_sneaker(Tailor& t) {
  using F = SneakerForm;
  auto& cut = t.design.cut;
  const F form = t.child() ? t.form<F>({{F::kStrap, "Hook-and-Loop"},
                                        {F::kCanvasLow, "Low-Top"},
                                        {F::kCanvasHigh, "High-Top"},
                                        {F::kRunner, "Running"},
                                        {F::kSlipOn, "Slip-On"},
                                        {F::kCourt}})
                           : t.form<F>({{F::kCourt, "Court"},
                                        {F::kCourt},
                                        {F::kRunner, "Running"},
                                        {F::kCanvasLow, "Low-Top"},
                                        {F::kCanvasHigh, "High-Top"},
                                        {F::kChunky, "Chunky"},
                                        {F::kSlipOn, "Slip-On"},
                                        {F::kRetro, "Retro"},
                                        {F::kHighTop, "High-Top"},
                                        {F::kSock, "Sock"}});
  const bool canvas = form == F::kCanvasLow || form == F::kCanvasHigh || form == F::kSlipOn;
  const bool mesh = form == F::kRunner || form == F::kSock;
  if (canvas) {
    t.weave({{Weave::kCanvas, "Canvas"}});
    if (form == F::kSlipOn || t.rng.chance(0.2)) t.pattern(0.6);
  } else if (mesh) {
    t.weave({{Weave::kMesh, "Mesh"}, {Weave::kMesh, "Knit"}});
  } else {
    t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}});
  }
  cut.trim = any(t, 10);
  t.between(cut.toe, 0, 1);
  cut.contrast = t.rng.chance(t.is(Style::kStreet) ? 0.4 : 0.12);
}

void cut_boot(Tailor& t) {
  using F = BootForm;
  auto& cut = t.design.cut;
  F form{};
  if (t.child()) {
    form = t.form<F>({{F::kChelsea, "Chelsea"},
                      {F::kCombat, "Lace-Up"},
                      {F::kHiking, "Hiking"},
                      {F::kSheepskin, "Sheepskin"}});
  } else if (t.female()) {
    form = t.form<F>({{F::kChelsea, "Chelsea"},
                      {F::kCombat, "Combat"},
                      {F::kHeeled, "Heeled Ankle"},
                      {F::kKnee, "Knee-High"},
                      {F::kWestern, "Western"},
                      {F::kSheepskin, "Sheepskin"},
                      {F::kBiker, "Biker"},
                      {F::kHiking, "Hiking"}});
  } else {
    form = t.form<F>({{F::kChelsea, "Chelsea"},
                      {F::kCombat, "Combat"},
                      {F::kDesert, "Desert"},
                      {F::kHiking, "Hiking"},
                      {F::kBiker, "Biker"},
                      {F::kWestern, "Western"}});
  }
  t.between(cut.heel, 0.0, t.female() && !t.child() ? 0.9 : 0.15);
  if (form == F::kSheepskin || form == F::kDesert) {
    t.weave({{Weave::kSuede, "Suede"}});
  } else {
    leathers(t);
    if (form == F::kHiking && t.design.weave == Weave::kPatent)
      t.design.weave = Weave::kLeather, t.fabric_word = "Leather";
  }
  cut.trim = any(t, 6);
}

void cut_heel(Tailor& t) {
  using F = HeelForm;
  auto& cut = t.design.cut;
  const F form = t.form<F>({{F::kPump, "Stiletto"},
                            {F::kBlockPump, "Block-Heel"},
                            {F::kKitten, "Kitten"},
                            {F::kSlingback, "Slingback"},
                            {F::kPlatform, "Platform"},
                            {F::kAnkleStrap, "Ankle-Strap"},
                            {F::kMaryJane, "Mary Jane"},
                            {F::kMule}});
  t.noun = form == F::kMule                                                  ? "Mules"
           : form == F::kPump || form == F::kBlockPump || form == F::kKitten ? "Pumps"
                                                                             : "";
  t.between(cut.heel, 0.1, 1.0);
  t.between(cut.toe, 0.1, 1.0);
  if (cut.toe > 0.7 && form != F::kMaryJane && form != F::kPlatform) t.words.push_back("Pointed");
  t.weave({{Weave::kLeather, "Leather"},
           {Weave::kSuede, "Suede"},
           {Weave::kPatent, "Patent"},
           {Weave::kSatin, "Satin"},
           {Weave::kVelvet, "Velvet"}});
  cut.trim = any(t, 6);
}

void cut_flat_shoe(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.heel, 0.0, 0.5);
  t.between(cut.toe, 0.1, 0.9);
  cut.contrast = t.rng.chance(0.3);
  if (t.design.shape == Shape::kLoafer) {
    using F = LoaferForm;
    const F form = t.form<F>({{F::kPenny, "Penny"},
                              {F::kTassel, "Tassel"},
                              {F::kHorsebit, "Horsebit"},
                              {F::kMoccasin},
                              {F::kEspadrille},
                              {F::kBoat}});
    t.noun = form == F::kMoccasin     ? "Moccasins"
             : form == F::kEspadrille ? "Espadrilles"
             : form == F::kBoat       ? "Boat Shoes"
                                      : "";
    if (form == F::kEspadrille) {
      t.weave({{Weave::kCanvas, "Canvas"}, {Weave::kSuede, "Suede"}});
      if (t.design.weave == Weave::kCanvas) t.pattern(0.6);
      return;
    }
  } else if (t.design.shape == Shape::kLacedShoe) {
    using F = LacedForm;
    const F form = t.form<F>({{F::kOxford, "Cap-Toe"}, {F::kDerby}, {F::kBrogue}, {F::kMonk, "Double"}});
    t.noun = form == F::kDerby    ? "Derby Shoes"
             : form == F::kBrogue ? "Brogues"
             : form == F::kMonk   ? "Monk Straps"
                                  : "";
  } else {
    using F = FlatForm;
    t.form<F>({{F::kBow, "Bow"}, {F::kStrap, "Mary Jane"}, {F::kToeCap, "Cap-Toe"}});
    t.noun = cut.form == static_cast<int>(F::kStrap) ? "Flats" : "Ballet Flats";
  }
  leathers(t);
}

void cut_sandal(Tailor& t) {
  using F = SandalForm;
  auto& cut = t.design.cut;
  const bool woman = t.design.department == Department::kWomen;
  const F form =
      woman ? t.form<F>({{F::kSlide},
                         {F::kFootbed, "Double-Strap"},
                         {F::kGladiator, "Gladiator"},
                         {F::kThong},
                         {F::kHeeledSandal, "Heeled"},
                         {F::kWedge, "Wedge"},
                         {F::kStrappy, "Strappy"},
                         {F::kHeeledSandal, "Heeled"}})
            : t.form<F>({{F::kSlide}, {F::kFootbed, "Double-Strap"}, {F::kSport, "Sport"}, {F::kThong}});
  t.noun = form == F::kSlide ? "Slides" : form == F::kThong ? "Flip-Flops" : "";
  t.between(cut.heel, 0.1, 1.0);
  cut.trim = any(t, 6);
  t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}});
}

void cut_rain_boot(Tailor& t) {
  t.design.cut.form = static_cast<int>(BootForm::kRain);
  t.design.weave = Weave::kRubber;
  t.design.cut.contrast = t.rng.chance(0.4);
  t.pattern(t.child() ? 0.4 : 0.8);
}

}  // namespace lookbook::generate
