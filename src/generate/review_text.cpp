#include "generate/review_text.hpp"

#include <array>
#include <cctype>
#include <initializer_list>
#include <string_view>

namespace lookbook::generate {
namespace {

using Words = std::initializer_list<std::string_view>;

std::string_view pick(Rng& rng, Words words) {
  return words.begin()[rng.below(words.size())];
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// Replaces {noun}, {colour}, {fabric} and {brand}.
std::string fill(std::string_view pattern, const Offer& offer) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    if (name == "noun") text += lower(offer.noun);
    if (name == "colour") text += lower(offer.colour_name);
    if (name == "fabric") text += offer.fabric.empty() ? "material" : lower(offer.fabric);
    if (name == "brand") text += offer.brand;
    pattern.remove_prefix(close + 1);
  }
  return text;
}

std::string_view summary(std::uint8_t stars, Rng& rng) {
  switch (stars) {
    case 5:
      return pick(rng, {"Five Stars", "Love it!", "Exactly what I was looking for", "So pretty in {colour}",
                        "Perfect {noun}", "Would buy again", "Great quality"});
    case 4:
      return pick(rng, {"Four Stars", "Nice {noun}", "Very good, small remarks", "Pretty and well made",
                        "Good for the price"});
    case 3:
      return pick(rng,
                  {"It's okay", "Three Stars", "Runs small", "Not quite what I expected", "Decent {noun}"});
    case 2:
      return pick(rng,
                  {"Disappointed", "Two Stars", "Cheap feeling {fabric}", "Colour is off", "Not for me"});
    default:
      return pick(rng, {"One Star", "Returned it", "Do not bother", "Fell apart", "Very poor quality"});
  }
}

std::string_view opening(std::uint8_t stars, Rng& rng) {
  if (stars >= 5)
    return pick(
        rng, {"This {noun} is lovely.", "I get compliments every time I wear it.", "My new favourite {noun}.",
              "Even better than in the picture.", "{brand} never lets me down."});
  if (stars == 4)
    return pick(rng, {"A good {noun} overall.", "I like this {noun} a lot.", "Pretty much as described.",
                      "Happy with it."});
  if (stars == 3)
    return pick(rng, {"It is alright.", "I wanted to love this {noun}.", "Average, nothing special.",
                      "Fine for the price."});
  return pick(rng, {"I was let down by this {noun}.", "Not as pictured.", "It went straight back.",
                    "I expected more from {brand}."});
}

std::string_view about_fit(const Offer& offer, Rng& rng) {
  if (offer.garment->group == "Shoes")
    return pick(rng, {"True to size and comfortable all day.", "I had to go half a size up.",
                      "They needed a week to break in.", "Roomy at the toes."});
  if (offer.garment->sizes.empty())
    return pick(rng, {"A good size, not too big.", "Smaller than I thought.", "It goes with everything."});
  return pick(rng, {"Fits true to size.", "Runs a little small, so order one up.", "The cut is generous.",
                    "It sits just right at the shoulders and hips.", "A bit long on me."});
}

std::string_view about_cloth(std::uint8_t stars, Rng& rng) {
  if (stars >= 4)
    return pick(rng, {"The {fabric} feels soft and solid.", "The {colour} is rich and true to the photo.",
                      "Nicely finished seams.", "It washed well and kept its {colour}."});
  return pick(rng, {"The {fabric} is thinner than I hoped.", "The {colour} is duller than in the photo.",
                    "A seam came loose after two washes.", "It wrinkles if you look at it."});
}

std::string_view closing(std::uint8_t stars, Rng& rng) {
  if (stars >= 4)
    return pick(rng, {"I would order it again.", "I may get it in another colour.", "Recommended.",
                      "Worth the money."});
  return pick(rng, {"I will look elsewhere.", "Maybe it works for somebody else.", "Not worth the money.",
                    "I am still undecided."});
}

}  // namespace

ReviewText write_review(const Purchase& purchase, const Offer& offer, Rng& rng) {
  ReviewText review;
  review.summary = fill(summary(purchase.stars, rng), offer);
  review.text = fill(opening(purchase.stars, rng), offer);
  if (rng.chance(0.75)) review.text += " " + fill(about_fit(offer, rng), offer);
  if (rng.chance(0.6)) review.text += " " + fill(about_cloth(purchase.stars, rng), offer);
  if (rng.chance(0.35)) review.text += " " + fill(closing(purchase.stars, rng), offer);
  return review;
}

std::string describe(const Offer& offer) {
  const std::string fabric = offer.fabric.empty() ? "" : " in " + lower(offer.fabric);
  constexpr std::array<std::string_view, kStyleCount> kMoods = {"pared back and easy to combine",
                                                                "made to move in",
                                                                "soft and light-hearted",
                                                                "cut for the street",
                                                                "a timeless piece",
                                                                "relaxed, with a hand-made feel"};
  return "A " + lower(offer.noun) + fabric + " by " + offer.brand + ", " +
         std::string(kMoods[static_cast<std::size_t>(offer.style)]) + ". Shown in " +
         lower(offer.colour_name) + ".";
}

}  // namespace lookbook::generate
