#pragma once
// libarchive reads and writes names by the locale's letters, and gives none where it lacks them.

#include <locale.h>

namespace lookbook::loader {

/// While it lives, this thread's letters are those of UTF-8, whatever the environment says.
class Utf8Locale {
 public:
  Utf8Locale() : letters_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(::uselocale(letters_)) {}
  ~Utf8Locale() {
    ::uselocale(before_);
    if (letters_ != nullptr) ::freelocale(letters_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t letters_;  // null where the system has none such: uselocale() then changes nothing
  locale_t before_;
};

}  // namespace lookbook::loader
