#pragma once
// Chooses a product's cut, cloth and pattern, and collects the words a seller would use for them.

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "generate/design.hpp"
#include "generate/palette.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::generate {

/// A value and how a title calls it; no word for what goes without saying.
template <class T>
struct Option {
  T value;
  std::string_view word = {};
};

struct Tailor {
  Design& design;
  Rng& rng;
  Style style;
  std::vector<std::string_view> words;  ///< for the title, most telling first
  std::string_view fabric_word;         ///< "Linen"
  std::string_view noun;  ///< instead of the garment's: "Sweatshirt" for a hoodie without a hood

  template <class T>
  T pick(std::initializer_list<T> values) {
    return values.begin()[rng.below(values.size())];
  }
  /// Sets `field` to one of `options` and keeps its word.
  template <class T>
  void choose(T& field, std::initializer_list<Option<T>> options) {
    const Option<T>& chosen = options.begin()[rng.below(options.size())];
    field = chosen.value;
    if (!chosen.word.empty()) words.push_back(chosen.word);
  }
  /// As choose, for Cut::form.
  template <class Form>
  Form form(std::initializer_list<Option<Form>> options) {
    Form chosen{};
    choose(chosen, options);
    design.cut.form = static_cast<int>(chosen);
    return chosen;
  }
  bool is(Style a) const { return style == a; }
  bool is(Style a, Style b) const { return style == a || style == b; }
  bool female() const { return is_female(design.department); }
  bool child() const { return is_child(design.department); }
  void between(double& field, double low, double high) { field = rng.uniform(low, high); }
  /// A word for the lower and the upper third of a range that `between` drew from.
  void name_length(std::string_view brief, std::string_view extended);
  void weave(std::initializer_list<Option<Weave>> options);
  /// A pattern that goes with the style; solid with probability `plain`.
  void pattern(double plain);
  void child_print();
};

}  // namespace lookbook::generate
