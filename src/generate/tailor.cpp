#include "generate/tailor.hpp"

namespace lookbook::generate {
namespace {

using P = Pattern;
using Patterns = std::span<const Option<Pattern>>;

constexpr std::array kMinimalPatterns = std::to_array<Option<P>>({{P::kBreton, "Breton Stripe"},
                                                                  {P::kPinstripe, "Pinstripe"},
                                                                  {P::kMelange, "Melange"},
                                                                  {P::kWindowpane, "Windowpane"}});
constexpr std::array kSportyPatterns = std::to_array<Option<P>>({{P::kWideStripe, "Striped"},
                                                                 {P::kMelange, "Heather"},
                                                                 {P::kChevron, "Chevron"},
                                                                 {P::kCamo, "Camo"},
                                                                 {P::kGeometric, "Graphic"}});
constexpr std::array kRomanticPatterns = std::to_array<Option<P>>({{P::kFloral, "Floral"},
                                                                   {P::kDitsy, "Ditsy Floral"},
                                                                   {P::kDots, "Polka Dot"},
                                                                   {P::kHearts, "Heart Print"},
                                                                   {P::kGingham, "Gingham"},
                                                                   {P::kBigDots, "Big Dot"}});
constexpr std::array kStreetPatterns = std::to_array<Option<P>>({{P::kCamo, "Camo"},
                                                                 {P::kTieDye, "Tie-Dye"},
                                                                 {P::kZebra, "Zebra"},
                                                                 {P::kTartan, "Tartan"},
                                                                 {P::kSnake, "Snake Print"},
                                                                 {P::kBrush, "Brushstroke"}});
constexpr std::array kClassicPatterns = std::to_array<Option<P>>({{P::kVerticalStripe, "Striped"},
                                                                  {P::kGingham, "Gingham"},
                                                                  {P::kHoundstooth, "Houndstooth"},
                                                                  {P::kHerringbone, "Herringbone"},
                                                                  {P::kTartan, "Tartan"},
                                                                  {P::kPinstripe, "Pinstripe"},
                                                                  {P::kWindowpane, "Windowpane"}});
constexpr std::array kBohoPatterns = std::to_array<Option<P>>({{P::kPaisley, "Paisley"},
                                                               {P::kTropical, "Tropical"},
                                                               {P::kFloral, "Floral"},
                                                               {P::kGeometric, "Geometric"},
                                                               {P::kLeopard, "Leopard"},
                                                               {P::kTieDye, "Tie-Dye"}});
constexpr std::array kChildPatterns = std::to_array<Option<P>>({{P::kDinosaurs, "Dinosaur"},
                                                                {P::kSpace, "Space"},
                                                                {P::kFruit, "Fruit"},
                                                                {P::kAnimals, "Animal"},
                                                                {P::kStars, "Star"},
                                                                {P::kHearts, "Heart"},
                                                                {P::kWideStripe, "Striped"},
                                                                {P::kDots, "Dotty"}});

Patterns patterns_of(Style style) {
  switch (style) {
    case Style::kMinimal:
      return kMinimalPatterns;
    case Style::kSporty:
      return kSportyPatterns;
    case Style::kRomantic:
      return kRomanticPatterns;
    case Style::kStreet:
      return kStreetPatterns;
    case Style::kClassic:
      return kClassicPatterns;
    case Style::kBoho:
      return kBohoPatterns;
  }
  return kMinimalPatterns;
}

}  // namespace

void Tailor::name_length(std::string_view brief, std::string_view extended) {
  if (design.cut.length < 0.25 && !brief.empty()) words.push_back(brief);
  if (design.cut.length > 0.75 && !extended.empty()) words.push_back(extended);
}

void Tailor::weave(std::initializer_list<Option<Weave>> options) {
  const auto& chosen = options.begin()[rng.below(options.size())];
  design.weave = chosen.value;
  fabric_word = chosen.word;
}

void Tailor::pattern(double plain) {
  if (is_child(design.department)) return child_print();
  // Minimal shops print little, romantic and bohemian ones a lot.
  const double leaning = style == Style::kMinimal                             ? 1.25
                         : style == Style::kRomantic || style == Style::kBoho ? 0.75
                                                                              : 1;
  if (rng.chance(plain * leaning)) return;
  const Patterns patterns = patterns_of(style);
  const auto& chosen = patterns[rng.below(patterns.size())];
  design.pattern = chosen.value;
  words.insert(words.begin(), chosen.word);
}

void Tailor::child_print() {
  if (rng.chance(0.45)) return;
  const auto& chosen = kChildPatterns[rng.below(kChildPatterns.size())];
  design.pattern = chosen.value;
  words.insert(words.begin(), chosen.word);
}

}  // namespace lookbook::generate
