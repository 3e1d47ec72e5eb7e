#pragma once
// assets/page.css and assets/page.js, compiled in.

#include <string_view>

namespace lookbook::report {

std::string_view page_styles();
std::string_view page_script();

}  // namespace lookbook::report
