#pragma once
// What a channel's history means: promotions are put on a stack, a rollback takes the last one off. And how a
// garbage collection keeps promotions from pointing to what it removes.

#include <string>
#include <vector>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/registry/registry.hpp"

namespace lookbook::registry {

/// The promotions that are not rolled back, oldest first; the last one is what the channel points to.
std::vector<std::string> promoted_releases(const Channel& channel);

/// After manifests were removed: lets `look` see the channels and changes channels.json, again if somebody
/// promoted meanwhile. From then on no promotion that looked at its release before can be written any more:
/// it looks again and finds no manifest. So what `look` did not see, no channel points to.
Status count_collection(storage::ObjectStore& store, FunctionRef<Status(const Channels&)> look);

}  // namespace lookbook::registry
