#pragma once
// A release small enough to check by eye, and a store of its own for each test.

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "lookbook/registry/release.hpp"
#include "lookbook/storage/object_store.hpp"
#include "support/temporary_folder.hpp"

namespace lookbook::registry {

/// A store in a new folder, removed at the end.
class SampleStore {
 public:
  storage::ObjectStore& operator*() const { return *store_; }
  storage::ObjectStore* operator->() const { return store_.get(); }
  /// The file of an object, to damage it.
  std::string file(const std::string& path) const { return folder_ / path; }
  std::size_t count(std::string_view prefix) const { return store_->list(prefix)->size(); }

 private:
  test_support::TemporaryFolder folder_;
  std::unique_ptr<storage::ObjectStore> store_ = *storage::open_store(folder_.path());
};

/// Changes one byte of a file in place.
inline void flip_byte(const std::string& file, std::size_t position, char mask = 1) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  const char byte = static_cast<char>(stream.seekg(static_cast<std::streamoff>(position)).get());
  stream.seekp(static_cast<std::streamoff>(position)).put(static_cast<char>(byte ^ mask));
}

struct Sample {
  UserIds users;
  ItemIds items;
  Catalogue catalogue;
  Interactions interactions;
  std::map<std::string, ModelParts, std::less<>> models;
  std::map<std::string, double, std::less<>> metrics;
  UnixSeconds created = 1700000000;  // 2023-11-14T22:13:20Z

  ReleaseDraft draft() const {
    return {users,    items,   catalogue, interactions, models, {{"seed", "7"}}, metrics, {{"train", 1.5}},
            "data-1", "0.1.0", created};
  }
};

inline Sample make_sample(float first_weight = .5F) {
  Sample sample;
  for (const char* id : {"ann", "bob"}) static_cast<void>(sample.users.add(id));
  for (const char* id : {"shirt", "dress", "shoe"}) static_cast<void>(sample.items.add(id));
  std::vector<Product> products(3);
  products[0].id = "shirt";
  products[0].title = "Linen shirt";
  products[0].categories = {"Clothing", "Women", "Shirts"};
  products[0].price = 39.9;
  products[0].currency = "USD";
  products[1].id = "dress";
  products[2].id = "shoe";
  sample.catalogue = Catalogue(std::move(products));
  sample.interactions.push_back({UserIndex(0), ItemIndex(0), EventKind::kRating, 5, 30});
  sample.interactions.push_back({UserIndex(1), ItemIndex(0), EventKind::kRating, 4, 20});
  sample.interactions.push_back({UserIndex(1), ItemIndex(2), EventKind::kPurchase, 1, 10});
  sample.interactions.push_back({UserIndex(0), ItemIndex(1), EventKind::kView, 1, 40});
  ModelParts model;
  model.kind = "item_knn";
  model.format_version = 3;
  model.parameters = {{"neighbours", "50"}};
  model.arrays["weights"] = Array::of<float>({first_weight, .25F, 1.F});
  model.arrays["vectors"] = Array::matrix<float>({1, 0, 0, 1, .5F, .5F}, 3, 2);
  sample.models["item_knn"] = std::move(model);
  sample.metrics = {{"item_knn/ndcg@10", .0625}};
  return sample;
}

}  // namespace lookbook::registry
