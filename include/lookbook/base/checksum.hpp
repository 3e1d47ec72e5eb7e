#pragma once
// SHA-256, which names content-addressed parts and proves that a file is what was written.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace lookbook {

/// Incremental SHA-256 (FIPS 180-4).
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::span<const std::byte> bytes);
  void update(std::string_view text);
  /// 64 lower-case hexadecimal digits. The object is spent afterwards.
  std::string hex_digest() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::span<const std::byte> bytes);
std::string sha256_hex(std::string_view text);

}  // namespace lookbook
