#include "generate/review_text.hpp"

#include "generate/wording.hpp"

namespace lookbook::generate {
namespace {

std::string_view summary(std::uint8_t stars, Rng& rng) {
  switch (stars) {
    case 5:
      return pick(rng, {"Five Stars", "Five Stars", "Love {them}!", "Exactly what I was looking for",
                        "So pretty in {colour}", "Perfect {noun}", "Would buy again", "Great quality",
                        "Gorgeous {detail} {noun}", "My new favourite", "Great fit"});
    case 4:
      return pick(rng, {"Four Stars", "Nice {noun}", "Very good, small remarks", "Pretty and well made",
                        "Good for the price", "Good, but check the size", "Almost perfect"});
    case 3:
      return pick(rng, {"Okay", "Three Stars", "Runs small", "Not quite what I expected", "Decent {noun}",
                        "Fine, not great"});
    case 2:
      return pick(rng, {"Disappointed", "Two Stars", "Cheap feeling {fabric}", "Colour is off", "Not for me",
                        "Bad fit"});
    default:
      return pick(rng, {"One Star", "Returned", "Do not bother", "Fell apart", "Very poor quality",
                        "Waste of money"});
  }
}

std::string_view opening(std::uint8_t stars, Rng& rng) {
  if (stars >= 5) {
    return pick(rng, {"{This} {noun} {are} lovely.", "I get compliments every time I wear {them}.",
                      "My new favourite {one}.", "Even better than in the picture.",
                      "{brand} never lets me down.", "I wear {this} {noun} all the time.",
                      "Bought {this} {noun} on a whim and could not be happier."});
  }
  if (stars == 4) {
    return pick(rng, {"A good {one} overall.", "I like {this} {noun} a lot.", "Pretty much as described.",
                      "Happy with {them}.", "A nice {one} for every day."});
  }
  if (stars == 3) {
    return pick(rng, {"{They} {are} alright.", "I wanted to love {this} {noun}.", "Average, nothing special.",
                      "Fine for the price.", "I am in two minds about {this} {noun}."});
  }
  return pick(rng, {"I was let down by {this} {noun}.", "Not as pictured.", "Went straight back.",
                    "I expected more from {brand}.", "{This} {noun} {were} a mistake."});
}

std::string_view about_fit(const Offer& offer, Rng& rng) {
  if (offer.garment->group == "Shoes") {
    return pick(rng, {"True to size and comfortable all day.", "I had to go half a size up.",
                      "They needed a week to break in.", "Roomy at the toes.", "A little narrow for me."});
  }
  if (offer.garment->sizes.empty()) {
    return pick(rng, {"A good size, not too big.", "Smaller than I thought.",
                      "{They} {look} good with everything.", "Light, but solid."});
  }
  return pick(rng, {"{They} {fit} true to size.", "Runs a little small, so order one up.",
                    "The cut is generous.", "{They} {fit} just right at the shoulders and hips.",
                    "A bit long on me.", "Roomy without being shapeless."});
}

std::string_view about_cloth(std::uint8_t stars, Rng& rng) {
  if (stars >= 4) {
    return pick(rng, {"The {fabric} feels soft and solid.", "The {colour} is rich and true to the photo.",
                      "Nicely finished seams.", "After many washes the {colour} is as good as new.",
                      "The {detail} look is what sold me."});
  }
  return pick(rng, {"The {fabric} is thinner than I hoped.", "The {colour} is duller than in the photo.",
                    "A seam came loose after two washes.", "{They} {look} cheaper than the price.",
                    "The {detail} look does not suit me."});
}

std::string_view closing(std::uint8_t stars, Rng& rng) {
  if (stars >= 4) {
    return pick(rng, {"I would order {them} again.", "I may get another colour.", "Recommended.",
                      "Worth the money.", "Goes with half of my wardrobe."});
  }
  return pick(rng, {"I will look elsewhere.", "Maybe somebody else has more luck.", "Not worth the money.",
                    "I am still undecided."});
}

}  // namespace

ReviewText write_review(const Purchase& purchase, const Offer& offer, Rng& rng) {
  const std::uint8_t stars = purchase.stars;
  ReviewText review;
  review.summary = fill(summary(stars, rng), offer);
  if (rng.chance(0.16)) {
    review.text =
        stars >= 4
            ? pick(rng, {"Love {them}", "Great", "Very nice", "Perfect!", "Good quality", "As described"})
            : pick(rng, {"Meh", "Not great", "Too small", "Sent back", "Poor quality"});
    review.text = fill(review.text, offer);
    return review;
  }
  review.text = fill(opening(stars, rng), offer);
  if (rng.chance(0.75)) review.text += " " + fill(about_fit(offer, rng), offer);
  if (rng.chance(0.6)) review.text += " " + fill(about_cloth(stars, rng), offer);
  if (rng.chance(0.35)) review.text += " " + fill(closing(stars, rng), offer);
  return review;
}

}  // namespace lookbook::generate
