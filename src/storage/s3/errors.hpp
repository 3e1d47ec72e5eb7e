#pragma once
// What went wrong at an S3 server, for a person: what was tried, where, and what to do.

#include <string>
#include <string_view>

#include "lookbook/base/error.hpp"
#include "storage/s3/http_client.hpp"
#include "storage/s3/location.hpp"

namespace lookbook::storage {

/// Whether the same request may succeed a moment later: 500 to 599 but 501, 429, a connection that failed.
bool may_pass(const HttpOutcome& outcome);

/// `what` says what was tried ("reading channels.json in s3://..."). Precondition: the outcome is no success.
Error error_of(const HttpOutcome& outcome, const S3Location& location, std::string_view what);

/// As error_of, for the status of Arrow's file system, which says it in words: "AWS Error ACCESS_DENIED
/// during PutObject operation: ... (HTTP status 403)".
Error error_of_arrow(std::string_view message, const S3Location& location, std::string_view what);

}  // namespace lookbook::storage
