#pragma once
// The two ways in which an S3 server writes a time. Ages are taken between two times of the server, so that
// no clock of ours matters.

#include <optional>
#include <string>

#include "lookbook/base/clock.hpp"

namespace lookbook::storage {

/// "Fri, 24 May 2013 00:00:00 GMT"; nullopt if it is none.
std::optional<UnixSeconds> unix_time_of_http(const std::string& text);
/// "2013-05-24T00:00:00.000Z"; nullopt if it is none.
std::optional<UnixSeconds> unix_time_of_iso(const std::string& text);
/// 0 if one of them is unknown, or in the wrong order.
UnixSeconds seconds_between(std::optional<UnixSeconds> earlier, std::optional<UnixSeconds> later);

}  // namespace lookbook::storage
