// lookbook: from raw reviews to a shop that recommends. Each subcommand is one file beside this one.

#include <fmt/core.h>
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "command.hpp"
#include "output.hpp"
#include "sources.hpp"
#include "terminal.hpp"

namespace lookbook::apps {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return 2;
    case ErrorCode::kNotFound:
      return 3;
    case ErrorCode::kAlreadyExists:
      return 4;
    case ErrorCode::kCorruptData:
      return 5;
    case ErrorCode::kUnsupportedVersion:
      return 6;
    case ErrorCode::kPermissionDenied:
      return 7;
    case ErrorCode::kNoSpace:
      return 8;
    case ErrorCode::kUnavailable:
      return 9;
    case ErrorCode::kIo:
      return 10;
    case ErrorCode::kCancelled:
      return 130;
    case ErrorCode::kInternal:
      return 70;
  }
  return 70;
}

static void fail(const Error& error) {
  fmt::print(stderr, "lookbook: {}\n", error.message());
  std::exit(exit_status(error.code()));
}

void run_command(FunctionRef<Status(Progress&)> work) {
  stop_on_signals();
  Status status = ok();
  {
    TerminalProgress progress;
    status = work(progress);
    if (status) status = printed();
    if (status) progress.end();
  }
  if (!status) fail(status.error());
}

}  // namespace lookbook::apps

/// A flag that does not exist is named rather than one that is missing: it is often the same, mistyped.
static int usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  const bool is_missing = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError);
  const int status = is_missing && !unknown.empty()
                         ? app.exit(CLI::ExtrasError({unknown.rbegin(), unknown.rend()}))
                         : app.exit(error);
  return status == 0 ? 0 : lookbook::apps::exit_status(lookbook::ErrorCode::kInvalidArgument);
}

static int run(int argc, char** argv) {
  CLI::App app("Lookbook: raw reviews in, a shop that recommends out.", "lookbook");
  app.set_version_flag("--version", LOOKBOOK_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  lookbook::apps::add_benchmark(app);
  lookbook::apps::declare_threads(app);
  lookbook::apps::declare_cache(app);
  lookbook::apps::add_generate(app);
  lookbook::apps::add_run(app);
  lookbook::apps::add_store_commands(app);
  lookbook::apps::add_convert(app);
  lookbook::apps::add_evaluate(app);
  lookbook::apps::add_release(app);
  lookbook::apps::add_query(app);
  lookbook::apps::add_serve(app);
  lookbook::apps::add_models(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  return 0;
}

/// Buffers of some megabytes come and go with every batch: taken from the system anew each time, their pages
/// would cost more to clear than to fill.
static void keep_freed_memory() {
  constexpr int kLargestOnHeap = 32 << 20;  // bytes; glibc takes no more
  mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);
  mallopt(M_TRIM_THRESHOLD, 4 * kLargestOnHeap);
}

int main(int argc, char** argv) {
  // A file-size limit shall be an error like a full disk, not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  keep_freed_memory();
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("lookbook: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lookbook: a bug: %s\n", error.what());
  }
  return lookbook::apps::exit_status(lookbook::ErrorCode::kInternal);
}
