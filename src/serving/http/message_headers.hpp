#pragma once
// Between Beast's messages and our plain requests and responses.

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>

#include "serving/http/exchange.hpp"

namespace lookbook::serving::http {

using Message = boost::beast::http::request<boost::beast::http::string_body>;

/// The request's own X-Request-Id if it is usable (letters, digits and -_.:, at most 128), else a new one.
/// Everything but the id is borrowed from `message`.
Request to_request(const Message& message);

bool expects_continue(const Message& message);

/// Status and headers, those that every response has among them.
void fill_headers(boost::beast::http::response_header<>& header, const Response& response,
                  const std::string& request_id);

/// 16 hexadecimal digits, different for every call.
std::string new_request_id();

}  // namespace lookbook::serving::http
