// Cuts of everything worn above the waist.
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

using N = Neckline;
using S = Sleeve;

void print_graphic(Tailor& t, double chance) {
  if (t.design.pattern != Pattern::kSolid || !t.rng.chance(chance)) return;
  const bool child = is_child(t.design.department);
  if (child) {
    t.choose(t.design.cut.graphic, {{Graphic::kRainbow, "Rainbow"},
                                    {Graphic::kDinosaur, "Dinosaur"},
                                    {Graphic::kRocket, "Rocket"},
                                    {Graphic::kCat, "Cat"},
                                    {Graphic::kStar, "Star"},
                                    {Graphic::kSmile, "Smiley"}});
  } else {
    t.choose(t.design.cut.graphic, {{Graphic::kSunset, "Sunset Graphic"},
                                    {Graphic::kMountains, "Mountain Graphic"},
                                    {Graphic::kWave, "Wave Graphic"},
                                    {Graphic::kPalm, "Palm Graphic"},
                                    {Graphic::kLogo, "Logo"},
                                    {Graphic::kCircle, "Circle Graphic"},
                                    {Graphic::kLightning, "Lightning Graphic"}});
  }
}

void fit(Tailor& t) {
  t.between(t.design.cut.fit, is_female(t.design.department) ? 0.15 : 0.35,
            t.style == Style::kStreet ? 1.0 : 0.75);
  if (t.design.cut.fit < 0.3) t.words.push_back("Slim");
  if (t.design.cut.fit > 0.72) t.words.push_back("Relaxed");
}

}  // namespace

void cut_tshirt(Tailor& t) {
  auto& cut = t.design.cut;
  if (is_female(t.design.department)) {
    t.choose(cut.neckline,
             {{N::kCrew}, {N::kV, "V-Neck"}, {N::kScoop, "Scoop-Neck"}, {N::kBoat, "Boat-Neck"}});
    t.choose(cut.sleeve, {{S::kShort},
                          {S::kShort},
                          {S::kCap, "Cap-Sleeve"},
                          {S::kLong, "Long-Sleeve"},
                          {S::kThreeQuarter, "3/4-Sleeve"}});
  } else {
    t.choose(cut.neckline, {{N::kCrew}, {N::kCrew}, {N::kV, "V-Neck"}, {N::kHenley, "Henley"}});
    t.choose(cut.sleeve, {{S::kShort}, {S::kShort}, {S::kLong, "Long-Sleeve"}});
  }
  t.weave({{Weave::kJersey, "Cotton"}, {Weave::kJersey, "Organic Cotton"}, {Weave::kLinen, "Linen-Blend"}});
  t.between(cut.length, is_female(t.design.department) ? 0.15 : 0.4, 0.85);
  fit(t);
  t.pattern(0.55);
  print_graphic(t, t.style == Style::kStreet || t.style == Style::kSporty ? 0.6 : 0.25);
}

void cut_tank(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kScoop, "Scoop"},
                          {N::kV, "V-Neck"},
                          {N::kSquare, "Square-Neck"},
                          {N::kHalter, "Halter"},
                          {N::kOffShoulder, "Off-Shoulder"},
                          {N::kCowl, "Cowl-Neck"}});
  if (cut.neckline == N::kOffShoulder)
    cut.sleeve = S::kFlutter;
  else if (cut.neckline == N::kHalter)
    cut.sleeve = S::kNone;
  else
    t.choose(cut.sleeve, {{S::kStrap, "Camisole"}, {S::kWideStrap, "Tank"}, {S::kFlutter, "Flutter-Sleeve"}});
  t.weave({{Weave::kJersey, "Jersey"},
           {Weave::kRib, "Ribbed"},
           {Weave::kSatin, "Satin"},
           {Weave::kCrepe, "Crepe"}});
  t.between(cut.length, 0.05, 0.7);
  t.name_length("Cropped", "Longline");
  fit(t);
  if (t.design.weave != Weave::kRib) t.pattern(0.5);
}

void cut_blouse(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.collar, {{Collar::kShirt},
                        {Collar::kBand, "Band-Collar"},
                        {Collar::kBow, "Pussy-Bow"},
                        {Collar::kPeterPan, "Peter Pan Collar"},
                        {Collar::kNone, "V-Neck"}});
  if (cut.collar == Collar::kNone) cut.neckline = N::kV;
  t.choose(cut.sleeve, {{S::kLong},
                        {S::kLongPuff, "Balloon-Sleeve"},
                        {S::kBell, "Bell-Sleeve"},
                        {S::kShort, "Short-Sleeve"},
                        {S::kPuff, "Puff-Sleeve"}});
  t.choose(cut.closure, {{Closure::kButtons}, {Closure::kPlacket}, {Closure::kWrap, "Wrap"}});
  t.weave({{Weave::kChiffon, "Chiffon"},
           {Weave::kPoplin, "Cotton Poplin"},
           {Weave::kSatin, "Satin"},
           {Weave::kCrepe, "Crepe"},
           {Weave::kLinen, "Linen"}});
  t.between(cut.length, 0.3, 0.7);
  fit(t);
  t.pattern(0.45);
}

void cut_shirt(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(
      cut.collar,
      {{Collar::kShirt}, {Collar::kShirt}, {Collar::kBand, "Band-Collar"}, {Collar::kCamp, "Camp-Collar"}});
  cut.closure = Closure::kButtons;
  t.choose(cut.sleeve, {{S::kLong}, {S::kLong}, {S::kShort, "Short-Sleeve"}});
  if (cut.collar == Collar::kCamp) cut.sleeve = S::kShort;
  t.choose(cut.pocket, {{Pocket::kNone}, {Pocket::kChest}, {Pocket::kTwoChest, "Utility"}});
  t.choose(cut.hem, {{Hem::kShirtTail}, {Hem::kStraight}});
  t.weave({{Weave::kPoplin, "Cotton Poplin"},
           {Weave::kTwill, "Twill"},
           {Weave::kLinen, "Linen"},
           {Weave::kDenim, "Denim"},
           {Weave::kCorduroy, "Corduroy"}});
  t.between(cut.length, 0.45, 0.75);
  fit(t);
  if (t.design.weave == Weave::kPoplin || t.design.weave == Weave::kTwill || t.design.weave == Weave::kLinen)
    t.pattern(0.4);
}

void cut_polo(Tailor& t) {
  auto& cut = t.design.cut;
  cut.collar = Collar::kPolo;
  cut.closure = Closure::kPlacket;
  t.choose(cut.sleeve, {{S::kShort}, {S::kShort}, {S::kLong, "Long-Sleeve"}});
  t.weave({{Weave::kJersey, "Pique"}, {Weave::kFineKnit, "Knitted"}});
  t.between(cut.length, 0.45, 0.7);
  cut.contrast = t.rng.chance(0.35);
  if (cut.contrast) t.words.push_back("Tipped");
  fit(t);
  t.pattern(0.75);
}

void cut_sweater(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kCrew, "Crew-Neck"},
                          {N::kV, "V-Neck"},
                          {N::kTurtle, "Turtleneck"},
                          {N::kMock, "Mock-Neck"},
                          {N::kBoat, "Boat-Neck"}});
  cut.sleeve = S::kLong;
  cut.hem = Hem::kRib;
  t.weave({{Weave::kFineKnit, "Merino"},
           {Weave::kCable, "Cable-Knit"},
           {Weave::kChunky, "Chunky-Knit"},
           {Weave::kRib, "Ribbed"},
           {Weave::kFineKnit, "Cashmere"}});
  t.between(cut.length, 0.2, 0.7);
  fit(t);
  if (t.design.weave == Weave::kFineKnit) {
    if (t.rng.chance(0.12)) {
      t.design.pattern = Pattern::kFairIsle;
      t.words.insert(t.words.begin(), "Fair Isle");
    } else if (t.rng.chance(0.25)) {
      t.design.pattern = Pattern::kBreton;
      t.words.insert(t.words.begin(), "Striped");
    }
  }
}

void cut_cardigan(Tailor& t) {
  auto& cut = t.design.cut;
  cut.neckline = N::kV;
  cut.sleeve = S::kLong;
  cut.hem = Hem::kRib;
  t.choose(cut.closure, {{Closure::kButtons, "Button"}, {Closure::kButtons}, {Closure::kOpen, "Open-Front"}});
  t.choose(cut.pocket, {{Pocket::kNone}, {Pocket::kPatch}});
  t.weave({{Weave::kFineKnit, "Merino"},
           {Weave::kCable, "Cable-Knit"},
           {Weave::kChunky, "Chunky-Knit"},
           {Weave::kRib, "Ribbed"}});
  t.between(cut.length, 0.1, 0.95);
  t.name_length("Cropped", "Longline");
  fit(t);
}

void cut_hoodie(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.collar, {{Collar::kHood}, {Collar::kHood}, {Collar::kNone, "Crew Sweatshirt"}});
  cut.sleeve = S::kLong;
  cut.hem = Hem::kRib;
  t.choose(cut.closure, {{Closure::kNone}, {Closure::kZip, "Zip-Up"}, {Closure::kHalfZip, "Half-Zip"}});
  t.choose(cut.pocket, {{Pocket::kKangaroo}, {Pocket::kNone}});
  t.weave({{Weave::kFleece, "Fleece"}, {Weave::kJersey, "French Terry"}});
  t.between(cut.length, 0.25, 0.7);
  fit(t);
  cut.block = t.rng.chance(0.18);
  if (cut.block)
    t.words.push_back("Colour-Block");
  else
    t.pattern(0.75);
  if (cut.closure == Closure::kNone && !cut.block) print_graphic(t, 0.5);
}

void cut_jacket(Tailor& t) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  t.choose(t.design.weave, {{Weave::kDenim, "Denim"},
                            {Weave::kLeather, "Biker"},
                            {Weave::kNylon, "Bomber"},
                            {Weave::kQuilt, "Quilted"},
                            {Weave::kSuede, "Suede"},
                            {Weave::kCanvas, "Utility"},
                            {Weave::kSherpa, "Sherpa"}});
  t.fabric_word = t.design.weave == Weave::kLeather ? "Leather"
                  : t.design.weave == Weave::kNylon ? "Nylon"
                                                    : "";
  if (t.design.weave == Weave::kDenim || t.design.weave == Weave::kCanvas) {
    cut.collar = Collar::kShirt;
    cut.closure = Closure::kButtons;
    cut.pocket = Pocket::kTwoChest;
  } else if (t.design.weave == Weave::kLeather) {
    t.choose(cut.collar, {{Collar::kNotch}, {Collar::kBand}});
    cut.closure = Closure::kZip;
    cut.pocket = Pocket::kWelt;
  } else {
    t.choose(cut.collar, {{Collar::kFunnel}, {Collar::kHood, "Hooded"}, {Collar::kBand}});
    cut.closure = Closure::kZip;
    cut.pocket = Pocket::kWelt;
    cut.hem = Hem::kRib;
  }
  t.between(cut.length, 0.05, 0.4);
  fit(t);
}

void cut_blazer(Tailor& t) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  t.choose(cut.collar, {{Collar::kNotch}, {Collar::kPeak, "Peak-Lapel"}, {Collar::kShawl, "Shawl-Collar"}});
  t.choose(cut.closure, {{Closure::kButtons, "Single-Breasted"}, {Closure::kDouble, "Double-Breasted"}});
  t.choose(cut.pocket, {{Pocket::kFlap}, {Pocket::kWelt}, {Pocket::kPatch}});
  t.weave({{Weave::kWool, "Wool"},
           {Weave::kLinen, "Linen"},
           {Weave::kTweed, "Tweed"},
           {Weave::kVelvet, "Velvet"},
           {Weave::kCrepe, "Crepe"}});
  t.between(cut.length, 0.35, 0.6);
  fit(t);
  if (t.design.weave == Weave::kWool) t.pattern(0.6);
}

void cut_coat(Tailor& t) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  t.choose(cut.collar, {{Collar::kNotch, "Tailored"},
                        {Collar::kShawl, "Wrap"},
                        {Collar::kHood, "Hooded"},
                        {Collar::kFunnel, "Funnel-Neck"},
                        {Collar::kFur, "Faux-Fur Collar"}});
  t.choose(cut.closure, {{Closure::kButtons},
                         {Closure::kDouble, "Double-Breasted"},
                         {Closure::kZip},
                         {Closure::kToggles, "Duffle"}});
  if (cut.collar == Collar::kShawl) {
    cut.closure = Closure::kWrap;
    cut.belt = true;
  }
  t.choose(cut.pocket, {{Pocket::kFlap}, {Pocket::kPatch}, {Pocket::kWelt}});
  t.weave({{Weave::kWool, "Wool"},
           {Weave::kTweed, "Tweed"},
           {Weave::kQuilt, "Padded"},
           {Weave::kTwill, "Trench"}});
  t.between(cut.length, 0.5, 1.0);
  fit(t);
  if (t.design.weave == Weave::kWool) t.pattern(0.7);
}

}  // namespace lookbook::generate
