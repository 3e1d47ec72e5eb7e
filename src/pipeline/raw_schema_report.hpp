#pragma once
// Raw schemas as a section of a page; shop_page.hpp has them as text and JSON.

#include <vector>

#include "lookbook/loader/raw_schema.hpp"
#include "lookbook/report/page.hpp"

namespace lookbook::pipeline {

report::Section raw_schema_section(const std::vector<loader::RawSchema>& sources);

}  // namespace lookbook::pipeline
