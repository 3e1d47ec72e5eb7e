// Cuts of jackets, blazers and coats: a few classics each, with their own cloth, collar and fastening.
#include "generate/forms.hpp"
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

using N = Neckline;
using S = Sleeve;

struct Classic {
  std::string_view word;
  Weave weave;
  Collar collar;
  N neckline;
  Closure closure;
  Pocket pocket;
  Hem hem = Hem::kStraight;
  JacketForm form = JacketForm::kPlain;
  bool belt = false;
  std::string_view fabric = {};
};

constexpr Classic kJackets[] = {
    {"Trucker", Weave::kDenim, Collar::kShirt, N::kCrew, Closure::kButtons, Pocket::kTwoChest, Hem::kStraight,
     JacketForm::kPlain, false, "Denim"},
    {"Trucker", Weave::kDenim, Collar::kShirt, N::kCrew, Closure::kButtons, Pocket::kTwoChest, Hem::kStraight,
     JacketForm::kPlain, false, "Denim"},
    {"Biker", Weave::kLeather, Collar::kNotch, N::kV, Closure::kSideZip, Pocket::kNone, Hem::kStraight,
     JacketForm::kPlain, false, "Leather"},
    {"Racer", Weave::kLeather, Collar::kBand, N::kCrew, Closure::kZip, Pocket::kWelt, Hem::kStraight,
     JacketForm::kPlain, false, "Leather"},
    {"Bomber", Weave::kNylon, Collar::kNone, N::kCrew, Closure::kZip, Pocket::kWelt, Hem::kRib},
    {"Bomber", Weave::kSuede, Collar::kNone, N::kCrew, Closure::kZip, Pocket::kWelt, Hem::kRib,
     JacketForm::kPlain, false, "Suede"},
    {"Puffer", Weave::kNylon, Collar::kFunnel, N::kCrew, Closure::kZip, Pocket::kNone, Hem::kStraight,
     JacketForm::kPuffer},
    {"Hooded Puffer", Weave::kNylon, Collar::kHood, N::kCrew, Closure::kZip, Pocket::kNone, Hem::kStraight,
     JacketForm::kPuffer},
    {"Quilted", Weave::kQuilt, Collar::kBand, N::kCrew, Closure::kZip, Pocket::kPatch},
    {"Utility", Weave::kTwill, Collar::kShirt, N::kCrew, Closure::kButtons, Pocket::kCargo, Hem::kStraight,
     JacketForm::kPlain, false, "Cotton Twill"},
    {"Belted Field", Weave::kTwill, Collar::kShirt, N::kCrew, Closure::kButtons, Pocket::kCargo,
     Hem::kStraight, JacketForm::kPlain, true, "Cotton"},
    {"Sherpa", Weave::kSherpa, Collar::kFunnel, N::kCrew, Closure::kZip, Pocket::kWelt, Hem::kStraight},
    {"Fleece", Weave::kFleece, Collar::kFunnel, N::kCrew, Closure::kZip, Pocket::kChest, Hem::kRib},
    {"Hooded Rain", Weave::kNylon, Collar::kHood, N::kCrew, Closure::kZip, Pocket::kFlap},
    {"Track", Weave::kMesh, Collar::kFunnel, N::kCrew, Closure::kZip, Pocket::kWelt, Hem::kRib},
    {"Corduroy", Weave::kCorduroy, Collar::kShirt, N::kCrew, Closure::kButtons, Pocket::kTwoChest},
};

constexpr Classic kCoats[] = {
    {"Tailored", Weave::kWool, Collar::kNotch, N::kDeepV, Closure::kButtons, Pocket::kFlap, Hem::kStraight,
     JacketForm::kPlain, false, "Wool"},
    {"Double-Breasted", Weave::kWool, Collar::kPeak, N::kDeepV, Closure::kDouble, Pocket::kFlap,
     Hem::kStraight, JacketForm::kPlain, false, "Wool"},
    {"Trench", Weave::kTwill, Collar::kNotch, N::kV, Closure::kDouble, Pocket::kWelt, Hem::kStraight,
     JacketForm::kTrench, true, "Cotton"},
    {"Duffle", Weave::kWool, Collar::kHood, N::kCrew, Closure::kToggles, Pocket::kPatch, Hem::kStraight,
     JacketForm::kPlain, false, "Wool"},
    {"Puffer", Weave::kNylon, Collar::kFunnel, N::kCrew, Closure::kZip, Pocket::kNone, Hem::kStraight,
     JacketForm::kPuffer},
    {"Fur-Hood Puffer", Weave::kNylon, Collar::kFur, N::kCrew, Closure::kZip, Pocket::kNone, Hem::kStraight,
     JacketForm::kPuffer},
    {"Parka", Weave::kTwill, Collar::kFur, N::kCrew, Closure::kZip, Pocket::kFlap, Hem::kStraight,
     JacketForm::kPlain, false, "Cotton"},
    {"Teddy", Weave::kSherpa, Collar::kShawl, N::kDeepV, Closure::kButtons, Pocket::kPatch},
    {"Wrap", Weave::kWool, Collar::kShawl, N::kDeepV, Closure::kWrap, Pocket::kWelt, Hem::kStraight,
     JacketForm::kPlain, true, "Wool"},
    {"Collarless", Weave::kTweed, Collar::kNone, N::kCrew, Closure::kButtons, Pocket::kPatch, Hem::kStraight,
     JacketForm::kPlain, false, "Tweed"},
    {"Quilted", Weave::kQuilt, Collar::kBand, N::kCrew, Closure::kZip, Pocket::kPatch},
};

void wear(Tailor& t, const Classic& classic) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  cut.collar = classic.collar;
  cut.neckline = classic.neckline;
  cut.closure = classic.closure;
  cut.pocket = classic.pocket;
  cut.hem = classic.hem;
  cut.form = static_cast<int>(classic.form);
  cut.belt = classic.belt;
  cut.trim = static_cast<int>(t.rng.below(2));
  t.design.weave = classic.weave;
  t.fabric_word = classic.fabric;
  t.words.push_back(classic.word);
}

}  // namespace

void cut_jacket(Tailor& t) {
  auto& cut = t.design.cut;
  const Classic& classic = kJackets[t.rng.below(std::size(kJackets))];
  wear(t, classic);
  t.between(cut.length, t.female() ? 0.12 : 0.32, t.female() ? 0.46 : 0.5);
  t.between(cut.fit, 0.34, t.is(Style::kStreet) ? 0.8 : 0.56);
  if (cut.fit > 0.66) t.words.push_back("Oversized");
  const bool soft = cut.form == static_cast<int>(JacketForm::kPuffer) || classic.weave == Weave::kQuilt;
  if (soft && t.rng.chance(0.3)) {
    cut.sleeve = S::kNone;
    t.noun = "Vest";
  }
  if (classic.weave == Weave::kMesh || (soft && t.rng.chance(0.3))) {
    cut.block = cut.contrast = true;
    t.words.push_back("Colour-Block");
  } else if (t.child() && classic.weave == Weave::kNylon) {
    t.pattern(0.6);
  }
}

void cut_blazer(Tailor& t) {
  auto& cut = t.design.cut;
  cut.sleeve = S::kLong;
  cut.neckline = N::kDeepV;
  t.choose(
      cut.collar,
      {{Collar::kNotch}, {Collar::kNotch}, {Collar::kPeak, "Peak-Lapel"}, {Collar::kShawl, "Shawl-Collar"}});
  t.choose(
      cut.closure,
      {{Closure::kButtons, "Single-Breasted"}, {Closure::kButtons}, {Closure::kDouble, "Double-Breasted"}});
  t.choose(cut.pocket, {{Pocket::kFlap}, {Pocket::kWelt}, {Pocket::kPatch}});
  t.weave({{Weave::kWool, "Wool"},
           {Weave::kLinen, "Linen"},
           {Weave::kTweed, "Tweed"},
           {Weave::kVelvet, "Velvet"},
           {Weave::kCrepe, "Crepe"},
           {Weave::kCorduroy, "Corduroy"}});
  t.between(cut.length, 0.5, 0.8);
  t.between(cut.fit, 0.3, t.is(Style::kStreet, Style::kMinimal) ? 0.7 : 0.5);
  t.between(cut.flare, 0.1, 0.7);
  if (cut.fit > 0.62) t.words.push_back("Oversized");
  if (t.design.weave == Weave::kWool || t.design.weave == Weave::kLinen) {
    if (t.rng.chance(0.4)) {
      t.choose(t.design.pattern, {{Pattern::kHoundstooth, "Houndstooth"},
                                  {Pattern::kHerringbone, "Herringbone"},
                                  {Pattern::kWindowpane, "Windowpane"},
                                  {Pattern::kPinstripe, "Pinstripe"},
                                  {Pattern::kTartan, "Tartan"}});
    }
  }
}

void cut_coat(Tailor& t) {
  auto& cut = t.design.cut;
  wear(t, kCoats[t.rng.below(std::size(kCoats))]);
  t.between(cut.length, t.child() ? 0.95 : 1.15, t.child() ? 1.4 : 1.85);
  if (cut.length > 1.65) t.words.push_back("Longline");
  t.between(cut.fit, 0.34, t.is(Style::kStreet, Style::kMinimal) ? 0.75 : 0.52);
  t.between(cut.flare, 0.0, 1.0);
  if (t.design.weave == Weave::kWool && t.rng.chance(0.25)) {
    t.choose(t.design.pattern, {{Pattern::kHoundstooth, "Houndstooth"},
                                {Pattern::kHerringbone, "Herringbone"},
                                {Pattern::kTartan, "Tartan"},
                                {Pattern::kWindowpane, "Windowpane"}});
  }
}

}  // namespace lookbook::generate
