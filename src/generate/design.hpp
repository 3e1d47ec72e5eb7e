#pragma once
// What one product looks like, before anything is drawn: its type, cut, cloth, pattern and colours. The
// drawings read a Design and nothing else, so the same Design is the same picture.

#include <cstdint>

#include "generate/colour.hpp"

namespace lookbook::generate {

enum class Department : std::uint8_t { kWomen, kMen, kGirls, kBoys };
inline bool is_child(Department d) {
  return d == Department::kGirls || d == Department::kBoys;
}
inline bool is_female(Department d) {
  return d == Department::kWomen || d == Department::kGirls;
}

/// One drawing function each.
enum class Shape : std::uint8_t {
  kTop,
  kKnit,
  kShirt,
  kJacket,
  kCoat,
  kDress,
  kJumpsuit,
  kSkirt,
  kTrousers,
  kShorts,
  kSwimsuit,
  kBikini,
  kSneaker,
  kBoot,
  kLacedShoe,
  kLoafer,
  kFlat,
  kHeel,
  kSandal,
  kRainBoot,
  kTote,
  kHandbag,
  kBackpack,
  kClutch,
  kWatch,
  kNecklace,
  kEarrings,
  kBracelet,
  kRing,
  kCap,
  kBeanie,
  kBrimHat,
  kScarf,
  kBelt,
  kSunglasses,
  kTie,
  kSocks,
  kGloves,
};

enum class Neckline : std::uint8_t {
  kCrew,
  kV,
  kDeepV,
  kScoop,
  kBoat,
  kSquare,
  kSweetheart,
  kHalter,
  kOffShoulder,
  kTurtle,
  kMock,
  kCowl,
  kHenley
};
enum class Collar : std::uint8_t {
  kNone,
  kShirt,
  kPolo,
  kBand,
  kCamp,
  kNotch,
  kPeak,
  kShawl,
  kPeterPan,
  kFunnel,
  kHood,
  kBow,
  kFur
};
enum class Sleeve : std::uint8_t {
  kNone,
  kStrap,
  kWideStrap,
  kCap,
  kShort,
  kElbow,
  kThreeQuarter,
  kLong,
  kPuff,
  kLongPuff,
  kBell,
  kFlutter
};
enum class Closure : std::uint8_t {
  kNone,
  kButtons,
  kPlacket,
  kZip,
  kHalfZip,
  kDouble,
  kToggles,
  kWrap,
  kOpen,
  kSideZip
};
enum class Pocket : std::uint8_t {
  kNone,
  kChest,
  kTwoChest,
  kKangaroo,
  kPatch,
  kFlap,
  kWelt,
  kCargo,
  kSlant,
  kFive
};
enum class Hem : std::uint8_t {
  kStraight,
  kShirtTail,
  kRib,
  kHighLow,
  kSlit,
  kRuffle,
  kTiers,
  kPleats,
  kPeplum,
  kFringe,
  kCuffed,
  kRaw
};

enum class Weave : std::uint8_t {
  kJersey,
  kPoplin,
  kLinen,
  kTwill,
  kDenim,
  kCorduroy,
  kRib,
  kFineKnit,
  kCable,
  kChunky,
  kWool,
  kTweed,
  kSatin,
  kCrepe,
  kChiffon,
  kVelvet,
  kLace,
  kLeather,
  kSuede,
  kPatent,
  kNylon,
  kQuilt,
  kFleece,
  kSherpa,
  kMesh,
  kLycra,
  kCanvas,
  kStraw,
  kSequin,
  kRubber,
  kMetal,
  kFur,
};

enum class Pattern : std::uint8_t {
  kSolid,
  kBreton,
  kWideStripe,
  kPinstripe,
  kVerticalStripe,
  kGingham,
  kTartan,
  kWindowpane,
  kHoundstooth,
  kHerringbone,
  kDots,
  kBigDots,
  kDitsy,
  kFloral,
  kTropical,
  kPaisley,
  kLeopard,
  kZebra,
  kSnake,
  kCamo,
  kChevron,
  kFairIsle,
  kGeometric,
  kBrush,
  kStars,
  kHearts,
  kTieDye,
  kDinosaurs,
  kSpace,
  kFruit,
  kAnimals,
  kMelange,
};

/// A picture printed or sewn on the front.
enum class Graphic : std::uint8_t {
  kNone,
  kSunset,
  kMountains,
  kCircle,
  kLightning,
  kHeart,
  kStar,
  kRainbow,
  kDinosaur,
  kRocket,
  kCat,
  kFlower,
  kWave,
  kPalm,
  kBars,
  kSmile,
  kLogo,
  kPocket
};

/// Numbers between 0 and 1 unless they say otherwise; each drawing reads those that mean something to it.
struct Cut {
  Neckline neckline = Neckline::kCrew;
  Collar collar = Collar::kNone;
  Sleeve sleeve = Sleeve::kShort;
  Closure closure = Closure::kNone;
  Pocket pocket = Pocket::kNone;
  Hem hem = Hem::kStraight;
  Graphic graphic = Graphic::kNone;
  double fit = 0.5;     ///< 0 tight, 1 wide
  double length = 0.5;  ///< 0 cropped, 1 long
  double flare = 0.3;   ///< width of the hem, leg or brim
  double heel = 0;      ///< height of the heel or sole
  double height = 0.5;  ///< of a shaft, rise, crown, bag
  double toe = 0.5;     ///< 0 round, 1 pointed; 0 round, 1 square for watches and glasses
  int form = 0;         ///< one of a shape's variants
  int trim = 0;         ///< one of a shape's details
  bool belt = false;
  bool contrast = false;  ///< details in the second colour
  bool block = false;     ///< panels in the second colour
};

struct Design {
  Shape shape = Shape::kTop;
  Department department = Department::kWomen;
  Cut cut;
  Weave weave = Weave::kJersey;
  Pattern pattern = Pattern::kSolid;
  Colour base;
  Colour second{1, 1, 1};
  Colour third{0.5, 0.5, 0.5};
  Colour metal{0.8, 0.66, 0.36};
  std::uint64_t seed =
      0;  ///< of folds, prints and small irregularities; the same for the variants of a product
};

}  // namespace lookbook::generate
