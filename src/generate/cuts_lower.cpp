// Cuts of dresses, of everything worn below the waist, and of swimwear.
#include "generate/garment.hpp"

namespace lookbook::generate {

using N = Neckline;
using S = Sleeve;

void cut_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kV, "V-Neck"},
                          {N::kScoop},
                          {N::kSquare, "Square-Neck"},
                          {N::kSweetheart, "Sweetheart"},
                          {N::kHalter, "Halter"},
                          {N::kOffShoulder, "Off-Shoulder"},
                          {N::kCrew}});
  if (cut.neckline == N::kHalter)
    cut.sleeve = S::kNone;
  else if (cut.neckline == N::kOffShoulder)
    cut.sleeve = S::kFlutter;
  else if (cut.neckline == N::kSweetheart)
    cut.sleeve = S::kStrap;
  else
    t.choose(cut.sleeve, {{S::kNone, "Sleeveless"},
                          {S::kStrap, "Slip"},
                          {S::kShort},
                          {S::kPuff, "Puff-Sleeve"},
                          {S::kLong, "Long-Sleeve"},
                          {S::kBell, "Bell-Sleeve"},
                          {S::kFlutter, "Flutter-Sleeve"}});
  t.between(cut.length, 0.05, 1.0);
  t.words.push_back(cut.length < 0.33 ? "Mini" : cut.length < 0.7 ? "Midi" : "Maxi");
  t.choose(cut.hem, {{Hem::kStraight},
                     {Hem::kStraight},
                     {Hem::kRuffle, "Ruffle"},
                     {Hem::kTiers, "Tiered"},
                     {Hem::kPleats, "Pleated"},
                     {Hem::kHighLow, "High-Low"},
                     {Hem::kSlit, "Side-Slit"}});
  t.choose(
      cut.closure,
      {{Closure::kNone}, {Closure::kNone}, {Closure::kWrap, "Wrap"}, {Closure::kButtons, "Button-Front"}});
  t.weave({{Weave::kCrepe, "Crepe"},
           {Weave::kChiffon, "Chiffon"},
           {Weave::kPoplin, "Cotton"},
           {Weave::kJersey, "Jersey"},
           {Weave::kSatin, "Satin"},
           {Weave::kLace, "Lace"},
           {Weave::kLinen, "Linen"},
           {Weave::kVelvet, "Velvet"}});
  t.between(cut.fit, 0.2, 0.6);
  t.between(cut.flare, 0.1, 0.95);
  cut.belt = t.rng.chance(0.25);
  if (t.design.weave != Weave::kLace && t.design.weave != Weave::kVelvet) t.pattern(0.4);
}

void cut_jumpsuit(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kV, "V-Neck"}, {N::kHalter, "Halter"}, {N::kSquare}});
  if (cut.neckline == N::kHalter)
    cut.sleeve = S::kNone;
  else
    t.choose(cut.sleeve, {{S::kNone, "Sleeveless"}, {S::kShort}, {S::kStrap}, {S::kLong, "Long-Sleeve"}});
  t.between(cut.flare, 0.1, 0.9);
  if (cut.flare > 0.6) t.words.push_back("Wide-Leg");
  t.weave({{Weave::kCrepe, "Crepe"},
           {Weave::kLinen, "Linen"},
           {Weave::kDenim, "Denim"},
           {Weave::kJersey, "Jersey"}});
  t.between(cut.fit, 0.3, 0.7);
  t.between(cut.length, 0.6, 1.0);
  cut.belt = t.rng.chance(0.5);
  if (t.design.weave != Weave::kDenim) t.pattern(0.65);
}

void cut_skirt(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.length, 0.05, 1.0);
  t.words.push_back(cut.length < 0.33 ? "Mini" : cut.length < 0.7 ? "Midi" : "Maxi");
  t.choose(cut.hem, {{Hem::kStraight, "A-Line"},
                     {Hem::kPleats, "Pleated"},
                     {Hem::kTiers, "Tiered"},
                     {Hem::kRuffle, "Ruffle"},
                     {Hem::kSlit, "Pencil"},
                     {Hem::kFringe, "Fringed"}});
  cut.flare = cut.hem == Hem::kSlit ? t.rng.uniform(0, 0.15) : t.rng.uniform(0.35, 0.95);
  t.weave({{Weave::kCrepe, "Crepe"},
           {Weave::kDenim, "Denim"},
           {Weave::kSatin, "Satin"},
           {Weave::kLeather, "Faux-Leather"},
           {Weave::kWool, "Wool"},
           {Weave::kPoplin, "Cotton"},
           {Weave::kCorduroy, "Corduroy"}});
  t.choose(cut.closure, {{Closure::kNone}, {Closure::kButtons, "Button-Front"}, {Closure::kWrap, "Wrap"}});
  cut.belt = t.rng.chance(0.2);
  if (t.design.weave == Weave::kCrepe || t.design.weave == Weave::kPoplin || t.design.weave == Weave::kWool)
    t.pattern(0.4);
}

void cut_jeans(Tailor& t) {
  auto& cut = t.design.cut;
  t.design.weave = Weave::kDenim;
  cut.pocket = Pocket::kFive;
  t.between(cut.fit, 0.0, 0.8);
  t.between(cut.flare, 0.0, 0.9);
  t.words.push_back(cut.flare > 0.65 ? "Flared"
                    : cut.fit < 0.25 ? "Skinny"
                    : cut.fit > 0.6  ? "Relaxed"
                                     : "Straight-Leg");
  t.between(cut.height, is_female(t.design.department) ? 0.3 : 0.2,
            is_female(t.design.department) ? 1.0 : 0.5);
  if (cut.height > 0.7) t.words.push_back("High-Rise");
  t.between(cut.length, 0.6, 1.0);
  if (cut.length < 0.72) t.words.push_back("Ankle");
  t.choose(cut.hem, {{Hem::kStraight}, {Hem::kStraight}, {Hem::kCuffed, "Cuffed"}, {Hem::kRaw, "Raw-Hem"}});
  t.fabric_word = "Denim";
}

void cut_trousers(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.pocket, {{Pocket::kSlant}, {Pocket::kSlant}, {Pocket::kCargo, "Cargo"}});
  t.between(cut.fit, 0.1, 0.9);
  t.between(cut.flare, 0.0, 0.9);
  t.words.push_back(cut.flare > 0.65 ? "Wide-Leg"
                    : cut.fit < 0.35 ? "Slim"
                    : cut.fit > 0.7  ? "Relaxed"
                                     : "Straight");
  t.between(cut.height, 0.3, 0.9);
  t.between(cut.length, 0.6, 1.0);
  t.choose(cut.hem,
           {{Hem::kStraight}, {Hem::kStraight}, {Hem::kCuffed, "Cuffed"}, {Hem::kPleats, "Pleated"}});
  t.weave({{Weave::kTwill, "Chino"},
           {Weave::kWool, "Wool"},
           {Weave::kLinen, "Linen"},
           {Weave::kCorduroy, "Corduroy"},
           {Weave::kCrepe, "Crepe"}});
  if (t.design.weave == Weave::kWool) t.pattern(0.5);
}

void cut_leggings(Tailor& t) {
  auto& cut = t.design.cut;
  cut.fit = 0;
  cut.flare = 0;
  t.between(cut.height, 0.5, 1.0);
  t.choose(cut.length, {{1.0}, {0.8, "7/8"}, {0.6, "Capri"}});
  t.weave({{Weave::kLycra, "Stretch"}, {Weave::kJersey, "Cotton"}});
  cut.block = t.rng.chance(0.3);
  if (!cut.block) t.pattern(0.7);
}

void cut_shorts(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.pocket, {{Pocket::kSlant}, {Pocket::kFive}, {Pocket::kCargo, "Cargo"}});
  t.between(cut.fit, 0.3, 0.9);
  t.between(cut.length, is_female(t.design.department) ? 0.05 : 0.4,
            is_female(t.design.department) ? 0.6 : 0.95);
  t.name_length("Short", "Bermuda");
  t.between(cut.height, 0.3, 0.9);
  t.weave({{Weave::kTwill, "Chino"},
           {Weave::kDenim, "Denim"},
           {Weave::kLinen, "Linen"},
           {Weave::kNylon, "Running"},
           {Weave::kFleece, "Sweat"}});
  t.choose(cut.hem, {{Hem::kStraight}, {Hem::kCuffed, "Cuffed"}});
  if (t.design.weave == Weave::kTwill || t.design.weave == Weave::kNylon) t.pattern(0.6);
}

void cut_swimwear(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline,
           {{N::kScoop, "Scoop"}, {N::kV, "Plunge"}, {N::kHalter, "Halter"}, {N::kSweetheart, "Bandeau"}});
  t.choose(cut.sleeve, {{S::kStrap}, {S::kWideStrap}});
  t.between(cut.height, 0.2, 0.9);
  t.weave({{Weave::kLycra, "Recycled"}, {Weave::kRib, "Ribbed"}});
  cut.block = t.rng.chance(0.2);
  if (!cut.block) t.pattern(0.4);
}

}  // namespace lookbook::generate
