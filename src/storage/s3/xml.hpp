#pragma once
// As much of XML as S3's answers are made of: elements with text or elements in them, no attributes that
// matter.

#include <string>
#include <string_view>
#include <vector>

namespace lookbook::storage {

/// What stands between <name> and </name>, as it is written, for each such element that is not within
/// another of the same name; one that is not closed is left out.
std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name);
/// The first one's text, with &amp; and the like resolved. "" if there is none.
std::string xml_text(std::string_view xml, std::string_view name);

}  // namespace lookbook::storage
