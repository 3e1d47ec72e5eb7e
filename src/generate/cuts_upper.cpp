// Cuts of what is worn above the waist, indoors.
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

using N = Neckline;
using S = Sleeve;

void print_graphic(Tailor& t, double chance) {
  if (t.design.pattern != Pattern::kSolid || !t.rng.chance(chance)) return;
  if (t.child()) {
    t.choose(t.design.cut.graphic, {{Graphic::kRainbow, "Rainbow"},
                                    {Graphic::kDinosaur, "Dinosaur"},
                                    {Graphic::kRocket, "Rocket"},
                                    {Graphic::kCat, "Cat"},
                                    {Graphic::kStar, "Star"},
                                    {Graphic::kHeart, "Heart"},
                                    {Graphic::kFlower, "Flower"},
                                    {Graphic::kSmile, "Smiley"}});
  } else {
    t.choose(t.design.cut.graphic, {{Graphic::kSunset, "Sunset Graphic"},
                                    {Graphic::kMountains, "Mountain Graphic"},
                                    {Graphic::kWave, "Wave Graphic"},
                                    {Graphic::kPalm, "Palm Graphic"},
                                    {Graphic::kLogo, "Logo"},
                                    {Graphic::kLogo, "Logo"},
                                    {Graphic::kBars, "Stripe Graphic"},
                                    {Graphic::kCircle, "Planet Graphic"},
                                    {Graphic::kLightning, "Lightning Graphic"}});
  }
}

void fit(Tailor& t, double low, double high) {
  if (t.is(Style::kStreet)) high += 0.25;
  t.between(t.design.cut.fit, low, high);
  if (t.design.cut.fit < low + 0.06) t.words.push_back("Slim");
  if (t.design.cut.fit > 0.66) t.words.push_back("Oversized");
}

void fit(Tailor& t) {
  t.female() ? fit(t, 0.16, 0.5) : fit(t, 0.34, 0.62);
}

}  // namespace

void cut_tshirt(Tailor& t) {
  auto& cut = t.design.cut;
  if (t.female()) {
    t.choose(cut.neckline,
             {{N::kCrew}, {N::kCrew}, {N::kV, "V-Neck"}, {N::kScoop, "Scoop-Neck"}, {N::kBoat, "Boat-Neck"}});
    t.choose(cut.sleeve, {{S::kShort},
                          {S::kShort},
                          {S::kCap, "Cap-Sleeve"},
                          {S::kLong, "Long-Sleeve"},
                          {S::kThreeQuarter, "3/4-Sleeve"}});
  } else {
    t.choose(cut.neckline, {{N::kCrew}, {N::kCrew}, {N::kCrew}, {N::kV, "V-Neck"}, {N::kHenley, "Henley"}});
    t.choose(cut.sleeve, {{S::kShort}, {S::kShort}, {S::kShort}, {S::kLong, "Long-Sleeve"}});
    if (cut.neckline == N::kHenley) cut.closure = Closure::kPlacket;
  }
  t.weave({{Weave::kJersey, "Cotton"},
           {Weave::kJersey, "Organic Cotton"},
           {Weave::kJersey},
           {Weave::kLinen, "Linen-Blend"},
           {Weave::kRib, "Ribbed"}});
  t.between(cut.length, t.female() && !t.child() ? 0.05 : 0.46, 0.66);
  t.name_length("Cropped", "");
  fit(t);
  cut.contrast = t.rng.chance(t.is(Style::kSporty, Style::kStreet) ? 0.35 : 0.12);
  if (cut.contrast && t.rng.chance(0.6)) t.words.push_back("Ringer");
  if (t.rng.chance(0.08)) {
    cut.block = cut.contrast = true;
    t.words.push_back("Colour-Block");
  } else if (t.design.weave != Weave::kRib) {
    t.pattern(t.child() ? 0.5 : 0.62);
    print_graphic(t, t.is(Style::kStreet, Style::kSporty) || t.child() ? 0.75 : 0.25);
  }
  if (cut.graphic == Graphic::kNone && t.design.pattern == Pattern::kSolid && t.rng.chance(0.2))
    cut.pocket = Pocket::kChest;
}

void cut_tank(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kScoop},
                          {N::kV, "V-Neck"},
                          {N::kSquare, "Square-Neck"},
                          {N::kHalter, "Halter"},
                          {N::kOffShoulder, "Off-Shoulder"},
                          {N::kCowl, "Cowl-Neck"},
                          {N::kSweetheart, "Sweetheart"}});
  if (cut.neckline == N::kOffShoulder) {
    t.choose(cut.sleeve, {{S::kFlutter}, {S::kPuff, "Puff-Sleeve"}, {S::kShort}});
  } else if (cut.neckline == N::kHalter) {
    cut.sleeve = S::kNone;
  } else if (cut.neckline == N::kSweetheart) {
    cut.sleeve = S::kStrap;
  } else {
    t.choose(cut.sleeve,
             {{S::kStrap}, {S::kWideStrap}, {S::kNone, "Sleeveless"}, {S::kFlutter, "Flutter-Sleeve"}});
  }
  if (cut.sleeve == S::kStrap) t.noun = "Camisole";
  if (cut.sleeve == S::kWideStrap) t.noun = "Tank Top";
  t.weave({{Weave::kJersey, "Jersey"},
           {Weave::kRib, "Ribbed"},
           {Weave::kSatin, "Satin"},
           {Weave::kCrepe, "Crepe"},
           {Weave::kLinen, "Linen"}});
  t.between(cut.length, 0.02, 0.6);
  t.name_length("Cropped", "Longline");
  t.between(cut.fit, 0.1, 0.4);
  t.between(cut.flare, 0, t.is(Style::kRomantic, Style::kBoho) ? 0.9 : 0.3);
  if (t.is(Style::kRomantic, Style::kBoho) && t.rng.chance(0.4)) {
    cut.hem = Hem::kRuffle;
    t.words.push_back("Ruffle-Hem");
  }
  if (t.design.weave != Weave::kRib) t.pattern(0.5);
}

void cut_blouse(Tailor& t) {
  auto& cut = t.design.cut;
  cut.neckline = N::kCrew;
  cut.closure = Closure::kButtons;
  t.choose(cut.collar, {{Collar::kShirt},
                        {Collar::kBand, "Band-Collar"},
                        {Collar::kBow, "Pussy-Bow"},
                        {Collar::kPeterPan, "Peter Pan Collar"},
                        {Collar::kNone}});
  if (cut.collar == Collar::kNone) {
    const bool wrap = t.rng.chance(0.5);
    cut.neckline = wrap ? N::kDeepV : N::kV;
    cut.closure = wrap ? Closure::kWrap : Closure::kButtons;
    t.words.push_back(wrap ? "Wrap" : "V-Neck");
  }
  t.choose(cut.sleeve, {{S::kLong},
                        {S::kLongPuff, "Balloon-Sleeve"},
                        {S::kBell, "Bell-Sleeve"},
                        {S::kShort, "Short-Sleeve"},
                        {S::kPuff, "Puff-Sleeve"},
                        {S::kThreeQuarter, "3/4-Sleeve"}});
  t.weave({{Weave::kChiffon, "Chiffon"},
           {Weave::kPoplin, "Cotton Poplin"},
           {Weave::kSatin, "Satin"},
           {Weave::kCrepe, "Crepe"},
           {Weave::kLinen, "Linen"},
           {Weave::kLace, "Lace"}});
  t.between(cut.length, 0.35, 0.6);
  t.between(cut.fit, 0.15, 0.45);
  if (t.design.weave != Weave::kLace) t.pattern(0.45);
}

void cut_shirt(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.collar, {{Collar::kShirt},
                        {Collar::kShirt},
                        {Collar::kShirt},
                        {Collar::kBand, "Band-Collar"},
                        {Collar::kCamp, "Camp-Collar"}});
  cut.closure = Closure::kButtons;
  t.choose(cut.sleeve, {{S::kLong}, {S::kLong}, {S::kShort, "Short-Sleeve"}});
  if (cut.collar == Collar::kCamp) {
    cut.sleeve = S::kShort;
    cut.neckline = N::kV;
  }
  t.choose(cut.pocket, {{Pocket::kNone}, {Pocket::kChest}, {Pocket::kChest}, {Pocket::kTwoChest, "Utility"}});
  t.choose(cut.hem, {{Hem::kShirtTail}, {Hem::kStraight}});
  t.weave({{Weave::kPoplin, "Cotton Poplin"},
           {Weave::kTwill, "Oxford"},
           {Weave::kLinen, "Linen"},
           {Weave::kDenim, "Chambray"},
           {Weave::kCorduroy, "Corduroy"},
           {Weave::kWool, "Flannel"}});
  t.between(cut.length, 0.5, 0.62);
  fit(t, 0.3, 0.6);
  if (t.design.weave == Weave::kWool) {
    t.design.pattern = Pattern::kTartan;
    t.words.insert(t.words.begin(), "Tartan");
  } else if (t.design.weave != Weave::kDenim && t.design.weave != Weave::kCorduroy) {
    t.pattern(0.45);
  }
}

void cut_polo(Tailor& t) {
  auto& cut = t.design.cut;
  cut.collar = Collar::kPolo;
  cut.closure = Closure::kPlacket;
  t.choose(cut.sleeve, {{S::kShort}, {S::kShort}, {S::kLong, "Long-Sleeve"}});
  t.weave({{Weave::kJersey, "Pique"}, {Weave::kFineKnit, "Knitted"}});
  t.between(cut.length, 0.48, 0.6);
  cut.contrast = t.rng.chance(0.35);
  if (cut.contrast) t.words.push_back("Tipped");
  fit(t, 0.3, 0.55);
  if (t.rng.chance(0.6)) {
    cut.graphic = Graphic::kLogo;
  } else if (t.rng.chance(0.5)) {
    t.choose(t.design.pattern, {{Pattern::kBreton, "Striped"}, {Pattern::kWideStripe, "Rugby Stripe"}});
  }
}

void cut_sweater(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kCrew, "Crew-Neck"},
                          {N::kCrew, "Crew-Neck"},
                          {N::kV, "V-Neck"},
                          {N::kTurtle, "Turtleneck"},
                          {N::kMock, "Mock-Neck"}});
  if (t.female() && t.rng.chance(0.15)) cut.neckline = N::kBoat, t.words.back() = "Boat-Neck";
  cut.sleeve = S::kLong;
  if (t.female() && t.rng.chance(0.15))
    t.choose(cut.sleeve, {{S::kLongPuff, "Balloon-Sleeve"}, {S::kBell, "Bell-Sleeve"}});
  cut.hem = Hem::kRib;
  t.weave({{Weave::kFineKnit, "Merino"},
           {Weave::kCable, "Cable-Knit"},
           {Weave::kChunky, "Chunky-Knit"},
           {Weave::kRib, "Ribbed"},
           {Weave::kFineKnit, "Cashmere"},
           {Weave::kWool, "Lambswool"}});
  t.between(cut.length, t.female() ? 0.1 : 0.4, 0.6);
  t.name_length("Cropped", "Longline");
  fit(t);
  if (t.design.weave != Weave::kFineKnit && t.design.weave != Weave::kWool) return;
  if (t.rng.chance(t.is(Style::kBoho) ? 0.35 : 0.12)) {
    t.design.pattern = Pattern::kFairIsle;
    t.words.insert(t.words.begin(), "Fair Isle");
  } else if (t.rng.chance(0.25)) {
    t.choose(t.design.pattern, {{Pattern::kBreton, "Striped"},
                                {Pattern::kWideStripe, "Block-Stripe"},
                                {Pattern::kChevron, "Chevron"}});
  } else if (t.rng.chance(0.12)) {
    cut.block = cut.contrast = true;
    t.words.push_back("Colour-Block");
  }
}

void cut_cardigan(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kDeepV}, {N::kV}, {N::kDeepV}});
  cut.sleeve = S::kLong;
  cut.hem = Hem::kRib;
  t.choose(cut.closure, {{Closure::kButtons}, {Closure::kButtons}, {Closure::kOpen, "Open-Front"}});
  t.choose(cut.pocket, {{Pocket::kNone}, {Pocket::kPatch}});
  t.weave({{Weave::kFineKnit, "Merino"},
           {Weave::kCable, "Cable-Knit"},
           {Weave::kChunky, "Chunky-Knit"},
           {Weave::kRib, "Ribbed"}});
  t.between(cut.length, t.female() ? 0.1 : 0.45, t.female() ? 1.0 : 0.6);
  if (cut.length < 0.35) cut.pocket = Pocket::kNone;
  t.name_length("Cropped", "Longline");
  fit(t);
  if (t.design.weave == Weave::kFineKnit && t.rng.chance(0.25)) {
    t.choose(t.design.pattern, {{Pattern::kBreton, "Striped"}, {Pattern::kFairIsle, "Fair Isle"}});
  }
}

void cut_hoodie(Tailor& t) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  cut.hem = Hem::kRib;
  t.choose(cut.collar, {{Collar::kHood}, {Collar::kHood}, {Collar::kNone}});
  if (cut.collar == Collar::kHood) {
    t.choose(cut.closure, {{Closure::kNone}, {Closure::kNone}, {Closure::kZip, "Zip-Up"}});
    cut.pocket = Pocket::kKangaroo;
  } else if (t.rng.chance(0.3)) {
    cut.neckline = N::kMock;
    cut.closure = Closure::kHalfZip;
    t.words.push_back("Half-Zip");
    t.noun = "Sweatshirt";
  } else {
    t.noun = "Sweatshirt";
    t.words.push_back("Crew-Neck");
  }
  t.weave({{Weave::kFleece, "Fleece"}, {Weave::kJersey, "French Terry"}});
  t.between(cut.length, t.female() && !t.child() ? 0.1 : 0.42, 0.58);
  t.name_length("Cropped", "");
  fit(t, 0.36, 0.62);
  cut.contrast = t.rng.chance(0.25);
  if (t.rng.chance(0.16)) {
    cut.block = cut.contrast = true;
    t.words.push_back("Colour-Block");
  } else {
    t.pattern(t.child() ? 0.6 : 0.82);
    if (cut.closure == Closure::kNone) print_graphic(t, 0.6);
  }
}

}  // namespace lookbook::generate
