// write_reviews FILE MEGABYTES: made-up reviews, JSON lines, for the benchmarks that read files.

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "review_text.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: write_reviews FILE MEGABYTES\n", stderr);
    return 2;
  }
  const std::uint64_t wanted = std::strtoull(argv[2], nullptr, 10) * 1'000'000;
  lookbook::bench::ReviewText text(11);
  std::ofstream out(argv[1], std::ios::binary);
  for (std::uint64_t written = 0; written < wanted && out;) {
    const std::string line = text.next_line();
    out << line;
    written += line.size();
  }
  if (!out.flush()) {
    std::perror(argv[1]);
    return 1;
  }
  return 0;
}
