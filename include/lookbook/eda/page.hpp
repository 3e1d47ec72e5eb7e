#pragma once
// A profile as a page to read: findings first, then a section for each question that people ask of a shop's
// data, with charts and the numbers behind them. Pure.

#include <string>

#include "lookbook/eda/profile.hpp"
#include "lookbook/report/page.hpp"

namespace lookbook::eda {

/// `store` is what the store is called in commands. What the data do not have is left out, and said at the
/// end. Further sections (photographs, the raw schema) may be appended by whoever can make them.
report::Page shop_page(const Profile& profile, const std::string& store);

}  // namespace lookbook::eda
