#include "generate/shop_files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "generate/related.hpp"
#include "generate/review_text.hpp"
#include "generate/wording.hpp"
#include "lookbook/base/clock.hpp"
#include "lookbook/base/parallel.hpp"

namespace lookbook::generate {
namespace {

constexpr UnixSeconds kOpening = 1'388'534'400;  // 2014-01-01
constexpr UnixSeconds kDay = 86'400;
constexpr std::uint64_t kTextStream = 3;
constexpr std::size_t kRelated = 12;
constexpr std::size_t kLinesAtOnce = std::size_t{256} << 10;  // about 100 MB of text

// Everything this room writes is plain ASCII, so quotes and backslashes are all there is to escape.
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

template <class Range, class Name>
std::string list_of(const Range& values, Name&& name) {
  std::string result = "[";
  for (const auto& value : values) {
    if (result.size() > 1) result += ", ";
    result += in_quotes(name(value));
  }
  return result + "]";
}

std::string reviewer_id(std::uint64_t seed, std::uint32_t shopper) {
  return fmt::format("A{:06X}{:05}", mix64(seed ^ mix64(shopper)) & 0xffffffU, shopper);
}

/// "09 4, 2015"
std::string review_time(UnixSeconds time) {
  const std::string iso = iso8601(time);
  return iso.substr(5, 2) + " " + std::to_string(std::stoi(iso.substr(8, 2))) + ", " + iso.substr(0, 4);
}

/// What is in the garment's list of sizes, or the children's. A shopper keeps to one size, give or take.
std::string_view size_of(const Offer& offer, std::uint32_t shopper, Rng& rng) {
  std::string_view all = offer.garment->sizes;
  if (all.empty()) return {};
  if (is_child(offer.design.department)) {
    all = offer.garment->group == "Shoes" ? "9 10 11 12 13 1 2 3 4" : "2T 3T 4 5 6 7 8 10 12";
  } else if (offer.garment->group == "Shoes" && offer.design.department == Department::kMen) {
    all = "8 9 9.5 10 10.5 11 12 13";
  }
  std::vector<std::string_view> sizes;
  for (std::string_view rest = all; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    sizes.push_back(rest.substr(0, space));
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  }
  const auto usual = static_cast<std::int64_t>(mix64(shopper) % sizes.size());
  const std::int64_t step = rng.chance(0.25) ? (rng.chance(0.5) ? 1 : -1) : 0;
  return sizes[static_cast<std::size_t>(
      std::clamp<std::int64_t>(usual + step, 0, static_cast<std::int64_t>(sizes.size()) - 1))];
}

std::string review_line(const ShopOptions& options, const Offer& offer, const Purchase& purchase, Rng& rng) {
  const UnixSeconds time = kOpening + purchase.day * kDay;
  const ReviewText words = write_review(purchase, offer, rng);
  const std::string_view size = size_of(offer, purchase.shopper, rng);
  std::string style = size.empty() ? "" : fmt::format("\"Size:\": {}, ", in_quotes(" " + std::string(size)));
  style += fmt::format("\"Color:\": {}", in_quotes(" " + std::string(offer.colour_name)));
  const std::string vote =
      rng.chance(0.1) ? fmt::format("\"vote\": \"{}\", ", 2 + rng.below(1 + rng.below(30))) : "";
  return fmt::format(
      "{{\"overall\": {}.0, {}\"verified\": {}, \"reviewTime\": {}, \"reviewerID\": {}, \"asin\": {}, "
      "\"style\": {{{}}}, "
      "\"reviewerName\": \"Shopper {}\", \"reviewText\": {}, \"summary\": {}, \"unixReviewTime\": {}}}\n",
      purchase.stars, vote, rng.chance(0.93), in_quotes(review_time(time)),
      in_quotes(reviewer_id(options.seed, purchase.shopper)), in_quotes(offer.asin), style,
      purchase.shopper + 1, in_quotes(words.text), in_quotes(words.summary), time);
}

/// A line as real files have it now and then: cut off, rated outside the scale, without a product, or twice.
std::string damaged(std::string line, Rng& rng) {
  switch (rng.below(4)) {
    case 0:
      return line.substr(0, line.size() / 2) + "\n";
    case 1:
      return line.replace(line.find("\"overall\": ") + 11, 3, "9.0");
    case 2: {
      const std::size_t asin = line.find("\"asin\": \"") + 9;
      return line.replace(asin, 10, "");
    }
    default:
      return line;
  }
}

/// Place of each offer among all by number of purchases, 1 for the most bought.
std::vector<std::size_t> sales_ranks(std::size_t n_offers, std::span<const Purchase> purchases) {
  std::vector<std::size_t> sold(n_offers);
  for (const auto& purchase : purchases) ++sold[purchase.offer];
  std::vector<std::size_t> order(n_offers);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t offer) { return sold[offer]; });
  std::vector<std::size_t> ranks(n_offers);
  for (std::size_t place = 0; place < n_offers; ++place) ranks[order[place]] = place + 1;
  return ranks;
}

}  // namespace

Status write_reviews(const ShopOptions& options, std::span<const Offer> offers,
                     std::span<const Purchase> purchases, TextSink sink) {
  std::vector<std::size_t> order(purchases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return purchases[i].day; });
  constexpr std::size_t kGrain = 1024;
  for (std::size_t begin = 0; begin < order.size(); begin += kLinesAtOnce) {
    const std::size_t lines = std::min(kLinesAtOnce, order.size() - begin);
    std::vector<std::string> parts((lines + kGrain - 1) / kGrain);
    parallel_for(lines, kGrain, [&](Chunk chunk) {
      std::string& text = parts[chunk.begin / kGrain];
      for (std::size_t k = begin + chunk.begin; k < begin + chunk.end; ++k) {
        const Purchase& purchase = purchases[order[k]];
        Rng rng(options.seed, mix64(kTextStream) + order[k]);
        const std::string line = review_line(options, offers[purchase.offer], purchase, rng);
        text += line;
        if (rng.chance(options.dirty_share)) text += damaged(line, rng);
      }
    });
    for (const std::string& part : parts) LOOKBOOK_CHECK(sink(part));
  }
  return ok();
}

Status write_metadata(std::span<const Offer> offers, std::span<const Purchase> purchases, TextSink sink) {
  const auto bought = also_bought(offers.size(), purchases, kRelated);
  const auto viewed = also_viewed(offers, kRelated);
  const auto ranks = sales_ranks(offers.size(), purchases);
  const auto asin = [&](std::uint32_t offer) -> std::string_view { return offers[offer].asin; };
  const auto same = [](const auto& name) -> std::string_view { return name; };
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const Offer& offer = offers[i];
    LOOKBOOK_CHECK(sink(fmt::format(
        "{{\"category\": {}, \"tech1\": \"\", \"description\": [{}], \"fit\": \"\", \"title\": {}, "
        "\"also_buy\": {}, "
        "\"image\": [{}], \"tech2\": \"\", \"brand\": {}, \"feature\": {}, \"rank\": {}, \"also_view\": {}, "
        "\"details\": {{\"ASIN: \": {}}}, \"main_cat\": \"Clothing, Shoes & Jewelry\", \"similar_item\": "
        "\"\", "
        "\"date\": \"\", \"price\": \"${:.2f}\", \"asin\": {}, \"parent_asin\": {}, \"color\": {}}}\n",
        list_of(category_path(offer), same), in_quotes(describe(offer)), in_quotes(offer.title),
        list_of(bought[i], asin), in_quotes(offer.asin + ".jpg"), in_quotes(offer.brand),
        list_of(features_of(offer), same),
        in_quotes(fmt::format("{} in Clothing, Shoes & Jewelry", ranks[i])), list_of(viewed[i], asin),
        in_quotes(offer.asin), offer.price, in_quotes(offer.asin), in_quotes(offer.parent),
        in_quotes(offer.colour_name))));
  }
  return ok();
}

}  // namespace lookbook::generate
