#include "output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace lookbook::apps {
namespace {

int first_failure = 0;  // errno of the first print that failed

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::string_view locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const auto value = variable(name); !value.empty()) return value;
  }
  return {};
}

}  // namespace

report::TerminalStyle output_style() {
  report::TerminalFacts facts;
  facts.is_terminal = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (facts.is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) facts.columns = size.ws_col;
  facts.locale = locale();
  facts.term = variable("TERM");
  facts.no_color = std::getenv("NO_COLOR") != nullptr;
  return report::terminal_style(facts);
}

void print(const std::string& text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if ((!written || std::fflush(stdout) != 0) && first_failure == 0) first_failure = errno == 0 ? EIO : errno;
}

Status printed() {
  if (first_failure == 0) return ok();
  return error_from_errno(first_failure, "cannot write to standard output");
}

void print(const report::Json& json) {
  print(json.to_text() + "\n");
}

}  // namespace lookbook::apps
