#pragma once
// What every drawing starts from, and the table of drawings. A drawing reads a Design, frames the product on
// the canvas and lays its parts; it decides nothing about the assortment.

#include "generate/canvas.hpp"
#include "generate/design.hpp"
#include "lookbook/base/random.hpp"

namespace lookbook::generate {

/// Chooses the backdrop, draws the product and leaves the finished picture in the canvas.
void photograph(Canvas& canvas, const Design& design);

// One function a Shape, in draw_*.cpp.
void draw_top(Canvas& canvas, const Design& design);
void draw_shirt(Canvas& canvas, const Design& design);
void draw_jacket(Canvas& canvas, const Design& design);
void draw_dress(Canvas& canvas, const Design& design);
void draw_jumpsuit(Canvas& canvas, const Design& design);
void draw_skirt(Canvas& canvas, const Design& design);
void draw_trousers(Canvas& canvas, const Design& design);
void draw_shorts(Canvas& canvas, const Design& design);
void draw_sneaker(Canvas& canvas, const Design& design);
void draw_boot(Canvas& canvas, const Design& design);
void draw_laced_shoe(Canvas& canvas, const Design& design);
void draw_loafer(Canvas& canvas, const Design& design);
void draw_flat(Canvas& canvas, const Design& design);
void draw_heel(Canvas& canvas, const Design& design);
void draw_sandal(Canvas& canvas, const Design& design);
void draw_tote(Canvas& canvas, const Design& design);
void draw_handbag(Canvas& canvas, const Design& design);
void draw_clutch(Canvas& canvas, const Design& design);
void draw_backpack(Canvas& canvas, const Design& design);
void draw_watch(Canvas& canvas, const Design& design);
void draw_necklace(Canvas& canvas, const Design& design);
void draw_earrings(Canvas& canvas, const Design& design);
void draw_bracelet(Canvas& canvas, const Design& design);
void draw_ring(Canvas& canvas, const Design& design);
void draw_cap(Canvas& canvas, const Design& design);
void draw_beanie(Canvas& canvas, const Design& design);
void draw_brim_hat(Canvas& canvas, const Design& design);
void draw_scarf(Canvas& canvas, const Design& design);
void draw_belt(Canvas& canvas, const Design& design);
void draw_sunglasses(Canvas& canvas, const Design& design);
void draw_tie(Canvas& canvas, const Design& design);
void draw_socks(Canvas& canvas, const Design& design);
void draw_gloves(Canvas& canvas, const Design& design);
void draw_swimsuit(Canvas& canvas, const Design& design);
void draw_bikini(Canvas& canvas, const Design& design);

}  // namespace lookbook::generate
