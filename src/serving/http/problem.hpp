#pragma once
// Problem details (RFC 9457): what every error of the API looks like.

#include <string>
#include <string_view>
#include <vector>

#include "lookbook/base/error.hpp"
#include "serving/http/exchange.hpp"

namespace lookbook::serving::http {

struct FieldError {
  std::string field;  ///< JSON Pointer into the body, or a parameter's name
  std::string message;
};

struct Problem {
  unsigned status = 500;
  std::string detail;  ///< for a person: what happened and what to do
  std::vector<FieldError> errors;
};

/// The status for an error of the service; an invalid argument is one of the body (422) or of the address
/// (400). A fault of the server itself gets a general detail: clients never see internal text.
Problem problem_of(const Error& error, Method method);

/// A problem whose detail names its first field.
Problem field_problem(unsigned status, std::vector<FieldError> errors);

/// `instance` is the target that was asked for; empty: not known, and left out.
Response problem_response(const Problem& problem, std::string_view instance, std::string_view request_id);

}  // namespace lookbook::serving::http
