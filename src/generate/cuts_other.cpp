// Cuts of shoes, bags, watches, jewellery and accessories.
#include "generate/garment.hpp"

namespace lookbook::generate {

void cut_sneaker(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.height, {{0.2}, {0.25, "Low-Top"}, {0.8, "High-Top"}, {0.3, "Slip-On"}});
  cut.closure = t.words.empty() || t.words.back() != "Slip-On" ? Closure::kNone : Closure::kOpen;
  t.between(cut.heel, 0.1, t.style == Style::kStreet || t.style == Style::kSporty ? 1.0 : 0.5);
  if (cut.heel > 0.7) t.words.push_back("Chunky");
  t.weave({{Weave::kCanvas, "Canvas"},
           {Weave::kLeather, "Leather"},
           {Weave::kMesh, "Mesh"},
           {Weave::kSuede, "Suede"}});
  cut.form = static_cast<int>(t.rng.below(4));
  cut.trim = static_cast<int>(t.rng.below(4));
  cut.contrast = t.rng.chance(0.5);
  cut.block = t.rng.chance(0.4);
}

void cut_boot(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.height, {{0.2, "Ankle"}, {0.3, "Chelsea"}, {0.5, "Mid-Calf"}, {0.9, "Knee-High"}});
  if (!is_female(t.design.department) && cut.height > 0.5) cut.height = 0.35;
  t.between(cut.heel, 0.05, is_female(t.design.department) ? 0.9 : 0.3);
  t.between(cut.toe, 0.1, 0.9);
  t.choose(cut.closure, {{Closure::kNone}, {Closure::kButtons, "Lace-Up"}, {Closure::kZip, "Side-Zip"}});
  t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}, {Weave::kPatent, "Patent"}});
  cut.form = static_cast<int>(t.rng.below(4));
  cut.trim = static_cast<int>(t.rng.below(3));
}

void cut_heel(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.heel, 0.3, 1.0);
  t.words.push_back(cut.heel > 0.75 ? "Stiletto" : cut.heel > 0.5 ? "Block-Heel" : "Kitten-Heel");
  t.between(cut.toe, 0.2, 1.0);
  if (cut.toe > 0.7) t.words.push_back("Pointed");
  t.choose(cut.form, {{0}, {1, "Slingback"}, {2, "Ankle-Strap"}, {3, "Mary Jane"}});
  t.weave({{Weave::kLeather, "Leather"},
           {Weave::kSuede, "Suede"},
           {Weave::kPatent, "Patent"},
           {Weave::kSatin, "Satin"}});
}

void cut_flat_shoe(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.heel, 0.0, 0.25);
  t.between(cut.toe, 0.1, 0.9);
  if (t.design.shape == Shape::kLoafer)
    t.choose(cut.trim, {{0, "Penny"}, {1, "Tassel"}, {2, "Horsebit"}});
  else if (t.design.shape == Shape::kLacedShoe)
    t.choose(cut.trim, {{0, "Cap-Toe"}, {1, "Brogue"}, {2}});
  else if (t.design.shape == Shape::kFlat)
    t.choose(cut.trim, {{0, "Ballet"}, {1, "Bow"}, {2, "Strap"}});
  else
    t.choose(cut.form, {{0, "Slide"}, {1, "Gladiator"}, {2, "T-Strap"}, {3, "Crossover"}});
  if (t.design.shape == Shape::kSandal && t.rng.chance(0.3) && t.design.department == Department::kWomen) {
    t.between(cut.heel, 0.4, 0.8);
    t.words.push_back("Wedge");
  }
  t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}, {Weave::kPatent, "Patent"}});
}

void cut_rain_boot(Tailor& t) {
  t.design.weave = Weave::kRubber;
  t.between(t.design.cut.height, 0.4, 0.9);
  t.between(t.design.cut.heel, 0.05, 0.2);
  t.pattern(0.6);
}

void cut_bag(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.height, 0.2, 0.9);
  t.between(cut.flare, 0.1, 0.9);
  cut.form = static_cast<int>(t.rng.below(4));
  t.choose(cut.trim, {{0}, {1, "Buckle"}, {2, "Zip"}, {3, "Studded"}});
  if (t.design.shape == Shape::kBackpack) {
    t.weave({{Weave::kNylon, "Nylon"}, {Weave::kCanvas, "Canvas"}, {Weave::kLeather, "Leather"}});
    if (t.design.weave != Weave::kLeather) t.pattern(0.7);
    cut.block = t.rng.chance(0.3);
  } else {
    t.weave({{Weave::kLeather, "Leather"},
             {Weave::kSuede, "Suede"},
             {Weave::kQuilt, "Quilted"},
             {Weave::kStraw, "Straw"},
             {Weave::kCanvas, "Canvas"}});
  }
  cut.contrast = t.rng.chance(0.4);
}

void cut_watch(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.form, {{0}, {1, "Chronograph"}, {2, "Dress"}, {3, "Digital"}});
  t.choose(cut.toe, {{0.0, "Round"}, {0.0}, {1.0, "Square"}});
  t.choose(cut.trim, {{0, "Leather-Strap"}, {1, "Steel"}, {2, "Mesh-Band"}, {3, "Silicone-Strap"}});
  t.between(cut.height, 0.2, 0.9);
  t.design.weave = cut.trim == 0 ? Weave::kLeather : cut.trim == 3 ? Weave::kRubber : Weave::kMetal;
}

void cut_jewel(Tailor& t) {
  auto& cut = t.design.cut;
  t.choose(cut.form, {{0, "Minimal"}, {1, "Pendant"}, {2, "Beaded"}, {3, "Statement"}});
  if (t.design.shape == Shape::kEarrings || t.design.shape == Shape::kRing) t.words.clear();
  if (t.design.shape == Shape::kEarrings)
    t.choose(cut.form, {{0, "Stud"}, {1, "Drop"}, {2, "Hoop"}, {3, "Tassel"}});
  if (t.design.shape == Shape::kRing)
    t.choose(cut.form, {{0, "Band"}, {1, "Solitaire"}, {2, "Signet"}, {3, "Stacking"}});
  t.choose(cut.trim, {{0}, {1, "Pearl"}, {2, "Crystal"}});
  t.between(cut.height, 0.2, 0.9);
  t.design.weave = Weave::kMetal;
}

void cut_headwear(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.height, 0.3, 0.8);
  t.between(cut.flare, 0.2, 1.0);
  cut.form = static_cast<int>(t.rng.below(3));
  if (t.design.shape == Shape::kBeanie) {
    t.weave({{Weave::kRib, "Ribbed"}, {Weave::kCable, "Cable-Knit"}, {Weave::kChunky, "Chunky-Knit"}});
    t.choose(cut.trim, {{0}, {1, "Pom-Pom"}, {2, "Cuffed"}});
  } else if (t.design.shape == Shape::kBrimHat) {
    t.weave({{Weave::kStraw, "Straw"}, {Weave::kWool, "Felt"}});
    t.words.push_back(cut.flare > 0.65 ? "Wide-Brim" : "Fedora");
  } else {
    t.weave({{Weave::kTwill, "Cotton"}, {Weave::kCorduroy, "Corduroy"}, {Weave::kMesh, "Mesh"}});
    if (t.rng.chance(0.5))
      t.choose(cut.graphic,
               {{Graphic::kLogo, "Logo"}, {Graphic::kStar, "Star"}, {Graphic::kBars, "Striped"}});
    cut.block = t.rng.chance(0.35);
  }
}

void cut_soft_accessory(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.length, 0.2, 0.9);
  cut.form = static_cast<int>(t.rng.below(3));
  if (t.design.shape == Shape::kTie)
    t.weave({{Weave::kSatin, "Silk"}, {Weave::kFineKnit, "Knitted"}, {Weave::kWool, "Wool"}});
  else if (t.design.shape == Shape::kSocks)
    t.weave({{Weave::kRib, "Cotton"}, {Weave::kFineKnit, "Merino"}});
  else
    t.weave({{Weave::kWool, "Wool"},
             {Weave::kFineKnit, "Cashmere"},
             {Weave::kSatin, "Silk"},
             {Weave::kChunky, "Chunky-Knit"}});
  if (t.design.shape == Shape::kScarf) t.choose(cut.hem, {{Hem::kFringe, "Fringed"}, {Hem::kStraight}});
  if (t.design.weave != Weave::kChunky) t.pattern(0.3);
}

void cut_plain_accessory(Tailor& t) {
  auto& cut = t.design.cut;
  t.between(cut.flare, 0.2, 0.9);
  t.between(cut.toe, 0.0, 1.0);
  cut.form = static_cast<int>(t.rng.below(4));
  cut.trim = static_cast<int>(t.rng.below(3));
  if (t.design.shape == Shape::kSunglasses) {
    constexpr std::string_view kFrames[] = {"Square", "Round", "Aviator", "Cat-Eye"};
    t.words.push_back(kFrames[cut.form]);
    t.design.weave = Weave::kPatent;
  } else {
    t.weave({{Weave::kLeather, "Leather"}, {Weave::kSuede, "Suede"}});
    if (t.design.shape == Shape::kBelt) t.words.push_back(cut.flare > 0.6 ? "Wide" : "Slim");
  }
}

}  // namespace lookbook::generate
