#include "generate/wording.hpp"

#include <array>
#include <cctype>

namespace lookbook::generate {
namespace {

/// Gaps whose word depends on the number of the noun.
struct Numbered {
  std::string_view gap, singular, plural;
};

constexpr std::array kNumbered = std::to_array<Numbered>({
    {"This", "This", "These"},
    {"this", "this", "these"},
    {"They", "It", "They"},
    {"they", "it", "they"},
    {"them", "it", "them"},
    {"are", "is", "are"},
    {"were", "was", "were"},
    {"fit", "fits", "fit"},
    {"feel", "feels", "feel"},
    {"look", "looks", "look"},
    {"have", "has", "have"},
});

std::string word_for(std::string_view gap, const Offer& offer) {
  const bool plural = is_plural(offer.noun);
  for (const auto& word : kNumbered) {
    if (word.gap == gap) return std::string(plural ? word.plural : word.singular);
  }
  if (gap == "noun") return lower(offer.noun);
  if (gap == "one") return (plural ? "pair of " : "") + lower(offer.noun);
  if (gap == "colour") return lower(offer.colour_name);
  if (gap == "fabric") return offer.fabric.empty() ? "material" : lower(offer.fabric);
  if (gap == "detail") return offer.words.empty() ? "simple" : lower(offer.words.front());
  return gap == "brand" ? offer.brand : std::string();
}

std::string_view mood(Style style) {
  switch (style) {
    case Style::kMinimal:
      return "Pared back and easy to combine";
    case Style::kSporty:
      return "Made to move in";
    case Style::kRomantic:
      return "Soft and light-hearted";
    case Style::kStreet:
      return "Cut for the street";
    case Style::kClassic:
      return "A timeless piece";
    case Style::kBoho:
      return "Relaxed, with a hand-made feel";
  }
  return "";
}

std::string_view care_of(Weave weave) {
  switch (weave) {
    case Weave::kWool:
    case Weave::kTweed:
    case Weave::kCable:
    case Weave::kChunky:
    case Weave::kVelvet:
    case Weave::kLace:
      return "Care: Wash cold by hand";
    case Weave::kLeather:
    case Weave::kSuede:
    case Weave::kPatent:
    case Weave::kStraw:
    case Weave::kMetal:
    case Weave::kRubber:
      return "Care: Wipe clean with a soft cloth";
    case Weave::kSatin:
    case Weave::kSequin:
    case Weave::kChiffon:
      return "Care: Dry clean";
    default:
      return "Care: Machine wash at 30 degrees";
  }
}

std::string_view fit_of(const Offer& offer) {
  if (offer.garment->group != "Clothing") return {};
  const double fit = offer.design.cut.fit;
  return fit < 0.22 ? "Fit: Close" : fit > 0.62 ? "Fit: Loose" : "Fit: Regular";
}

}  // namespace

std::string_view pick(Rng& rng, std::initializer_list<std::string_view> words) {
  return words.begin()[rng.below(words.size())];
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

bool is_plural(std::string_view noun) {
  return noun.ends_with('s') && !noun.ends_with("ss");
}

std::string fill(std::string_view sentence, const Offer& offer) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = sentence.find('}', open);
    text += word_for(sentence.substr(open + 1, close - open - 1), offer);
    sentence.remove_prefix(close + 1);
  }
  return text;
}

std::string describe(const Offer& offer) {
  std::string text(mood(offer.style));
  text += ": " + fill(is_plural(offer.noun) ? "{noun}" : "a {noun}", offer);
  if (!offer.fabric.empty()) text += fill(" in {fabric}", offer);
  text += " by " + offer.brand + ".";
  if (!offer.words.empty()) {
    text += " Details: ";
    for (std::size_t i = 0; i < offer.words.size(); ++i) text += (i > 0 ? ", " : "") + lower(offer.words[i]);
    text += ".";
  }
  return text + fill(" Shown in {colour}.", offer);
}

std::vector<std::string> features_of(const Offer& offer) {
  std::vector<std::string> features{"Colour: " + std::string(offer.colour_name)};
  if (!offer.fabric.empty()) features.push_back("Material: " + std::string(offer.fabric));
  for (const auto word : offer.words) features.emplace_back(word);
  if (const auto fit = fit_of(offer); !fit.empty()) features.emplace_back(fit);
  features.emplace_back(care_of(offer.design.weave));
  return features;
}

}  // namespace lookbook::generate
