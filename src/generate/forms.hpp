#pragma once
// What `Cut::form` means, shape by shape. Cuts choose a form, drawings draw it.

#include "generate/design.hpp"

namespace lookbook::generate {

/// How a skirt, or the skirt of a dress, falls.
enum class Fall : int { kPencil, kALine, kPleats, kTiers, kCircle, kTulle, kBias, kWrap, kBell, kShift };
enum class JacketForm : int { kPlain, kTrench, kPuffer };
enum class SneakerForm : int {
  kCourt,
  kRunner,
  kCanvasLow,
  kCanvasHigh,
  kChunky,
  kSlipOn,
  kRetro,
  kHighTop,
  kStrap,
  kSock
};
enum class BootForm : int {
  kChelsea,
  kCombat,
  kDesert,
  kHeeled,
  kKnee,
  kWestern,
  kHiking,
  kSheepskin,
  kBiker,
  kRain
};
enum class LacedForm : int { kOxford, kDerby, kBrogue, kMonk };
enum class LoaferForm : int { kPenny, kTassel, kHorsebit, kMoccasin, kEspadrille, kBoat };
enum class FlatForm : int { kBow, kStrap, kToeCap };
enum class HeelForm : int {
  kPump,
  kBlockPump,
  kKitten,
  kSlingback,
  kPlatform,
  kAnkleStrap,
  kMaryJane,
  kMule
};
enum class SandalForm : int { kSlide, kFootbed, kGladiator, kThong, kHeeledSandal, kWedge, kSport, kStrappy };
enum class HandbagForm : int {
  kSatchel,
  kCrossbody,
  kHobo,
  kBucket,
  kBowling,
  kSaddle,
  kChain,
  kMessenger,
  kBeltBag
};
enum class BackpackForm : int { kZipped, kFlap };
enum class ClutchForm : int { kEnvelope, kFrame, kWallet };
enum class WatchForm : int { kPlain, kChronograph, kDigital };
enum class NecklaceForm : int { kPendant, kPearls, kLayers, kStones, kCurb };
enum class EarringForm : int { kHoop, kStud, kDrop, kPearl, kTassel };
enum class BraceletForm : int { kBangle, kBeads, kCharms, kLeather };
enum class RingForm : int { kSolitaire, kRow, kSignet, kStacked };
enum class CapForm : int { kBaseball, kBucket };
enum class BeanieForm : int { kPlain, kBobble, kSlouch };
enum class HatForm : int { kFedora, kSun, kBeret };
enum class ScarfForm : int { kWound, kSquare };
enum class BeltForm : int { kRounded, kOval, kSquare };
enum class GlassesForm : int { kSquare, kRound, kAviator, kCatEye, kShield };
enum class TieForm : int { kLong, kBow };
enum class BikiniForm : int { kTriangle, kBandeau };

template <class Form>
Form form_of(const Design& design) {
  return static_cast<Form>(design.cut.form);
}

}  // namespace lookbook::generate
