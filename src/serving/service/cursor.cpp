#include "serving/service/cursor.hpp"

#include <charconv>
#include <cstdint>

#include "lookbook/base/random.hpp"

namespace lookbook::serving {
namespace {

constexpr std::uint64_t kSalt = 0x70726f6475637473;
constexpr std::uint64_t kCheckBits = 0xFFFFFF;

/// The number in the upper bits, 24 bits of check below.
std::uint64_t with_check(std::uint32_t number) {
  return (std::uint64_t{number} << 24) | (mix64(number ^ kSalt) & kCheckBits);
}

}  // namespace

std::string encode_cursor(ItemIndex first) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, with_check(first.number()), 36).ptr;
  return {digits, end};
}

std::optional<ItemIndex> decode_cursor(std::string_view cursor) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), value, 36);
  if (failure != std::errc() || end != cursor.data() + cursor.size()) return std::nullopt;
  const auto number = static_cast<std::uint32_t>(value >> 24);
  if (with_check(number) != value) return std::nullopt;
  return ItemIndex(number);
}

}  // namespace lookbook::serving
