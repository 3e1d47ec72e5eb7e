#pragma once
// Items that look alike: cosine of the photographs' vectors (features makes them), by an exact scan of all of
// them. Right for up to some 10^5 items: the scan reads n_items x dimension floats a query. Works for items
// that nobody has bought yet.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry look();

}  // namespace lookbook::models
