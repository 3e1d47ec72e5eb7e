#include "lookbook/base/byte_scan.hpp"

#include <cstdint>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/byte_scan.cpp"
#include <hwy/foreach_target.h>  // compiles what follows once for each instruction set
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Where `stops` first holds among bytes [at, end) with vectors of `lanes`, or the first byte that is left
/// over. `margin`: bytes behind a vector that `stops` reads too.
template <class Lanes, class Stops>
bool scan(Lanes lanes, const std::uint8_t* text, std::size_t end, std::size_t margin, std::size_t& at,
          const Stops& stops) {
  for (const std::size_t step = hn::Lanes(lanes); at + step + margin <= end; at += step) {
    const auto stop = stops(lanes, text + at);
    const std::intptr_t first = hn::FindFirstTrue(lanes, stop);
    if (first < 0) continue;
    at += static_cast<std::size_t>(first);
    return true;
  }
  return false;
}

/// Wide vectors, then narrow ones, then bytes.
template <class Stops, class StopsAt>
std::size_t prefix(std::string_view view, std::size_t margin, const Stops& stops, const StopsAt& stops_at) {
  const auto* const text = reinterpret_cast<const std::uint8_t*>(view.data());
  std::size_t at = 0;
  if (scan(hn::ScalableTag<std::uint8_t>(), text, view.size(), margin, at, stops)) return at;
  if (scan(hn::CappedTag<std::uint8_t, 16>(), text, view.size(), margin, at, stops)) return at;
  while (at < view.size() && !stops_at(view, at)) ++at;
  return at;
}

struct QuoteOrBackslash {
  template <class Lanes>
  auto operator()(Lanes lanes, const std::uint8_t* at) const {
    const auto bytes = hn::LoadU(lanes, at);
    return hn::Or(hn::Eq(bytes, hn::Set(lanes, '"')), hn::Eq(bytes, hn::Set(lanes, '\\')));
  }
  bool operator()(std::string_view text, std::size_t at) const { return text[at] == '"' || text[at] == '\\'; }
};

struct NotPlainAscii {
  template <class Lanes>
  auto operator()(Lanes lanes, const std::uint8_t* at) const {
    // 0 becomes the largest number.
    const auto bytes = hn::Sub(hn::LoadU(lanes, at), hn::Set(lanes, 1));
    return hn::Gt(bytes, hn::Set(lanes, 0x7E));
  }
  bool operator()(std::string_view text, std::size_t at) const {
    return static_cast<std::uint8_t>(text[at] - 1) > 0x7E;
  }
};

struct NotTidy {
  template <class Lanes>
  auto operator()(Lanes lanes, const std::uint8_t* at) const {
    const auto bytes = hn::LoadU(lanes, at);
    const auto space = hn::Set(lanes, ' ');
    const auto outside = hn::Gt(hn::Sub(bytes, space), hn::Set(lanes, '~' - ' '));
    const auto markup = hn::Or(hn::Eq(bytes, hn::Set(lanes, '<')), hn::Eq(bytes, hn::Set(lanes, '&')));
    const auto twice = hn::And(hn::Eq(bytes, space), hn::Eq(hn::LoadU(lanes, at + 1), space));
    return hn::Or(hn::Or(outside, markup), twice);
  }
  bool operator()(std::string_view text, std::size_t at) const {
    const char c = text[at];
    const bool twice = c == ' ' && at + 1 < text.size() && text[at + 1] == ' ';
    return c < ' ' || c > '~' || c == '<' || c == '&' || twice;
  }
};

std::size_t find_quote_or_backslash(std::string_view text) {
  return prefix(text, 0, QuoteOrBackslash(), QuoteOrBackslash());
}

std::size_t plain_ascii_prefix(std::string_view text) {
  return prefix(text, 0, NotPlainAscii(), NotPlainAscii());
}

std::size_t tidy_prefix(std::string_view text) {
  return prefix(text, 1, NotTidy(), NotTidy());
}

std::size_t count_byte(std::string_view view, char byte) {
  const hn::ScalableTag<std::uint8_t> lanes;
  const auto* const text = reinterpret_cast<const std::uint8_t*>(view.data());
  const auto wanted = hn::Set(lanes, static_cast<std::uint8_t>(byte));
  std::size_t count = 0;
  std::size_t at = 0;
  for (const std::size_t step = hn::Lanes(lanes); at + step <= view.size(); at += step)
    count += hn::CountTrue(lanes, hn::Eq(hn::LoadU(lanes, text + at), wanted));
  for (; at < view.size(); ++at) count += view[at] == byte ? 1 : 0;
  return count;
}

}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(find_quote_or_backslash);
HWY_EXPORT(plain_ascii_prefix);
HWY_EXPORT(tidy_prefix);
HWY_EXPORT(count_byte);

std::size_t find_quote_or_backslash(std::string_view text) {
  return HWY_DYNAMIC_DISPATCH(find_quote_or_backslash)(text);
}

std::size_t plain_ascii_prefix(std::string_view text) {
  return HWY_DYNAMIC_DISPATCH(plain_ascii_prefix)(text);
}

std::size_t tidy_prefix(std::string_view text) {
  return HWY_DYNAMIC_DISPATCH(tidy_prefix)(text);
}

std::size_t count_byte(std::string_view text, char byte) {
  return HWY_DYNAMIC_DISPATCH(count_byte)(text, byte);
}

}  // namespace lookbook
#endif
