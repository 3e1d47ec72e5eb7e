// Cuts of what is worn below the waist, and of swimwear.
#include "generate/forms.hpp"
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

Fall skirt_fall(Tailor& t) {
  return t.child() ? t.form<Fall>({{Fall::kTulle, "Tutu"},
                                   {Fall::kPleats, "Pleated"},
                                   {Fall::kTiers, "Tiered"},
                                   {Fall::kCircle, "Skater"}})
                   : t.form<Fall>({{Fall::kALine, "A-Line"},
                                   {Fall::kPleats, "Pleated"},
                                   {Fall::kTiers, "Tiered"},
                                   {Fall::kPencil, "Pencil"},
                                   {Fall::kBias, "Slip"},
                                   {Fall::kWrap, "Wrap"},
                                   {Fall::kCircle, "Circle"},
                                   {Fall::kShift}});
}

void skirt_weave(Tailor& t, Fall fall) {
  auto& cut = t.design.cut;
  if (fall == Fall::kBias) {
    t.weave({{Weave::kSatin, "Satin"}, {Weave::kSatin, "Silk"}, {Weave::kSequin, "Sequin"}});
  } else if (fall == Fall::kPencil || fall == Fall::kALine || fall == Fall::kShift) {
    t.weave({{Weave::kCrepe, "Crepe"},
             {Weave::kDenim, "Denim"},
             {Weave::kLeather, "Faux-Leather"},
             {Weave::kWool, "Wool"},
             {Weave::kTweed, "Tweed"},
             {Weave::kCorduroy, "Corduroy"},
             {Weave::kSuede, "Suede"}});
    if (fall != Fall::kPencil && t.rng.chance(0.35)) {
      cut.closure = Closure::kButtons;
      t.words.push_back("Button-Front");
    }
  } else {
    t.weave({{Weave::kCrepe, "Crepe"},
             {Weave::kSatin, "Satin"},
             {Weave::kPoplin, "Cotton"},
             {Weave::kChiffon, "Chiffon"},
             {Weave::kLinen, "Linen"}});
  }
}

void cut_chinos(Tailor& t) {
  auto& cut = t.design.cut;
  t.noun = "Chinos";
  t.weave({{Weave::kTwill, "Cotton"}, {Weave::kCorduroy, "Corduroy"}});
  cut.fit = t.rng.uniform(0.2, 0.5), cut.flare = cut.fit * 0.7;
  t.words.push_back(cut.fit < 0.33 ? "Slim" : "Straight");
  if (t.rng.chance(0.3)) cut.hem = Hem::kCuffed, t.words.push_back("Cuffed");
}

void cut_tailored(Tailor& t) {
  auto& cut = t.design.cut;
  t.weave({{Weave::kWool, "Wool"}, {Weave::kCrepe, "Crepe"}, {Weave::kLinen, "Linen"}});
  cut.hem = Hem::kPleats;
  cut.fit = t.rng.uniform(0.15, 0.6), cut.flare = 0.35;
  t.words.push_back("Tailored");
  if (t.rng.chance(0.4))
    t.choose(t.design.pattern, {{Pattern::kPinstripe, "Pinstripe"},
                                {Pattern::kWindowpane, "Windowpane"},
                                {Pattern::kHoundstooth, "Houndstooth"},
                                {Pattern::kHerringbone, "Herringbone"}});
}

void cut_wide(Tailor& t) {
  auto& cut = t.design.cut;
  t.weave({{Weave::kLinen, "Linen"}, {Weave::kCrepe, "Crepe"}, {Weave::kTwill, "Cotton"}});
  cut.fit = t.rng.uniform(0.6, 0.95), cut.flare = t.female() ? 0.8 : 0.5;
  cut.closure = Closure::kNone;
  t.words.push_back(t.female() ? "Wide-Leg" : "Relaxed");
  t.pattern(t.is(Style::kBoho) ? 0.3 : 0.75);
}

void cut_cargos(Tailor& t) {
  auto& cut = t.design.cut;
  t.weave({{Weave::kTwill, "Cotton"}, {Weave::kCanvas, "Canvas"}});
  cut.pocket = Pocket::kCargo;
  cut.fit = t.rng.uniform(0.55, 0.9), cut.flare = 0.3;
  t.words.push_back("Cargo");
  if (t.is(Style::kStreet) && t.rng.chance(0.4)) t.design.pattern = Pattern::kCamo, t.words.push_back("Camo");
}

void cut_joggers(Tailor& t) {
  auto& cut = t.design.cut;
  t.noun = "Joggers";
  t.weave({{Weave::kJersey, "French Terry"}, {Weave::kFleece, "Fleece"}, {Weave::kNylon, "Nylon"}});
  cut.closure = Closure::kNone;
  cut.hem = Hem::kRib;
  cut.fit = t.rng.uniform(0.3, 0.7), cut.flare = 0.12;
  if (t.rng.chance(0.4)) cut.trim = 7, t.words.push_back("Side-Stripe");
}

}  // namespace

void cut_skirt(Tailor& t) {
  auto& cut = t.design.cut;
  const Fall fall = skirt_fall(t);
  t.between(cut.length, 0.0, t.child() ? 0.2 : 0.95);
  if (fall == Fall::kPencil) t.between(cut.length, 0.2, 0.55);
  if (fall == Fall::kBias) t.between(cut.length, 0.5, 0.95);
  t.words.push_back(cut.length < 0.22 ? "Mini" : cut.length < 0.72 ? "Midi" : "Maxi");
  t.between(cut.flare, 0.25, 0.9);
  t.between(cut.fit, 0.1, 0.5);
  skirt_weave(t, fall);
  const Weave w = t.design.weave;
  if (w == Weave::kCrepe || w == Weave::kPoplin || w == Weave::kWool || w == Weave::kChiffon ||
      w == Weave::kSatin)
    t.pattern(0.45);
}

void cut_jeans(Tailor& t) {
  auto& cut = t.design.cut;
  t.design.weave = Weave::kDenim;
  cut.pocket = Pocket::kFive;
  cut.closure = Closure::kButtons;
  struct Leg {
    std::string_view word;
    double fit, flare;
  };
  constexpr Leg kLegs[] = {{"Skinny", 0.04, 0.04}, {"Slim", 0.2, 0.22},      {"Straight-Leg", 0.45, 0.40},
                           {"Tapered", 0.6, 0.2},  {"Relaxed", 0.75, 0.45},  {"Bootcut", 0.25, 0.5},
                           {"Flared", 0.15, 0.78}, {"Wide-Leg", 0.85, 0.78}, {"Mom", 0.55, 0.22}};
  const Leg& leg = kLegs[t.rng.below(t.female() ? 9 : 6)];
  cut.fit = leg.fit;
  cut.flare = leg.flare;
  t.words.push_back(leg.word);
  t.between(cut.height, t.female() ? 0.3 : 0.25, t.female() ? 1.0 : 0.5);
  if (cut.height > 0.7) t.words.push_back("High-Rise");
  t.between(cut.length, 0.7, 1.0);
  if (cut.length < 0.8) t.words.push_back("Ankle");
  t.choose(cut.hem, {{Hem::kStraight},
                     {Hem::kStraight},
                     {Hem::kStraight},
                     {Hem::kCuffed, "Cuffed"},
                     {Hem::kRaw, "Ripped"}});
  if (cut.flare > 0.6 && cut.hem == Hem::kCuffed) cut.hem = Hem::kStraight, t.words.pop_back();
  t.fabric_word = "Denim";
}

void cut_trousers(Tailor& t) {
  auto& cut = t.design.cut;
  cut.pocket = Pocket::kSlant;
  cut.closure = Closure::kButtons;
  t.between(cut.height, t.female() ? 0.5 : 0.3, t.female() ? 1.0 : 0.55);
  t.between(cut.length, 0.78, 1.0);
  switch (t.rng.below(t.is(Style::kSporty, Style::kStreet) || t.child() ? 6 : 5)) {
    case 0:
      return cut_chinos(t);
    case 1:
    case 2:
      return cut_tailored(t);
    case 3:
      return cut_wide(t);
    case 4:
      return cut_cargos(t);
    default:
      return cut_joggers(t);
  }
}

void cut_leggings(Tailor& t) {
  auto& cut = t.design.cut;
  cut.fit = 0;
  cut.flare = 0;
  cut.trim = 1;
  t.between(cut.height, 0.6, 1.0);
  t.choose(cut.length, {{1.0}, {0.8, "7/8"}, {0.3, "Capri"}});
  t.weave({{Weave::kLycra, "Stretch"}, {Weave::kJersey, "Cotton"}, {Weave::kRib, "Ribbed"}});
  if (t.rng.chance(0.25)) {
    cut.trim = 7;
    t.words.push_back("Side-Stripe");
  } else {
    t.pattern(0.6);
  }
}

void cut_shorts(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.fit, 0.3, 0.8);
  t.between(cut.flare, 0.3, 0.9);
  t.between(cut.length, t.female() ? 0.0 : 0.35, t.female() ? 0.6 : 1.0);
  t.name_length("Short", "Bermuda");
  t.between(cut.height, t.female() ? 0.5 : 0.3, t.female() ? 1.0 : 0.5);
  cut.closure = Closure::kButtons;
  cut.pocket = Pocket::kSlant;
  t.weave({{Weave::kTwill, "Chino"},
           {Weave::kDenim, "Denim"},
           {Weave::kLinen, "Linen"},
           {Weave::kNylon, "Running"},
           {Weave::kFleece, "Sweat"},
           {Weave::kTwill, "Cargo"}});
  const Weave w = t.design.weave;
  if (w == Weave::kNylon || w == Weave::kFleece) {
    cut.closure = Closure::kNone;
    if (t.rng.chance(0.3)) cut.trim = 7, t.words.push_back("Side-Stripe");
  }
  if (w == Weave::kDenim) cut.pocket = Pocket::kFive;
  if (t.fabric_word == "Cargo") cut.pocket = Pocket::kCargo;
  if (w != Weave::kNylon && w != Weave::kFleece)
    t.choose(cut.hem, {{Hem::kStraight}, {Hem::kCuffed, "Cuffed"}});
  if (w == Weave::kTwill || w == Weave::kNylon || w == Weave::kLinen) t.pattern(0.65);
}

void cut_trunks(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.fit, 0.45, 0.7);
  t.between(cut.flare, 0.4, 0.8);
  t.between(cut.length, 0.2, 0.7);
  t.weave({{Weave::kNylon, "Quick-Dry"}, {Weave::kNylon, "Recycled"}});
  t.name_length("Short", "");
  t.between(cut.height, 0.25, 0.45);
  cut.pocket = Pocket::kSlant;
  if (t.child()) return t.pattern(0.3);
  if (t.rng.chance(0.65))
    t.choose(t.design.pattern, {{Pattern::kTropical, "Tropical"},
                                {Pattern::kWideStripe, "Striped"},
                                {Pattern::kFloral, "Floral"},
                                {Pattern::kGeometric, "Geometric"},
                                {Pattern::kGingham, "Gingham"},
                                {Pattern::kCamo, "Camo"}});
}

void cut_swimwear(Tailor& t) {
  auto& cut = t.design.cut;
  t.weave({{Weave::kLycra, "Recycled"}, {Weave::kRib, "Ribbed"}, {Weave::kLycra, "Shaping"}});
  t.between(cut.flare, 0.1, t.child() ? 0.3 : 0.9);
  cut.contrast = t.rng.chance(0.3);
  if (t.design.shape == Shape::kBikini) {
    t.form<BikiniForm>({{BikiniForm::kTriangle, "Triangle"}, {BikiniForm::kBandeau, "Bandeau"}});
    cut.trim = static_cast<int>(t.rng.below(6));
  } else {
    t.choose(cut.neckline, {{Neckline::kV}, {Neckline::kHalter, "Halter"}, {Neckline::kScoop}});
    t.choose(cut.hem, {{Hem::kStraight}, {Hem::kStraight}, {Hem::kRuffle, "Ruffle"}});
    cut.belt = cut.hem == Hem::kStraight && t.rng.chance(0.2);
    if (cut.belt) t.words.push_back("Belted");
    cut.block = t.rng.chance(0.2);
    if (cut.block) cut.contrast = true, t.words.push_back("Colour-Block");
  }
  if (!cut.block) t.pattern(0.45);
}

}  // namespace lookbook::generate
