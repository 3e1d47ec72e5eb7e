#pragma once
// A JSON value to build and write: what --json prints and report files hold. Objects keep the order in which
// members were set, numbers are written shortest so that they read back equal, so equal values give equal
// bytes. Writing only; storage::JsonObject reads files.
//
//   Json row = Json::object();
//   row.set("name", "item_knn").set("ndcg", 0.0393);

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace lookbook::report {

class Json {
 public:
  Json() = default;  ///< null
  Json(bool value) : value_(value) {}
  template <std::signed_integral T>
  Json(T value) : value_(static_cast<std::int64_t>(value)) {}  // NOLINT(google-explicit-constructor)
  template <std::unsigned_integral T>
    requires(!std::same_as<T, bool>)
  Json(T value) : value_(static_cast<std::uint64_t>(value)) {}  // NOLINT(google-explicit-constructor)
  Json(double value) : value_(value) {}                         ///< NaN and infinities are written as null
  Json(float value) : value_(value) {}                          ///< written shortest as a float: 0.1F is 0.1
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(const void*) = delete;  // else a pointer would be a bool

  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }
  /// An array of what convert into Json.
  template <class Range>
  static Json array_of(const Range& values) {
    Json result = array();
    for (const auto& value : values) result.push(value);
    return result;
  }

  /// Sets a member, in place if the name is there. Precondition: an object. Returns *this.
  Json& set(std::string_view name, Json value);
  /// Precondition: an array. Returns *this.
  Json& push(Json value);
  /// Members or elements; 0 of any other value.
  std::size_t size() const;

  /// `indent` spaces a level; 0: one line. No line feed at the end. Invalid UTF-8 is replaced by U+FFFD.
  std::string to_text(int indent = 2) const;

 private:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  explicit Json(Array array) : value_(std::move(array)) {}
  explicit Json(Object object) : value_(std::move(object)) {}
  void write(std::string& out, int indent, int depth) const;
  void write_array(std::string& out, int indent, int depth) const;
  void write_object(std::string& out, int indent, int depth) const;

  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, float, std::string, Array, Object>
      value_;
};

}  // namespace lookbook::report
