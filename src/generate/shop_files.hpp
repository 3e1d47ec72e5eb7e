#pragma once
// The text files of the demo shop, in Amazon's 2018 schema.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "generate/assortment.hpp"
#include "generate/shopper.hpp"
#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::generate {

/// Takes a text piece by piece.
using TextSink = FunctionRef<Status(std::string_view)>;

/// One JSON object a line, ordered by time; errors are the sink's.
Status write_reviews(const ShopOptions& options, std::span<const Offer> offers,
                     std::span<const Purchase> purchases, TextSink sink);
/// One JSON object a line, ordered by asin's making; errors are the sink's.
Status write_metadata(std::span<const Offer> offers, std::span<const Purchase> purchases, TextSink sink);

}  // namespace lookbook::generate
