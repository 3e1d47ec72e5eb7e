#include "storage/s3/lease.hpp"

#include <unistd.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>

#include "lookbook/storage/json_object.hpp"
#include "lookbook/storage/json_text.hpp"

namespace lookbook::storage {
namespace {

constexpr std::string_view kName = ".lock";
constexpr JsonFormat kFormat = {1, "remove it"};
constexpr int kRenewalsALease = 3;

/// "anna@shop-7, process 4711".
std::string this_process() {
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  const char* user = std::getenv("USER");
  return std::string(user == nullptr ? "" : user) + "@" + host + ", process " + std::to_string(::getpid());
}

/// Two leases of one process differ, so that one never takes the other's for its own.
std::string lease_text(double seconds) {
  std::random_device random;
  boost::json::object lease;
  lease["format_version"] = 1;
  lease["holder"] = this_process();
  lease["seconds"] = std::llround(std::ceil(seconds));
  lease["nonce"] = std::to_string(random()) + std::to_string(random());
  return indented_json(boost::json::serialize(lease));
}

/// The lease that is there.
struct Held {
  S3Object object;
  std::string holder;
  double seconds = 0;

  bool is_expired() const { return static_cast<double>(object.age) > seconds; }
};

Result<std::optional<Held>> read_lease(const S3Client& client, const std::string& key) {
  LOOKBOOK_TRY(const auto content, client.read(key));
  if (!content) return std::optional<Held>();
  LOOKBOOK_TRY(const JsonObject lease, JsonObject::parse(content->bytes, key, kFormat));
  LOOKBOOK_TRY(std::string holder, lease.text("holder"));
  LOOKBOOK_TRY(const std::uint64_t seconds, lease.whole("seconds"));
  return std::optional(Held{content->object, std::move(holder), static_cast<double>(seconds)});
}

Error is_held(const S3Client& client, const std::string& key, const std::optional<Held>& held) {
  std::string holder = "another lookbook command";
  std::string wait = "wait until it is done";
  if (held) {
    holder += " (" + held->holder + ")";
    wait += ", or, if it was killed, " +
            std::to_string(std::lround(held->seconds - static_cast<double>(held->object.age)) + 1) + " s";
  }
  return {ErrorCode::kUnavailable, holder + " is writing to the store s3://" + client.location().bucket +
                                       "/" + key.substr(0, key.size() - kName.size()) + "; " + wait +
                                       ", and try again"};
}

/// Some servers take a condition and do as if it held. Then no writer would notice another. The bytes are
/// others than the lease's: a repeated attempt that finds its own bytes there counts as written.
Status check_conditions(const S3Client& client, const std::string& key, std::string_view text) {
  LOOKBOOK_TRY(const auto again, client.put_if(key, std::string(text) + "\n", std::nullopt));
  if (!again) return ok();
  static_cast<void>(client.remove(key));
  return Error(ErrorCode::kInvalidArgument,
               client.location().server() +
                   " ignores the condition of a PUT (If-None-Match), so two commands could overwrite each "
                   "other's work; use a server that has conditional writes");
}

}  // namespace

Result<std::unique_ptr<StoreLock>> S3Lease::take(std::shared_ptr<const S3Client> client, LeaseLost lost) {
  const std::string key = client->location().key_of(kName);
  const std::string text = lease_text(client->location().lease);
  LOOKBOOK_TRY(auto etag, client->put_if(key, text, std::nullopt));
  if (etag) {
    LOOKBOOK_CHECK(check_conditions(*client, key, text));
  } else {
    LOOKBOOK_TRY(const auto held, read_lease(*client, key));
    if (held && !held->is_expired()) return is_held(*client, key, held);
    LOOKBOOK_TRY(etag, client->put_if(key, text, held ? std::optional(held->object.etag) : std::nullopt));
    if (!etag) return is_held(*client, key, std::nullopt);
  }
  *lost = false;
  return std::unique_ptr<StoreLock>(
      new S3Lease(std::move(client), key, text, *std::move(etag), std::move(lost)));
}

S3Lease::S3Lease(std::shared_ptr<const S3Client> client, std::string key, std::string text, std::string etag,
                 LeaseLost lost)
    : client_(std::move(client)),
      key_(std::move(key)),
      text_(std::move(text)),
      etag_(std::move(etag)),
      lost_(std::move(lost)),
      keeper_([this] { keep(); }) {}

S3Lease::~S3Lease() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  ended_.notify_all();
  keeper_.join();
  // If that fails, the lease expires by itself.
  if (!*lost_) static_cast<void>(client_->remove(key_, etag_));
}

void S3Lease::keep() {
  const std::chrono::duration<double> pause(client_->location().lease / kRenewalsALease);
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, pause, [this] { return is_over_; })) {
    lock.unlock();
    const bool is_ours = renew();
    lock.lock();
    if (!is_ours) return;
  }
}

/// false if it is somebody else's now. Where the server does not answer, the next round tries again.
bool S3Lease::renew() {
  const auto etag = client_->put_if(key_, text_, etag_);
  if (!etag) return true;
  if (etag->has_value()) {
    etag_ = **etag;
    return true;
  }
  *lost_ = true;
  return false;
}

}  // namespace lookbook::storage
