#pragma once
// Runs code in a forked child: with another user's rights, under limits, or to be killed in the middle.

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

namespace lookbook::test_support {

/// Runs `body` in a child and returns the text that it returned; "died: …" if it did not live to return.
template <class Body>
std::string in_child(Body body) {
  int ends[2];
  if (::pipe(ends) != 0) return "died: no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string text = body();
    static_cast<void>(::write(ends[1], text.data(), text.size()) + 1);
    ::_exit(0);
  }
  if (child < 0) return "died: no process";
  ::close(ends[1]);
  std::string text;
  char piece[4096];
  for (ssize_t count = 0; (count = ::read(ends[0], piece, sizeof piece)) > 0;) {
    text.append(piece, static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return text;
  return "died: wait status " + std::to_string(status);
}

/// Gives up the rights of root, if there are any, so that permissions apply.
inline void become_nobody() {
  constexpr unsigned kNobody = 65534;
  if (::geteuid() != 0) return;
  if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(1);
}

/// Files of this process cannot grow beyond `bytes`: what a full disk looks like to a writer.
inline void limit_file_size(rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(1);
}

/// Runs `body`, which never returns, in a child and kills it (signal 9) after `life`. false if it ended
/// before.
template <class Body>
bool kill_in_the_middle(std::chrono::microseconds life, Body body) {
  const pid_t child = ::fork();
  if (child == 0) {
    body();
    ::_exit(0);
  }
  if (child < 0) return false;  // and never kill(-1), which is everybody
  std::this_thread::sleep_for(life);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/// How often to kill: LOOKBOOK_KILL_ROUNDS, else `soak` under `make soak` (LOOKBOOK_SOAK), else `usual`.
inline int kill_rounds(int usual, int soak) {
  if (const char* wanted = std::getenv("LOOKBOOK_KILL_ROUNDS"); wanted != nullptr) return std::atoi(wanted);
  return std::getenv("LOOKBOOK_SOAK") != nullptr ? soak : usual;
}

}  // namespace lookbook::test_support
