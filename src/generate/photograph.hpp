#pragma once
// A product's photograph as a file.

#include <cstddef>
#include <vector>

#include "generate/design.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::generate {

/// The finished photograph as JPEG bytes. The same design and size give the same bytes.
Result<std::vector<std::byte>> photograph_jpeg(const Design& design, int width, int height);

}  // namespace lookbook::generate
