#include "features/decode_jpeg.hpp"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <jerror.h>

#include <algorithm>
#include <string>

namespace lookbook::features {
namespace {

/// libjpeg's error manager first, so that its callbacks find the rest behind the same address.
struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf leave;
  char message[JMSG_LENGTH_MAX];
  bool is_truncated;
};

JpegErrors& errors_of(j_common_ptr info) {
  return *reinterpret_cast<JpegErrors*>(info->err);
}

[[noreturn]] void on_error(j_common_ptr info) {
  JpegErrors& errors = errors_of(info);
  info->err->format_message(info, errors.message);
  std::longjmp(errors.leave, 1);
}

void on_message(j_common_ptr info, int level) {
  if (level >= 0) return;  // a trace, not a warning
  const int code = info->err->msg_code;
  if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER) errors_of(info).is_truncated = true;
}

/// Everything that must survive a longjmp lives here, in the caller's frame.
struct JpegReader {
  jpeg_decompress_struct info;
  JpegErrors errors;
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> row;  ///< of a CMYK image
};

unsigned scale_for(const jpeg_decompress_struct& info, std::size_t enough) {
  const std::size_t side = std::min(info.image_width, info.image_height);
  unsigned scale = 1;
  while (scale < 8 && side / scale / 2 > enough) scale *= 2;
  return scale;
}

// The next two functions may be left by longjmp: no local variable of theirs has a destructor.

/// false: errors.message says why.
bool read_header(JpegReader& reader, std::span<const std::byte> bytes) {
  if (setjmp(reader.errors.leave) != 0) return false;
  jpeg_create_decompress(&reader.info);
  jpeg_mem_src(&reader.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&reader.info, TRUE);
  return true;
}

bool read_pixels(JpegReader& reader, std::size_t enough) {
  if (setjmp(reader.errors.leave) != 0) return false;
  jpeg_decompress_struct& info = reader.info;
  const bool is_cmyk = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
  info.out_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
  info.scale_num = 1;
  info.scale_denom = scale_for(info, enough);
  info.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&info);
  const std::size_t width = info.output_width;
  reader.pixels.resize(width * info.output_height * 3);
  reader.row.resize(width * 4);
  while (info.output_scanline < info.output_height) {
    std::uint8_t* target = reader.pixels.data() + info.output_scanline * width * 3;
    JSAMPROW into = is_cmyk ? reader.row.data() : target;
    jpeg_read_scanlines(&info, &into, 1);
    for (std::size_t p = 0; is_cmyk && p < width; ++p) {  // Adobe's CMYK is stored inverted
      const unsigned black = reader.row[4 * p + 3];
      for (std::size_t c = 0; c < 3; ++c) {
        target[3 * p + c] = static_cast<std::uint8_t>(reader.row[4 * p + c] * black / 255);
      }
    }
  }
  jpeg_finish_decompress(&info);
  return true;
}

Result<RgbImage> read_image(JpegReader& reader, std::span<const std::byte> bytes, std::size_t enough) {
  if (!read_header(reader, bytes)) {
    return Error(ErrorCode::kCorruptData, std::string("damaged JPEG: ") + reader.errors.message);
  }
  LOOKBOOK_CHECK(check_size(reader.info.image_width, reader.info.image_height));
  if (!read_pixels(reader, enough)) {
    return Error(ErrorCode::kCorruptData, std::string("damaged JPEG: ") + reader.errors.message);
  }
  if (reader.errors.is_truncated) return Error(ErrorCode::kCorruptData, "truncated JPEG");
  return RgbImage{reader.info.output_width, reader.info.output_height, std::move(reader.pixels)};
}

}  // namespace

Result<RgbImage> decode_jpeg(std::span<const std::byte> bytes, std::size_t enough) {
  JpegReader reader{};
  reader.info.err = jpeg_std_error(&reader.errors.manager);
  reader.errors.manager.error_exit = on_error;
  reader.errors.manager.emit_message = on_message;
  Result<RgbImage> image = read_image(reader, bytes, enough);
  jpeg_destroy_decompress(&reader.info);
  return image;
}

}  // namespace lookbook::features
