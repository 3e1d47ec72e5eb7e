// Cuts of bags, watches, jewellery and accessories.
#include "generate/forms.hpp"
#include "generate/garment.hpp"

namespace lookbook::generate {
namespace {

int any(Tailor& t, std::uint64_t n) {
  return static_cast<int>(t.rng.below(n));
}

void cut_handbag(Tailor& t) {
  using F = HandbagForm;
  if (t.female()) {
    t.form<F>({{F::kSatchel, "Top-Handle"},
               {F::kCrossbody, "Crossbody"},
               {F::kHobo, "Hobo"},
               {F::kBucket, "Bucket"},
               {F::kBowling, "Bowling"},
               {F::kSaddle, "Saddle"},
               {F::kChain, "Quilted Chain"},
               {F::kMessenger, "Messenger"},
               {F::kBeltBag, "Belt"}});
  } else {
    t.form<F>({{F::kMessenger, "Messenger"},
               {F::kCrossbody, "Crossbody"},
               {F::kBeltBag, "Belt"},
               {F::kBowling, "Weekend"}});
  }
  t.weave({{Weave::kLeather, "Leather"},
           {Weave::kLeather, "Leather"},
           {Weave::kSuede, "Suede"},
           {Weave::kPatent, "Patent"}});
}

}  // namespace

void cut_bag(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.height, 0.2, 0.9);
  t.between(cut.flare, 0.1, 0.9);
  cut.trim = any(t, 6);
  cut.contrast = t.rng.chance(0.3);
  switch (t.design.shape) {
    case Shape::kBackpack:
      t.form<BackpackForm>({{BackpackForm::kZipped}, {BackpackForm::kFlap, "Flap"}});
      t.weave({{Weave::kNylon, "Nylon"}, {Weave::kCanvas, "Canvas"}, {Weave::kLeather, "Leather"}});
      if (t.child()) t.design.weave = Weave::kNylon, t.fabric_word = "";
      if (t.design.weave != Weave::kLeather) t.pattern(0.65);
      return;
    case Shape::kTote:
      t.weave({{Weave::kLeather, "Leather"},
               {Weave::kCanvas, "Canvas"},
               {Weave::kStraw, "Straw"},
               {Weave::kSuede, "Suede"}});
      if (t.design.weave == Weave::kCanvas) t.pattern(0.4);
      return;
    case Shape::kClutch: {
      using F = ClutchForm;
      const F form = t.form<F>({{F::kEnvelope, "Envelope"}, {F::kFrame, "Frame"}, {F::kWallet}});
      if (form == F::kWallet) t.noun = "Wallet";
      t.weave({{Weave::kLeather, "Leather"},
               {Weave::kSuede, "Suede"},
               {Weave::kSatin, "Satin"},
               {Weave::kPatent, "Patent"},
               {Weave::kSequin, "Sequin"}});
      return;
    }
    default:
      return cut_handbag(t);
  }
}

void cut_watch(Tailor& t) {
  auto& cut = t.design.cut;
  const bool sporty = t.is(Style::kSporty, Style::kStreet);
  if (sporty && t.rng.chance(0.45)) {
    cut.form = static_cast<int>(WatchForm::kDigital);
    t.words.push_back("Digital");
  } else {
    t.form<WatchForm>({{WatchForm::kPlain}, {WatchForm::kPlain}, {WatchForm::kChronograph, "Chronograph"}});
  }
  t.choose(cut.toe, {{0.0}, {0.0}, {0.0}, {0.7, "Cushion"}, {1.0, "Square"}});
  t.between(cut.fit, 0, 1);
  cut.trim = any(t, 6);
  cut.contrast = t.rng.chance(0.2);
  if (sporty && t.rng.chance(0.5)) {
    t.choose(t.design.weave, {{Weave::kRubber, "Silicone-Strap"}});
  } else {
    t.choose(
        t.design.weave,
        {{Weave::kLeather, "Leather-Strap"}, {Weave::kMetal, "Bracelet"}, {Weave::kSuede, "Suede-Strap"}});
  }
  if (t.design.weave == Weave::kMetal) cut.contrast = false;
}

namespace {

bool is_mans(const Tailor& t) {
  return t.design.department == Department::kMen;
}

void cut_ring(Tailor& t) {
  if (is_mans(t)) {
    t.design.cut.form = static_cast<int>(RingForm::kSignet);
    t.words.push_back("Signet");
  } else {
    t.form<RingForm>({{RingForm::kSolitaire, "Solitaire"},
                      {RingForm::kRow, "Five-Stone"},
                      {RingForm::kSignet, "Signet"},
                      {RingForm::kStacked, "Stacking"}});
  }
}

void cut_bracelet(Tailor& t) {
  if (is_mans(t)) {
    t.form<BraceletForm>({{BraceletForm::kBeads, "Beaded"},
                          {BraceletForm::kLeather, "Leather"},
                          {BraceletForm::kBangle, "Cuff"}});
  } else {
    t.form<BraceletForm>({{BraceletForm::kBangle, "Bangle"},
                          {BraceletForm::kBeads, "Beaded"},
                          {BraceletForm::kCharms, "Charm"},
                          {BraceletForm::kLeather, "Leather"}});
  }
}

}  // namespace

void cut_jewel(Tailor& t) {
  auto& cut = t.design.cut;
  t.design.weave = Weave::kMetal;
  t.between(cut.height, 0, 1);
  t.between(cut.length, 0, 1);
  t.between(cut.fit, 0, 0.9);
  switch (t.design.shape) {
    case Shape::kNecklace:
      if (t.form<NecklaceForm>({{NecklaceForm::kPendant},
                                {NecklaceForm::kPearls, "Bead"},
                                {NecklaceForm::kLayers, "Layered"},
                                {NecklaceForm::kStones, "Statement"},
                                {NecklaceForm::kCurb, "Curb-Chain"}}) != NecklaceForm::kPendant)
        break;
      t.choose(cut.trim, {{0, "Gemstone"}, {1, "Heart"}, {2, "Disc"}, {3, "Bar"}, {4, "Moon"}});
      break;
    case Shape::kEarrings:
      t.form<EarringForm>({{EarringForm::kHoop, "Hoop"},
                           {EarringForm::kStud, "Stud"},
                           {EarringForm::kDrop, "Drop"},
                           {EarringForm::kPearl, "Pearl"},
                           {EarringForm::kTassel, "Tassel"}});
      cut.trim = any(t, 2);
      break;
    case Shape::kRing:
      cut_ring(t);
      break;
    default:
      cut_bracelet(t);
  }
}

void cut_headwear(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.flare, 0.2, 1.0);
  cut.trim = any(t, 6);
  cut.contrast = t.rng.chance(0.35);
  if (t.design.shape == Shape::kBeanie) {
    t.form<BeanieForm>(
        {{BeanieForm::kPlain}, {BeanieForm::kBobble, "Bobble"}, {BeanieForm::kSlouch, "Slouchy"}});
    t.weave({{Weave::kRib, "Ribbed"},
             {Weave::kCable, "Cable-Knit"},
             {Weave::kChunky, "Chunky-Knit"},
             {Weave::kFineKnit, "Merino"}});
    if (t.design.weave == Weave::kFineKnit && t.rng.chance(0.6))
      t.choose(t.design.pattern, {{Pattern::kFairIsle, "Fair Isle"},
                                  {Pattern::kBreton, "Striped"},
                                  {Pattern::kWideStripe, "Block-Stripe"}});
  } else if (t.design.shape == Shape::kBrimHat) {
    const HatForm form = t.form<HatForm>({{HatForm::kFedora}, {HatForm::kSun}, {HatForm::kBeret}});
    t.noun = form == HatForm::kFedora ? "Fedora" : form == HatForm::kSun ? "Sun Hat" : "Beret";
    if (form == HatForm::kSun) t.weave({{Weave::kStraw, "Straw"}});
    if (form == HatForm::kFedora) t.weave({{Weave::kWool, "Felt"}, {Weave::kStraw, "Straw"}});
    if (form == HatForm::kBeret) t.weave({{Weave::kWool, "Wool"}});
    if (form != HatForm::kBeret && cut.flare > 0.65) t.words.push_back("Wide-Brim");
  } else {
    t.form<CapForm>({{CapForm::kBaseball}, {CapForm::kBaseball}, {CapForm::kBucket}});
    const bool bucket = cut.form == static_cast<int>(CapForm::kBucket);
    t.noun = bucket ? "Bucket Hat" : "Baseball Cap";
    t.weave({{Weave::kTwill, "Cotton"}, {Weave::kCorduroy, "Corduroy"}, {Weave::kCanvas, "Canvas"}});
    if (bucket || t.child()) t.pattern(0.5);
    if (!bucket)
      t.choose(cut.graphic, {{Graphic::kNone},
                             {Graphic::kStar, "Star"},
                             {Graphic::kBars, "Stripe"},
                             {Graphic::kMountains, "Mountain"},
                             {Graphic::kLightning, "Lightning"},
                             {Graphic::kWave, "Wave"}});
  }
}

namespace {

void cut_tie(Tailor& t) {
  if (t.form<TieForm>({{TieForm::kLong}, {TieForm::kLong}, {TieForm::kLong}, {TieForm::kBow}}) ==
      TieForm::kBow)
    t.noun = "Bow Tie";
  t.weave({{Weave::kSatin, "Silk"},
           {Weave::kSatin, "Silk"},
           {Weave::kFineKnit, "Knitted"},
           {Weave::kWool, "Wool"}});
  if (t.rng.chance(0.7))
    t.choose(t.design.pattern, {{Pattern::kVerticalStripe, "Striped"},
                                {Pattern::kDots, "Polka Dot"},
                                {Pattern::kPaisley, "Paisley"},
                                {Pattern::kHoundstooth, "Houndstooth"},
                                {Pattern::kGeometric, "Geometric"}});
}

void cut_socks(Tailor& t) {
  const auto& cut = t.design.cut;
  t.noun = cut.length > 0.6 ? "Knee Socks" : cut.length < 0.3 ? "Ankle Socks" : "Crew Socks";
  t.weave({{Weave::kRib, "Cotton"}, {Weave::kFineKnit, "Merino"}});
  if (t.rng.chance(0.6))
    t.child() ? t.child_print()
              : t.choose(t.design.pattern, {{Pattern::kBreton, "Striped"},
                                            {Pattern::kDots, "Dotted"},
                                            {Pattern::kFairIsle, "Fair Isle"},
                                            {Pattern::kStars, "Star"},
                                            {Pattern::kTartan, "Tartan"}});
}

void cut_scarf(Tailor& t) {
  if (t.form<ScarfForm>({{ScarfForm::kWound}, {ScarfForm::kSquare}}) == ScarfForm::kSquare) {
    t.noun = "Square Scarf";
    t.weave({{Weave::kSatin, "Silk"}, {Weave::kChiffon, "Chiffon"}});
    t.pattern(0.1);
  } else {
    t.weave({{Weave::kWool, "Wool"},
             {Weave::kFineKnit, "Cashmere"},
             {Weave::kChunky, "Chunky-Knit"},
             {Weave::kRib, "Ribbed"}});
    if (t.design.weave == Weave::kWool)
      t.choose(t.design.pattern, {{Pattern::kSolid},
                                  {Pattern::kTartan, "Tartan"},
                                  {Pattern::kHoundstooth, "Houndstooth"},
                                  {Pattern::kWideStripe, "Striped"}});
  }
}

}  // namespace

void cut_soft_accessory(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.length, 0.0, 1.0);
  t.between(cut.fit, 0, 1);
  cut.contrast = t.rng.chance(0.35);
  if (t.design.shape == Shape::kTie) return cut_tie(t);
  if (t.design.shape == Shape::kSocks) return cut_socks(t);
  cut_scarf(t);
}

void cut_plain_accessory(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.fit, 0, 1);
  cut.trim = any(t, 6);
  cut.contrast = t.rng.chance(0.3);
  if (t.design.shape == Shape::kSunglasses) {
    using F = GlassesForm;
    t.form<F>({{F::kSquare, "Square"},
               {F::kRound, "Round"},
               {F::kAviator, "Aviator"},
               {F::kCatEye, "Cat-Eye"},
               {F::kShield, "Rectangular"}});
    if (!t.female() && cut.form == static_cast<int>(F::kCatEye))
      cut.form = static_cast<int>(F::kSquare), t.words.back() = "Square";
    t.design.weave = Weave::kPatent;
    return;
  }
  t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}});
  if (t.design.shape == Shape::kGloves && t.rng.chance(0.5))
    t.design.weave = Weave::kFineKnit, t.fabric_word = "Knitted";
  if (t.design.shape == Shape::kBelt) {
    t.form<BeltForm>(
        {{BeltForm::kRounded}, {BeltForm::kOval, "Oval-Buckle"}, {BeltForm::kSquare, "Square-Buckle"}});
    t.words.push_back(cut.fit > 0.6 ? "Wide" : "Slim");
  }
}

}  // namespace lookbook::generate
