#pragma once
// The photographer's table. Parts of a product are laid on it one over the other: each has an outline, a
// fabric and a relief, and comes out lit. Details (seams, buttons, laces) are drawn on top; a studio backdrop
// and the shadow on it come last. One Canvas draws many pictures, one after another; not thread-safe.

#include <cstdint>
#include <memory>
#include <vector>

#include "generate/colour.hpp"
#include "generate/fabric.hpp"
#include "generate/path.hpp"

namespace lookbook::generate {

/// A soft ridge (strength > 0) or crease (strength < 0) on a part.
struct Fold {
  Path shape;
  double strength = 1;
};

/// The third dimension of a part.
struct Relief {
  double round = 16;    ///< how far the roundness of the edge reaches inwards, in sheet units
  double depth = 0.55;  ///< how high it rises, as a share of `round`
  double crease = 1.6;  ///< softness of folds, in sheet units
  double wrinkle = 1;   ///< amount of random undulation
  double stretch = 3;   ///< > 1: undulations run down the cloth, < 1: across it
  double lift = 0;      ///< shadow it casts on what lies below, 0 to 1
  std::vector<Fold> folds{};
  /// Where the part goes on beyond its outline, so that it is not rounded off there: below a hem, above a
  /// neckline.
  Path open{};
};

/// What a part is made of and what is printed or sewn flat on it.
struct Cloth {
  /// A flat patch of another fabric or colour; `width` > 0 draws the outline only.
  struct Mark {
    Path shape;
    const Fabric* fabric = nullptr;
    Colour colour;
    double alpha = 1;
    double width = 0;
  };

  const Fabric* fabric = nullptr;
  double turn = 0;  ///< the fabric's direction, radians
  double tone = 1;  ///< below 1: in the shade (insides, backs)
  Point origin;     ///< where the fabric's tile starts
  std::vector<Mark> marks;

  Cloth(const Fabric& of, double direction = 0, double brightness = 1)  // NOLINT(google-explicit-constructor)
      : fabric(&of), turn(direction), tone(brightness) {}
  Cloth& block(Path shape, const Fabric& with, double alpha = 1);
  Cloth& print(Path shape, Colour colour, double alpha = 1);
  Cloth& line(Path shape, Colour colour, double width, double alpha = 1);
};

struct Gradient {
  struct Stop {
    double at;
    Colour colour;
    double alpha = 1;
  };
  Point from, to;
  double radius = 0;  ///< > 0: radial around `from`, with `to` as the highlight's centre
  std::vector<Stop> stops;
};

struct Dash {
  double on = 0;  ///< 0: a solid line
  double off = 0;
};

struct Studio {
  Colour top{0.975, 0.975, 0.972};
  Colour bottom{0.93, 0.93, 0.925};
  double shadow = 0.22;  ///< of the product on the backdrop
  double shadow_blur = 9;
  Point shadow_offset{5, 9};
};

class Canvas {
 public:
  /// Size of the pictures in pixels; the sheet is fitted into it.
  Canvas(int width, int height);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Pixels per sheet unit.
  double scale() const;
  void start(const Studio& studio);
  /// From now on coordinates are zoomed so that `content` stands in the middle of the sheet with `margin`
  /// around it. Call once, right after start().
  void frame(Box content, double margin = 34);

  /// Puts a copy of all that has been drawn behind it, moved by so many units and darkened by `shade`: the
  /// second of a pair.
  void copy_behind(double dx, double dy, double shade);
  /// The product stands on the ground: no shadow on the wall behind it.
  void stand();

  /// `variation` moves the random undulations: two parts with the same number crease alike.
  void part(const Path& outline, const Cloth& cloth, const Relief& relief, unsigned variation = 0);
  void fill(const Path& path, Colour colour, double alpha = 1);
  void fill(const Path& path, const Gradient& gradient);
  void stroke(const Path& path, Colour colour, double width, double alpha = 1, Dash dash = {});
  /// Blends softly towards a colour, only where something has been drawn.
  void tint(const Path& path, Colour colour, double alpha, double blur);
  /// Draws only inside `path` (and inside all clips before it) until unclip().
  void clip(const Path& path);
  void unclip();
  /// A soft shadow on the backdrop: where the product stands.
  void ground(const Path& path, double alpha, double blur);

  /// The picture, `width` x `height` x 3 bytes; valid until start().
  const std::vector<std::uint8_t>& finish();
  /// Share of the picture that the product covers, 0 to 1. After finish().
  double ink_share() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lookbook::generate
