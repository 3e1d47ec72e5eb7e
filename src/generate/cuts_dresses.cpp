// Cuts of dresses and jumpsuits.
#include "generate/forms.hpp"
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

using N = Neckline;
using S = Sleeve;

void bodice(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline, {{N::kV, "V-Neck"},
                          {N::kScoop},
                          {N::kSquare, "Square-Neck"},
                          {N::kCrew},
                          {N::kCrew},
                          {N::kSweetheart, "Sweetheart"},
                          {N::kHalter, "Halter"},
                          {N::kOffShoulder, "Off-Shoulder"},
                          {N::kBoat, "Boat-Neck"}});
  if (cut.neckline == N::kHalter) {
    cut.sleeve = S::kNone;
  } else if (cut.neckline == N::kSweetheart) {
    cut.sleeve = S::kStrap;
  } else if (cut.neckline == N::kOffShoulder) {
    t.choose(cut.sleeve, {{S::kFlutter}, {S::kPuff, "Puff-Sleeve"}, {S::kShort}});
  } else {
    t.choose(cut.sleeve, {{S::kNone, "Sleeveless"},
                          {S::kStrap},
                          {S::kShort},
                          {S::kPuff, "Puff-Sleeve"},
                          {S::kLong, "Long-Sleeve"},
                          {S::kLongPuff, "Balloon-Sleeve"},
                          {S::kBell, "Bell-Sleeve"},
                          {S::kFlutter, "Flutter-Sleeve"},
                          {S::kElbow}});
  }
}

void dress_cloth(Tailor& t) {
  t.weave({{Weave::kCrepe, "Crepe"},
           {Weave::kChiffon, "Chiffon"},
           {Weave::kPoplin, "Cotton"},
           {Weave::kJersey, "Jersey"},
           {Weave::kSatin, "Satin"},
           {Weave::kLinen, "Linen"},
           {Weave::kLace, "Lace"},
           {Weave::kVelvet, "Velvet"}});
}

/// Mini, midi or maxi.
void dress_length(Tailor& t, double low, double high) {
  auto& cut = t.design.cut;
  t.between(cut.length, low, high);
  t.words.push_back(cut.length < 0.3 ? "Mini" : cut.length < 0.72 ? "Midi" : "Maxi");
}

void wrap_dress(Tailor& t) {
  auto& cut = t.design.cut;
  cut.form = static_cast<int>(Fall::kWrap);
  cut.neckline = N::kDeepV;
  cut.closure = Closure::kWrap;
  cut.belt = true;
  t.choose(cut.sleeve, {{S::kLong}, {S::kShort}, {S::kFlutter, "Flutter-Sleeve"}, {S::kThreeQuarter}});
  t.words.push_back("Wrap");
  dress_cloth(t);
  dress_length(t, 0.2, 0.9);
}

void shirt_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.form<Fall>({{Fall::kALine}, {Fall::kShift}, {Fall::kTiers, "Tiered"}});
  cut.neckline = N::kCrew;
  t.choose(cut.collar, {{Collar::kShirt}, {Collar::kBand, "Band-Collar"}});
  cut.closure = Closure::kButtons;
  cut.belt = t.rng.chance(0.6);
  cut.trim = static_cast<int>(t.rng.below(2));
  t.choose(cut.sleeve, {{S::kLong}, {S::kShort}, {S::kElbow}});
  t.words.push_back("Shirt");
  t.weave({{Weave::kPoplin, "Cotton"},
           {Weave::kLinen, "Linen"},
           {Weave::kDenim, "Denim"},
           {Weave::kCrepe, "Crepe"}});
  dress_length(t, 0.1, 0.8);
}

void slip_dress(Tailor& t) {
  auto& cut = t.design.cut;
  cut.form = static_cast<int>(Fall::kBias);
  t.choose(cut.neckline, {{N::kV}, {N::kCowl, "Cowl-Neck"}, {N::kSweetheart}, {N::kSquare}});
  cut.sleeve = S::kStrap;
  t.words.push_back("Slip");
  t.weave({{Weave::kSatin, "Satin"},
           {Weave::kSatin, "Silk"},
           {Weave::kCrepe, "Crepe"},
           {Weave::kVelvet, "Velvet"},
           {Weave::kSequin, "Sequin"}});
  dress_length(t, 0.15, 1.0);
}

void knit_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.form<Fall>({{Fall::kPencil}, {Fall::kShift}});
  t.choose(cut.neckline,
           {{N::kTurtle, "Turtleneck"}, {N::kCrew}, {N::kMock, "Mock-Neck"}, {N::kV, "V-Neck"}});
  cut.sleeve = S::kLong;
  t.weave({{Weave::kRib, "Ribbed"}, {Weave::kFineKnit, "Merino"}, {Weave::kCable, "Cable-Knit"}});
  t.words.push_back("Sweater");
  dress_length(t, 0.08, 0.75);
}

void sheath_dress(Tailor& t) {
  auto& cut = t.design.cut;
  if (t.form<Fall>({{Fall::kPencil, "Bodycon"}, {Fall::kShift, "Shift"}}) == Fall::kPencil)
    t.between(cut.fit, 0.05, 0.2);
  bodice(t);
  if (cut.sleeve == S::kBell || cut.sleeve == S::kLongPuff) cut.sleeve = S::kLong;
  dress_cloth(t);
  dress_length(t, 0.08, 0.7);
}

void full_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.form<Fall>({{Fall::kALine, "A-Line"},
                {Fall::kCircle, "Fit-and-Flare"},
                {Fall::kPleats, "Pleated"},
                {Fall::kTiers, "Tiered"},
                {Fall::kTiers, "Tiered"},
                {Fall::kALine}});
  bodice(t);
  t.between(cut.height, 0.1, 0.75);
  if (cut.height < 0.3) t.words.push_back("Empire");
  cut.belt = t.rng.chance(0.2);
  cut.trim = static_cast<int>(t.rng.below(2));
  dress_cloth(t);
  dress_length(t, 0.1, 1.0);
}

void girls_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.form<Fall>({{Fall::kTulle, "Tulle"},
                {Fall::kCircle, "Twirl"},
                {Fall::kTiers, "Tiered"},
                {Fall::kALine, "A-Line"}});
  t.choose(cut.neckline, {{N::kCrew}, {N::kScoop}, {N::kSquare}});
  t.choose(cut.sleeve, {{S::kShort},
                        {S::kPuff, "Puff-Sleeve"},
                        {S::kNone, "Sleeveless"},
                        {S::kLong, "Long-Sleeve"},
                        {S::kFlutter, "Flutter-Sleeve"}});
  if (t.rng.chance(0.2) && cut.sleeve != S::kFlutter) {
    cut.collar = Collar::kPeterPan;
    cut.neckline = N::kCrew;
  }
  cut.contrast = cut.form == static_cast<int>(Fall::kTulle);
  cut.height = t.rng.uniform(0.15, 0.6);
  t.weave({{Weave::kJersey, "Cotton"},
           {Weave::kPoplin, "Cotton"},
           {Weave::kCorduroy, "Corduroy"},
           {Weave::kLinen, "Linen"}});
  t.between(cut.length, 0.05, 0.45);
}

}  // namespace

void cut_dress(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.fit, 0.12, 0.34);
  t.between(cut.flare, 0.25, 0.95);
  cut.height = 0.5;
  if (t.child()) {
    girls_dress(t);
  } else {
    switch (t.rng.below(t.is(Style::kRomantic, Style::kBoho) ? 10 : 8)) {
      case 0:
        wrap_dress(t);
        break;
      case 1:
        shirt_dress(t);
        break;
      case 2:
        slip_dress(t);
        break;
      case 3:
        t.is(Style::kSporty, Style::kStreet) ? sheath_dress(t) : knit_dress(t);
        break;
      case 4:
      case 5:
        sheath_dress(t);
        break;
      default:
        full_dress(t);
        break;
    }
  }
  const Weave w = t.design.weave;
  if (w != Weave::kLace && w != Weave::kVelvet && w != Weave::kSequin && w != Weave::kDenim &&
      w != Weave::kRib && w != Weave::kCable)
    t.pattern(0.42);
}

void cut_jumpsuit(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.neckline,
           {{N::kV, "V-Neck"}, {N::kHalter, "Halter"}, {N::kSquare, "Square-Neck"}, {N::kCrew}});
  if (cut.neckline == N::kHalter) {
    cut.sleeve = S::kNone;
  } else {
    t.choose(cut.sleeve, {{S::kNone, "Sleeveless"}, {S::kShort}, {S::kStrap}, {S::kLong, "Long-Sleeve"}});
  }
  if (cut.neckline == N::kCrew && cut.sleeve != S::kStrap) {
    cut.collar = Collar::kShirt;
    cut.closure = Closure::kButtons;
    t.words.push_back("Utility");
  }
  t.between(cut.flare, 0.1, 0.9);
  if (cut.flare > 0.6) t.words.push_back("Wide-Leg");
  t.weave({{Weave::kCrepe, "Crepe"},
           {Weave::kLinen, "Linen"},
           {Weave::kDenim, "Denim"},
           {Weave::kJersey, "Jersey"},
           {Weave::kTwill, "Cotton"}});
  t.between(cut.fit, 0.15, 0.4);
  cut.height = 0.5;
  t.choose(cut.length, {{1.0}, {0.9}, {0.08}});
  if (cut.length < 0.1) t.noun = "Playsuit";
  cut.belt = t.rng.chance(0.5);
  cut.trim = static_cast<int>(t.rng.below(2));
  if (t.design.weave != Weave::kDenim) t.pattern(0.65);
}

}  // namespace lookbook::generate
