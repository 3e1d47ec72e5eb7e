#pragma once
// The mean of all ratings, for everybody and everything: the baseline that any other rating model has to
// beat.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry mean_rating();

}  // namespace lookbook::models
