#include "channel_note.hpp"

#include <algorithm>
#include <ranges>

#include "lookbook/registry/registry.hpp"
#include "output.hpp"

namespace lookbook::apps {

Result<std::string> channel_left_alone(const storage::ObjectStore& store, std::string_view channel) {
  LOOKBOOK_TRY(const registry::Channels channels, registry::read_channels(store));
  const auto found = channels.find(channel);
  if (found == channels.end() || found->second.history.empty()) return std::string();
  const auto newest_first = found->second.history | std::views::reverse;
  const auto of_run = std::ranges::find(newest_first, "lookbook run", &registry::ChannelEvent::by);
  if (of_run == newest_first.end() || of_run->release == found->second.release) return std::string();
  const registry::ChannelEvent& last = found->second.history.back();
  return "There was no news, so " + std::string(channel) + " stays where, on " + last.at + ", `" + last.by +
         "` put it; the last release of a run is " + of_run->release +
         ":\n  lookbook release promote --store " + report::shell_word(store.uri()) + " --channel " +
         std::string(channel) + " " + of_run->release + "\n";
}

}  // namespace lookbook::apps
