#pragma once
// The photographs of the real data set fashion_images: products with labels, and their JPEGs out of the tar
// file.

#include <zlib.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lookbook {

struct FashionProduct {
  std::string id;
  std::array<std::string, 5> labels;  ///< master, sub, type, colour, usage
};

class FashionImages {
 public:
  /// `folder` holds images.tar and products.jsonl.gz.
  explicit FashionImages(const std::string& folder) {
    std::ifstream file(folder + "/images.tar", std::ios::binary);
    tar_.assign(std::istreambuf_iterator<char>(file), {});
    // ustar: headers of 512 bytes with the name at 0 and the size in octal at 124, contents padded to 512.
    for (std::size_t at = 0; at + 512 <= tar_.size() && tar_[at] != 0;) {
      const std::size_t bytes = std::strtoul(tar_.substr(at + 124, 12).c_str(), nullptr, 8);
      const std::string path(tar_.c_str() + at);
      const std::string name = path.substr(path.rfind('/') + 1);
      places_[name.substr(0, name.find('.'))] = {at + 512, bytes};
      at += 512 + (bytes + 511) / 512 * 512;
    }
    read_products(folder + "/products.jsonl.gz");
  }

  const std::vector<FashionProduct>& products() const { return products_; }
  /// Empty if the product has none.
  std::span<const std::byte> photograph(const std::string& id) const {
    const auto found = places_.find(id);
    if (found == places_.end()) return {};
    return std::as_bytes(std::span(tar_)).subspan(found->second.first, found->second.second);
  }

 private:
  void read_products(const std::string& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    std::vector<char> line(1 << 16);
    while (gzgets(file.get(), line.data(), static_cast<int>(line.size())) != nullptr) {
      const std::string text(line.data());
      FashionProduct product{field(text, "product_id"), {}};
      std::string description = field(text, "description");  // "Apparel - Topwear - Kurtas - Red - Ethnic"
      for (std::string& label : product.labels) {
        const std::size_t dash = description.find(" - ");
        label = description.substr(0, dash);
        description = dash == std::string::npos ? "" : description.substr(dash + 3);
      }
      products_.push_back(std::move(product));
    }
  }
  static std::string field(const std::string& line, const std::string& name) {
    const std::string key = '"' + name + "\":\"";
    const std::size_t begin = line.find(key) + key.size();
    return line.substr(begin, line.find('"', begin) - begin);
  }

  std::string tar_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> places_;
  std::vector<FashionProduct> products_;
};

}  // namespace lookbook
