#pragma once
// What products are called: lengths, words, and titles that several have. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "eda/counts.hpp"
#include "lookbook/eda/profile.hpp"

namespace lookbook::eda {

/// With ASCII capitals made small and every run of white space one space: equal for equal titles.
std::string folded(std::string_view title);

/// The words of a title, each once, as Profile::title_words defines them.
std::vector<std::string> words_of(std::string_view title);

class TitleSums {
 public:
  void add(std::string_view title);
  /// Sets title_length, title_words, same_title_groups, same_title_products and same_titles.
  void describe(Profile& profile) const;

 private:
  std::vector<double> lengths_;
  Counts words_;
  Counts titles_;  // folded
};

}  // namespace lookbook::eda
