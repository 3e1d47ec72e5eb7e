#pragma once
// Sentences with gaps that a product fills. The gaps: {noun} dress, sneakers; {one} dress, pair of sneakers;
// {This} and {this}, {They} and {they}, {them}, {are}, {were}, {fit}, {feel} in the number of the noun;
// {colour}, {fabric}, {brand}; {detail} floral, high-rise.

#include <initializer_list>
#include <string>
#include <string_view>

#include "generate/assortment.hpp"

namespace lookbook::generate {

/// One of `words`, all as likely. Precondition: not empty.
std::string_view pick(Rng& rng, std::initializer_list<std::string_view> words);
std::string lower(std::string_view text);
/// Sneakers and jeans come in pairs.
bool is_plural(std::string_view noun);
std::string fill(std::string_view sentence, const Offer& offer);

/// Sentences of a product page about look, cloth and cut.
std::string describe(const Offer& offer);
/// Its list of facts: colour, material, cut, care.
std::vector<std::string> features_of(const Offer& offer);

}  // namespace lookbook::generate
