// lookbook generate: a demo fashion shop as raw files, for the same path as real data.

#include <fmt/core.h>

#include <cstdio>
#include <memory>
#include <string>

#include "command.hpp"
#include "flag_checks.hpp"
#include "lookbook/generate/shop.hpp"
#include "lookbook/report/numbers.hpp"
#include "output.hpp"

namespace lookbook::apps {
namespace {

struct GenerateFlags {
  std::string out;
  generate::ShopOptions shop;
  bool no_images = false;
};

Status make_shop(const GenerateFlags& flags, Progress& progress) {
  generate::ShopOptions options = flags.shop;
  options.images = !flags.no_images;
  LOOKBOOK_TRY(const generate::GeneratedShop shop, generate::generate_shop(options, flags.out, progress));
  progress.end();
  using report::counted;
  print(counted(shop.products, "product", "products") + ", " + counted(shop.shoppers, "shopper", "shoppers") +
        ", " + counted(shop.reviews, "review", "reviews") + " and " +
        counted(shop.images, "photograph", "photographs") + " in " + flags.out + "\n");
  if (const std::string notice = generate::shortfall_notice(options, shop); !notice.empty())
    fmt::print(stderr, "lookbook: {}\n", notice);
  return ok();
}

}  // namespace

void add_generate(CLI::App& app) {
  auto* command =
      app.add_subcommand("generate", "Make a demo fashion shop: reviews, metadata and photographs");
  const auto flags = std::make_shared<GenerateFlags>();
  command->add_option("--out", flags->out, "The folder to make")->required();
  command->add_option("--products", flags->shop.products, "Products, other colours counted")
      ->check(whole_number(generate::kFewestProducts, generate::kMostProducts))
      ->capture_default_str();
  command->add_option("--shoppers", flags->shop.shoppers, "People who buy")
      ->check(whole_number(generate::kFewestShoppers, generate::kMostShoppers))
      ->capture_default_str();
  command->add_option("--reviews", flags->shop.reviews, "Reviews, about; at least one a shopper")
      ->check(whole_number(generate::kFewestShoppers))
      ->capture_default_str();
  command->add_option("--seed", flags->shop.seed, "The same seed gives the same bytes")
      ->check(whole_number(0))
      ->capture_default_str();
  command->add_option("--dirty", flags->shop.dirty_share, "Share of reviews followed by a damaged line")
      ->check(share())
      ->capture_default_str();
  command->add_option("--image-width", flags->shop.image_width, "Width of a photograph in pixels; 3:4")
      ->check(whole_number(generate::kNarrowestImage, generate::kWidestImage))
      ->capture_default_str();
  command->add_flag("--no-images", flags->no_images, "Text only, in a second or two");
  command->callback(
      [flags] { run_command([&](Progress& progress) { return make_shop(*flags, progress); }); });
}

}  // namespace lookbook::apps
