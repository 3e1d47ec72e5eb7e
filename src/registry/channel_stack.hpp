#pragma once
// What a channel's history means: promotions are put on a stack, a rollback takes the last one off.

#include <string>
#include <vector>

#include "lookbook/registry/registry.hpp"

namespace lookbook::registry {

/// The promotions that are not rolled back, oldest first; the last one is what the channel points to.
std::vector<std::string> promoted_releases(const Channel& channel);

}  // namespace lookbook::registry
