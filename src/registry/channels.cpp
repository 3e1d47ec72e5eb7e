#include <boost/json/array.hpp>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/registry/registry.hpp"
#include "lookbook/storage/json_object.hpp"
#include "registry/channel_stack.hpp"
#include "registry/check_release.hpp"
#include "registry/json_text.hpp"
#include "registry/release_paths.hpp"

namespace lookbook::registry {
namespace {

namespace json = boost::json;
using storage::JsonObject;

constexpr storage::JsonFormat kFormat{1,
                                      "move the file away, see the releases with `lookbook release list` and "
                                      "promote one with `lookbook release "
                                      "promote`: only the channels' history is lost"};
constexpr int kMaxAttempts = 1000;
constexpr std::string_view kPromote = "promote";
constexpr std::string_view kRollback = "rollback";

/// channels.json. `collections` counts the garbage collections that removed releases: it makes the text
/// another one, so that a promotion that had looked at its release before cannot be written after.
struct ChannelsFile {
  Channels channels;
  std::uint64_t collections = 0;
};

std::string text_of(const ChannelsFile& file) {
  json::object by_name;
  for (const auto& [name, channel] : file.channels) {
    json::array history;
    for (const ChannelEvent& event : channel.history) {
      history.push_back(json::object{
          {"release", event.release}, {"action", event.action}, {"at", event.at}, {"by", event.by}});
    }
    by_name[name] = json::object{{"release", channel.release}, {"history", std::move(history)}};
  }
  json::object object{{"format_version", kFormat.newest}, {"channels", std::move(by_name)}};
  if (file.collections > 0) object["collections"] = file.collections;
  return to_text(object);
}

Result<Channel> channel_from(const JsonObject& object) {
  Channel channel;
  LOOKBOOK_TRY(channel.release, object.text("release"));
  LOOKBOOK_TRY(const std::vector<JsonObject> history, object.objects("history"));
  for (const JsonObject& entry : history) {
    ChannelEvent event;
    LOOKBOOK_TRY(event.release, entry.text("release"));
    LOOKBOOK_TRY(event.action, entry.text("action"));
    LOOKBOOK_TRY(event.at, entry.text("at"));
    LOOKBOOK_TRY(event.by, entry.text("by"));
    channel.history.push_back(std::move(event));
  }
  const std::vector<std::string> stack = promoted_releases(channel);
  if (stack.empty() || stack.back() != channel.release) {
    return object.damaged("a channel points to another release than its history says");
  }
  return channel;
}

Result<ChannelsFile> parse_channels(std::string_view text) {
  LOOKBOOK_TRY(const JsonObject object, JsonObject::parse(text, std::string(kChannelsPath), kFormat));
  LOOKBOOK_TRY(const JsonObject by_name, object.object("channels"));
  ChannelsFile file;
  for (const std::string& name : by_name.names()) {
    LOOKBOOK_TRY(const JsonObject channel, by_name.object(name));
    LOOKBOOK_TRY(file.channels[name], channel_from(channel));
  }
  if (object.has("collections")) {
    LOOKBOOK_TRY(file.collections, object.whole("collections"));
  }
  return file;
}

/// The text of channels.json; nullopt if there is none.
Result<std::optional<std::string>> read_text(const storage::ObjectStore& store) {
  auto text = store.read(kChannelsPath);
  if (text) return std::optional(*std::move(text));
  if (text.error().code() == ErrorCode::kNotFound) return std::optional<std::string>();
  return std::move(text).error();
}

/// Reads the file, lets `edit` change it (false: nothing to write) and writes it if nobody else wrote
/// meanwhile; else again. An error ends it: the edit may have been written all the same, and must not count
/// twice.
Status edit_file(storage::ObjectStore& store, FunctionRef<Result<bool>(ChannelsFile&)> edit) {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    LOOKBOOK_TRY(const std::optional<std::string> text, read_text(store));
    ChannelsFile file;
    if (text) {
      LOOKBOOK_TRY(file, parse_channels(*text));
    }
    LOOKBOOK_TRY(const bool changed, edit(file));
    if (!changed) return ok();
    LOOKBOOK_TRY(const bool replaced, store.replace_if(kChannelsPath, text, text_of(file)));
    if (replaced) return ok();
  }
  return Error(ErrorCode::kUnavailable,
               "releases/channels.json is changed by others all the time; try again later");
}

Status edit_channels(storage::ObjectStore& store, FunctionRef<Result<bool>(Channels&)> edit) {
  return edit_file(store, [&](ChannelsFile& file) { return edit(file.channels); });
}

Error no_channel(std::string_view name, const Channels& channels) {
  std::string message = "there is no channel '" + std::string(name) + "'";
  message += channels.empty() ? "; nothing was promoted yet: `lookbook run` promotes to live" : "; there are";
  const char* separator = " ";
  for (const auto& entry : channels) {
    message += separator + entry.first;
    separator = ", ";
  }
  return {ErrorCode::kNotFound, message};
}

void point(Channel& channel, std::string_view release, std::string_view action, const Change& change) {
  channel.release = release;
  channel.history.push_back({std::string(release), std::string(action), iso8601(change.at), change.by});
}

}  // namespace

Status check_channel_name(std::string_view name) {
  const bool fits = !name.empty() && name.find_first_not_of(
                                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789-_") == name.npos;
  if (fits) return ok();
  return Error(ErrorCode::kInvalidArgument,
               "'" + std::string(name) +
                   "' is not a channel's name: use letters, digits, '-' and '_', "
                   "for example live");
}

std::vector<std::string> promoted_releases(const Channel& channel) {
  std::vector<std::string> stack;
  for (const ChannelEvent& event : channel.history) {
    if (event.action == kPromote)
      stack.push_back(event.release);
    else if (!stack.empty())
      stack.pop_back();
  }
  return stack;
}

Status count_collection(storage::ObjectStore& store, FunctionRef<Status(const Channels&)> look) {
  return edit_file(store, [&](ChannelsFile& file) -> Result<bool> {
    LOOKBOOK_CHECK(look(file.channels));
    ++file.collections;
    return true;
  });
}

Result<Channels> read_channels(const storage::ObjectStore& store) {
  LOOKBOOK_TRY(const std::optional<std::string> text, read_text(store));
  if (!text) return Channels();
  LOOKBOOK_TRY(ChannelsFile file, parse_channels(*text));
  return std::move(file.channels);
}

Result<std::string> resolve(const storage::ObjectStore& store, std::string_view name) {
  LOOKBOOK_TRY(const Channels channels, read_channels(store));
  if (const auto channel = channels.find(name); channel != channels.end()) return channel->second.release;
  const auto manifest = read_manifest(store, name);
  if (manifest) return manifest->id;
  if (manifest.error().code() != ErrorCode::kNotFound) return manifest.error();
  return no_channel(name, channels);
}

Status promote(storage::ObjectStore& store, std::string_view channel, std::string_view release,
               const Change& change) {
  LOOKBOOK_CHECK(check_channel_name(channel));
  LOOKBOOK_TRY(const ReleaseManifest manifest, read_manifest(store, release));
  LOOKBOOK_CHECK(check_parts(store, manifest, Verify::kChecksums));
  return edit_channels(store, [&](Channels& channels) -> Result<bool> {
    // Once more, after the channels were read: see count_collection().
    LOOKBOOK_TRY([[maybe_unused]] const ReleaseManifest still_there, read_manifest(store, release));
    Channel& edited = channels[std::string(channel)];
    if (edited.release == release) return false;
    point(edited, release, kPromote, change);
    return true;
  });
}

Result<std::string> rollback(storage::ObjectStore& store, std::string_view channel, const Change& change) {
  std::string back;
  const Status edited_channels = edit_channels(store, [&](Channels& channels) -> Result<bool> {
    const auto edited = channels.find(channel);
    if (edited == channels.end()) return no_channel(channel, channels);
    const std::vector<std::string> stack = promoted_releases(edited->second);
    if (stack.size() < 2) {
      return Error(ErrorCode::kNotFound, "channel '" + std::string(channel) +
                                             "' has no earlier release to go back to; promote one by its id");
    }
    back = stack[stack.size() - 2];
    LOOKBOOK_TRY(const ReleaseManifest manifest, read_manifest(store, back));
    LOOKBOOK_CHECK(check_parts(store, manifest, Verify::kChecksums));
    point(edited->second, back, kRollback, change);
    return true;
  });
  if (!edited_channels) return edited_channels.error();
  return back;
}

}  // namespace lookbook::registry
