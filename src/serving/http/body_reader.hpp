#pragma once
// Reads the fields of a JSON object strictly: what is missing, of another type or out of its range is noted
// under its JSON Pointer. Unknown fields are ignored.

#include <boost/json/object.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/function_ref.hpp"
#include "serving/http/problem.hpp"

namespace lookbook::serving::http {

struct TextRule {
  std::size_t shortest = 0;
  std::size_t longest = 0;
  bool is_in_bytes = false;  ///< the two above, of UTF-8; else in code points
};

struct CountRule {
  std::size_t fewest = 0;
  std::size_t most = 0;
};

class ObjectReader {
 public:
  /// `errors` collects what is wrong. `pointer` is the object's own JSON Pointer, "" for the body.
  ObjectReader(const boost::json::object& object, std::string pointer, std::vector<FieldError>& errors)
      : object_(object), pointer_(std::move(pointer)), errors_(errors) {}

  bool has(std::string_view name) const { return object_.if_contains(name) != nullptr; }
  /// Notes that the field is missing.
  void require(std::string_view name);
  void note(std::string_view name, std::string message);

  /// These leave the default alone if the field is missing or wrong.
  void text(std::string_view name, TextRule rule, std::string& value);
  void number(std::string_view name, double lowest, double highest, double& value);
  /// Greater than 0, at most 1.
  void probability(std::string_view name, double& value);
  void integer(std::string_view name, std::int64_t lowest, std::int64_t highest, std::int64_t& value);
  /// Calls read(element) for each object of an array.
  void objects(std::string_view name, CountRule rule, FunctionRef<void(ObjectReader&)> read);
  void texts(std::string_view name, CountRule rule, TextRule each, std::vector<std::string>& values);

 private:
  std::string pointer_to(std::string_view name) const { return pointer_ + '/' + std::string(name); }
  const boost::json::array* array(std::string_view name, CountRule rule);

  const boost::json::object& object_;
  std::string pointer_;
  std::vector<FieldError>& errors_;
};

}  // namespace lookbook::serving::http
