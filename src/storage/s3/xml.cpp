#include "storage/s3/xml.hpp"

#include <charconv>
#include <utility>

namespace lookbook::storage {
namespace {

constexpr std::pair<std::string_view, char> kEntities[] = {
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''},
};

/// The character that "amp" or "#34" stands for; 0 if it is none of those that S3 writes.
char character_of(std::string_view entity) {
  for (const auto& [name, character] : kEntities) {
    if (entity == name) return character;
  }
  if (!entity.starts_with('#')) return 0;
  const bool hexadecimal = entity.starts_with("#x");
  entity.remove_prefix(hexadecimal ? 2 : 1);
  unsigned code = 0;
  std::from_chars(entity.data(), entity.data() + entity.size(), code, hexadecimal ? 16 : 10);
  return code < 128 ? static_cast<char>(code) : '\0';
}

std::string resolved(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = text.find('&');
    const std::size_t end = text.find(';', begin);
    result += text.substr(0, begin);
    if (begin == text.npos || end == text.npos) {
      if (begin != text.npos) result += text.substr(begin);
      break;
    }
    const char character = character_of(text.substr(begin + 1, end - begin - 1));
    if (character != 0)
      result += character;
    else
      result += text.substr(begin, end - begin + 1);
    text.remove_prefix(end + 1);
  }
  return result;
}

}  // namespace

std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name) {
  const std::string opening = "<" + std::string(name) + ">";
  const std::string closing = "</" + std::string(name) + ">";
  std::vector<std::string_view> elements;
  while (true) {
    const std::size_t begin = xml.find(opening);
    const std::size_t end = begin == xml.npos ? begin : xml.find(closing, begin);
    if (end == xml.npos) return elements;
    elements.push_back(xml.substr(begin + opening.size(), end - begin - opening.size()));
    xml.remove_prefix(end + closing.size());
  }
}

std::string xml_text(std::string_view xml, std::string_view name) {
  const auto elements = xml_elements(xml, name);
  return elements.empty() ? "" : resolved(elements.front());
}

}  // namespace lookbook::storage
