#pragma once
// Dense numbers of users and items. They are distinct types, so that a user's number cannot be passed where
// an item's is due, and each is one 32-bit integer, so that a span of them can lie on a mapped file.

#include <compare>
#include <cstdint>
#include <functional>

namespace lookbook {

template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::uint32_t number) : number_(number) {}
  constexpr std::uint32_t number() const { return number_; }
  constexpr auto operator<=>(const Index&) const = default;

 private:
  std::uint32_t number_ = 0;
};

struct UserTag;
struct ItemTag;
using UserIndex = Index<UserTag>;
using ItemIndex = Index<ItemTag>;

}  // namespace lookbook

template <class Tag>
struct std::hash<lookbook::Index<Tag>> {
  std::size_t operator()(lookbook::Index<Tag> index) const noexcept { return index.number(); }
};
