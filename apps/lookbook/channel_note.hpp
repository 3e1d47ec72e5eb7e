#pragma once
// What a run without news says of a channel that people have moved.

#include <string>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/storage/object_store.hpp"

namespace lookbook::apps {

/// A line that says who left `channel` on another release than the last one that a run promoted, when, and
/// how to serve that one; empty if nobody did.
Result<std::string> channel_left_alone(const storage::ObjectStore& store, std::string_view channel);

}  // namespace lookbook::apps
