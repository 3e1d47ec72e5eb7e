#include "generate/photograph.hpp"

#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include "generate/drawing.hpp"

namespace lookbook::generate {
namespace {

constexpr int kQuality = 88;

using Draw = void (*)(Canvas&, const Design&);

Draw drawing_of(Shape shape) {
  switch (shape) {
    case Shape::kTop:
    case Shape::kKnit:
      return draw_top;
    case Shape::kShirt:
      return draw_shirt;
    case Shape::kJacket:
    case Shape::kCoat:
      return draw_jacket;
    case Shape::kDress:
      return draw_dress;
    case Shape::kJumpsuit:
      return draw_jumpsuit;
    case Shape::kSkirt:
      return draw_skirt;
    case Shape::kTrousers:
      return draw_trousers;
    case Shape::kShorts:
      return draw_shorts;
    case Shape::kSwimsuit:
      return draw_swimsuit;
    case Shape::kBikini:
      return draw_bikini;
    case Shape::kSneaker:
      return draw_sneaker;
    case Shape::kBoot:
    case Shape::kRainBoot:
      return draw_boot;
    case Shape::kLacedShoe:
      return draw_laced_shoe;
    case Shape::kLoafer:
      return draw_loafer;
    case Shape::kFlat:
      return draw_flat;
    case Shape::kHeel:
      return draw_heel;
    case Shape::kSandal:
      return draw_sandal;
    case Shape::kTote:
      return draw_tote;
    case Shape::kHandbag:
      return draw_handbag;
    case Shape::kBackpack:
      return draw_backpack;
    case Shape::kClutch:
      return draw_clutch;
    case Shape::kWatch:
      return draw_watch;
    case Shape::kNecklace:
      return draw_necklace;
    case Shape::kEarrings:
      return draw_earrings;
    case Shape::kBracelet:
      return draw_bracelet;
    case Shape::kRing:
      return draw_ring;
    case Shape::kCap:
      return draw_cap;
    case Shape::kBeanie:
      return draw_beanie;
    case Shape::kBrimHat:
      return draw_brim_hat;
    case Shape::kScarf:
      return draw_scarf;
    case Shape::kBelt:
      return draw_belt;
    case Shape::kSunglasses:
      return draw_sunglasses;
    case Shape::kTie:
      return draw_tie;
    case Shape::kSocks:
      return draw_socks;
    case Shape::kGloves:
      return draw_gloves;
  }
  return draw_top;
}

/// White, warm, cool and sand: the studios of four photographers.
Studio studio_of(std::uint64_t seed) {
  constexpr std::array<std::array<Colour, 2>, 4> kBackdrops{{{hex(0xfbfbfa), hex(0xf1f1ef)},
                                                             {hex(0xf9f7f4), hex(0xece8e2)},
                                                             {hex(0xf6f7f8), hex(0xe4e7ea)},
                                                             {hex(0xf7f4ef), hex(0xe9e3d9)}}};
  const auto& [top, bottom] = kBackdrops[mix64(seed ^ 0xbac4d409U) % kBackdrops.size()];
  Studio studio;
  studio.top = top;
  studio.bottom = bottom;
  return studio;
}

/// libjpeg calls exit() on an error unless it is given somewhere else to go.
struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf back;
};

[[noreturn]] void leave(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->back, 1);
}

void stay_quiet(j_common_ptr) {}

/// false if libjpeg gave up. `bytes` is malloc'd. No C++ object lives here, because longjmp skips
/// destructors.
bool compress(const std::uint8_t* pixels, int width, int height, unsigned char** bytes, unsigned long* size) {
  jpeg_compress_struct jpeg;
  JpegErrors errors;
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = leave;
  errors.manager.output_message = stay_quiet;
  if (setjmp(errors.back) != 0) {
    jpeg_destroy_compress(&jpeg);
    return false;
  }
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, bytes, size);
  jpeg.image_width = static_cast<JDIMENSION>(width);
  jpeg.image_height = static_cast<JDIMENSION>(height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, kQuality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<JSAMPROW>(pixels + static_cast<std::size_t>(jpeg.next_scanline) *
                                                  static_cast<std::size_t>(width) * 3);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  return true;
}

}  // namespace

void photograph(Canvas& canvas, const Design& design) {
  canvas.start(studio_of(design.seed));
  drawing_of(design.shape)(canvas, design);
}

Result<std::vector<std::byte>> Photographer::jpeg(const Design& design) {
  photograph(canvas_, design);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  const bool done = compress(canvas_.finish().data(), width_, height_, &bytes, &size);
  std::vector<std::byte> file;
  if (done) file.assign(reinterpret_cast<std::byte*>(bytes), reinterpret_cast<std::byte*>(bytes) + size);
  std::free(bytes);
  if (!done) return Error(ErrorCode::kInternal, "a photograph could not be compressed");
  return file;
}

}  // namespace lookbook::generate
