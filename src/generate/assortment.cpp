#include "generate/assortment.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "lookbook/base/random.hpp"

namespace lookbook::generate {
namespace {

struct Brand {
  std::string_view name;
  Style style;
  double price;  ///< factor
};

// Names made up for this shop.
constexpr std::array kBrands = std::to_array<Brand>({
    {"Nordhavn", Style::kMinimal, 1.4},        {"Plainsong", Style::kMinimal, 0.8},
    {"Atelier Kant", Style::kMinimal, 1.9},    {"Uniform Studio", Style::kMinimal, 1.0},
    {"Velocita", Style::kSporty, 1.2},         {"Runfell", Style::kSporty, 0.9},
    {"Court & Track", Style::kSporty, 1.0},    {"Peakline", Style::kSporty, 1.5},
    {"Maison Aurelle", Style::kRomantic, 1.7}, {"Rosewater", Style::kRomantic, 0.9},
    {"Petal & Lace", Style::kRomantic, 0.7},   {"Lune Douce", Style::kRomantic, 1.2},
    {"Blok 9", Style::kStreet, 1.0},           {"Nightbus", Style::kStreet, 0.8},
    {"Concrete Youth", Style::kStreet, 1.2},   {"Offgrid", Style::kStreet, 1.6},
    {"Hartwell & Sons", Style::kClassic, 1.8}, {"Kingsley Row", Style::kClassic, 1.2},
    {"Marlowe", Style::kClassic, 0.9},         {"Port Regent", Style::kClassic, 1.0},
    {"Sierra Luna", Style::kBoho, 1.1},        {"Wild Sage", Style::kBoho, 0.8},
    {"Caravane", Style::kBoho, 1.4},           {"Indigo Fields", Style::kBoho, 1.0},
});

constexpr std::array kDepartmentShare = {0.52, 0.30, 0.09, 0.09};  // women, men, girls, boys
// minimal, sporty, romantic, street, classic, boho
constexpr std::array kStyleShareHers = {0.17, 0.15, 0.21, 0.14, 0.16, 0.17};
constexpr std::array kStyleShareHis = {0.2, 0.21, 0.04, 0.22, 0.23, 0.1};
constexpr std::uint64_t kOfferStream = 1;  // streams of the seed: one kind of draw each

unsigned bit_of(Department department) {
  return 1U << static_cast<unsigned>(department);
}

std::size_t draw(Rng& rng, std::span<const double> weights) {
  double target = rng.uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    target -= weights[i];
    if (target < 0) return i;
  }
  return weights.size() - 1;
}

const Garment& draw_garment(Rng& rng, Department department, Style style) {
  std::vector<double> weights;
  for (const auto& garment : garments()) {
    const bool fits = (garment.departments & bit_of(department)) != 0;
    // Children wear clothes and shoes more than bags and belts.
    const double child = is_child(department) && garment.group != "Clothing" ? 0.6 : 1;
    weights.push_back(fits ? garment.share * garment.appeal[static_cast<std::size_t>(style)] * child : 0);
  }
  return garments()[draw(rng, weights)];
}

std::span<const NamedColour> colours_for(const Garment& garment, const Design& design, Style style) {
  const bool cloth = design.weave == Weave::kSatin || design.weave == Weave::kCanvas ||
                     design.weave == Weave::kNylon || design.weave == Weave::kSequin ||
                     design.weave == Weave::kFineKnit;
  if (garment.dye == Dye::kDenim || design.weave == Weave::kDenim) return denim_colours();
  if (garment.dye == Dye::kMetal) return metal_colours();
  if (garment.dye == Dye::kLeather && !cloth) return leather_colours();
  return is_child(design.department) ? child_colours() : colours_of(style);
}

/// What is not cloth is coloured by its own rules; drawn from the product's seed, so that its variants agree.
void dye_parts(Design& design, const NamedColour& colour) {
  Rng rng(design.seed, 5);
  const auto one_of = [&](std::span<const Colour> colours) { return colours[rng.below(colours.size())]; };
  switch (design.shape) {
    case Shape::kWatch: {
      const auto straps = leather_colours();
      design.base = straps[rng.below(straps.size())].colour;
      design.third = one_of(dial_colours());
      design.second = one_of(lens_colours());
      if (design.weave == Weave::kRubber) design.base = darker(one_of(lens_colours()), 0.35);
      return;
    }
    case Shape::kNecklace:
    case Shape::kEarrings:
    case Shape::kBracelet:
    case Shape::kRing:
      design.base = one_of(gem_colours());
      design.second = one_of(gem_colours());
      design.metal = colour.colour;
      return;
    case Shape::kSunglasses:
      design.second = one_of(lens_colours());
      return;
    default:
      return;
  }
}

/// base, and two more of the palette that differ from it: the pattern's and the details' colours.
void dye(Design& design, const NamedColour& colour, const Garment& garment, Style style, Rng& rng) {
  const auto palette = is_child(design.department) ? child_colours() : colours_of(style);
  design.base = colour.colour;
  const auto other = [&](double distance, Colour fallback) {
    const std::size_t start = rng.below(palette.size());
    for (std::size_t i = 0; i < palette.size(); ++i) {
      const Colour candidate = palette[(start + i) % palette.size()].colour;
      if (std::abs(lightness(candidate) - lightness(design.base)) > distance) return candidate;
    }
    return fallback;
  };
  design.second = other(0.22, lightness(design.base) > 0.5 ? hex(0x2a2a2c) : hex(0xf4f1ea));
  design.third = other(0.08, lighter(design.second, 0.3));
  const auto metals = metal_colours();
  design.metal = garment.dye == Dye::kMetal ? colour.colour : metals[rng.below(2)].colour;
  dye_parts(design, colour);
}

std::string asin_of(std::uint64_t seed, std::size_t number) {
  constexpr std::string_view kLetters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  // The number in the low digits keeps asins distinct; the seed scrambles the rest.
  std::uint64_t mixed = mix64(seed ^ mix64(number));
  std::string scrambled;
  for (int i = 0; i < 4; ++i, mixed /= kLetters.size()) scrambled += kLetters[mixed % kLetters.size()];
  std::string tail;
  for (int i = 0; i < 4; ++i, number /= kLetters.size()) tail += kLetters[number % kLetters.size()];
  return std::string("B") + kLetters[number] + scrambled + tail;
}

std::string title_of(const Tailor& tailor, const Offer& offer) {
  const bool plural = is_child(offer.design.department);
  std::string title =
      offer.brand + " " + std::string(name_of(offer.design.department)) + (plural ? "'" : "'s");
  for (std::size_t i = 0; i < std::min<std::size_t>(tailor.words.size(), 4); ++i)
    title += " " + std::string(tailor.words[i]);
  if (!tailor.fabric_word.empty()) title += " " + std::string(tailor.fabric_word);
  return title + " " + std::string(offer.noun);
}

/// One product in one to four colours.
class ProductMaker {
 public:
  ProductMaker(const ShopOptions& options, std::vector<Offer>& offers) : options_(options), offers_(offers) {}

  void make(std::size_t product) {
    Rng rng(options_.seed, mix64(kOfferStream) + product);
    Offer offer;
    const auto department = static_cast<Department>(draw(rng, kDepartmentShare));
    offer.style = static_cast<Style>(draw(rng, is_female(department) ? kStyleShareHers : kStyleShareHis));
    offer.garment = &draw_garment(rng, department, offer.style);
    offer.design.shape = offer.garment->shape;
    offer.design.department = department;
    offer.design.seed = mix64(options_.seed ^ mix64(product));
    Tailor tailor{
        .design = offer.design, .rng = rng, .style = offer.style, .words = {}, .fabric_word = {}, .noun = {}};
    offer.garment->cut(tailor);
    offer.fabric = tailor.fabric_word;
    offer.words = tailor.words;
    offer.noun = tailor.noun.empty() ? offer.garment->noun : tailor.noun;

    const Brand& brand = draw_brand(rng, offer.style);
    offer.brand = brand.name;
    const double child = is_child(department) ? 0.6 : 1;
    const double price = offer.garment->price * brand.price * child * std::exp(0.22 * rng.normal());
    offer.price = std::max(4.0, std::round(price)) - (rng.chance(0.7) ? 0.01 : 0.05);
    offer.title = title_of(tailor, offer);
    // A few products are seen by nearly everybody, most by nearly nobody: a log-normal long tail.
    offer.popularity = 1.45 * rng.normal();
    offer.quality = rng.normal();
    offer.launch_day = static_cast<std::uint32_t>(rng.uniform() * rng.uniform() * kShopDays * 0.9);
    add_variants(offer, rng);
  }

 private:
  static const Brand& draw_brand(Rng& rng, Style style) {
    std::vector<double> weights;
    for (const auto& brand : kBrands) weights.push_back(brand.style == style ? 1 : 0.03);
    return kBrands[draw(rng, weights)];
  }

  void add_variants(const Offer& model, Rng& rng) {
    const auto palette = colours_for(*model.garment, model.design, model.style);
    constexpr std::array kVariantShare = {0.5, 0.25, 0.15, 0.1};
    const std::size_t variants = std::min(draw(rng, kVariantShare) + 1, palette.size());
    std::vector<std::size_t> order(palette.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    rng.shuffle(std::span(order));
    const std::string parent = asin_of(options_.seed, offers_.size());
    for (std::size_t v = 0; v < variants && offers_.size() < options_.products; ++v) {
      Offer offer = model;
      const NamedColour& colour = palette[order[v]];
      offer.asin = asin_of(options_.seed, offers_.size());
      offer.parent = parent;
      offer.colour_name = colour.name;
      offer.colour_family = colour.family;
      offer.title += ", " + std::string(colour.name);
      dye(offer.design, colour, *model.garment, model.style, rng);
      if (v > 0) offer.popularity += -0.5 + 0.6 * rng.normal();
      offers_.push_back(std::move(offer));
    }
  }

  const ShopOptions& options_;
  std::vector<Offer>& offers_;
};

}  // namespace

std::vector<Offer> make_assortment(const ShopOptions& options) {
  std::vector<Offer> offers;
  offers.reserve(options.products);
  ProductMaker maker(options, offers);
  for (std::size_t product = 0; offers.size() < options.products; ++product) maker.make(product);
  return offers;
}

std::string_view name_of(Department department) {
  switch (department) {
    case Department::kWomen:
      return "Women";
    case Department::kMen:
      return "Men";
    case Department::kGirls:
      return "Girls";
    case Department::kBoys:
      return "Boys";
  }
  return "Women";
}

std::vector<std::string_view> category_path(const Offer& offer) {
  return {"Clothing, Shoes & Jewelry", name_of(offer.design.department), offer.garment->group,
          offer.garment->category};
}

}  // namespace lookbook::generate
