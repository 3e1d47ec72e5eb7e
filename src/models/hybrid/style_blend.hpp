#pragma once
// Behaviour, look and popularity in one item-to-item table:
//
//   S = behaviour C / c + look L / l,   score(j) = prior p_j + sum over events e of w(e) S[item(e), j]
//
// with C of co_occurrence.hpp, L of look_table.hpp, c and l the means of their rows' largest entries (so the
// weights mean the same in every shop), and p_j the square root of j's popularity, largest 1. A product that
// nobody has bought yet is recommended by its photograph; a visitor with two likes gets their style; a
// visitor with none gets what is popular. Without photographs it is item_knn with a prior. Serves as fast as
// item_knn.

#include "lookbook/models/factory.hpp"

namespace lookbook::models {

ModelEntry style_blend();

}  // namespace lookbook::models
