#include "features/encode_jpeg.hpp"

#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE
#include <cstdlib>

#include <jpeglib.h>

namespace lookbook::features {
namespace {

/// Everything that must survive a longjmp lives here, in the caller's frame; libjpeg's error manager first,
/// so that its callback finds the rest behind the same address.
struct JpegWriter {
  jpeg_error_mgr manager;
  std::jmp_buf leave;
  jpeg_compress_struct info;
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
};

[[noreturn]] void on_error(j_common_ptr info) {
  std::longjmp(reinterpret_cast<JpegWriter*>(info->err)->leave, 1);
}

/// May be left by longjmp: no local variable has a destructor.
bool write(JpegWriter& writer, const RgbImage& image, int quality) {
  if (setjmp(writer.leave) != 0) return false;
  jpeg_create_compress(&writer.info);
  jpeg_mem_dest(&writer.info, &writer.bytes, &writer.size);
  writer.info.image_width = static_cast<JDIMENSION>(image.width);
  writer.info.image_height = static_cast<JDIMENSION>(image.height);
  writer.info.input_components = 3;
  writer.info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&writer.info);
  jpeg_set_quality(&writer.info, quality, TRUE);
  writer.info.optimize_coding = TRUE;
  jpeg_start_compress(&writer.info, TRUE);
  while (writer.info.next_scanline < writer.info.image_height) {
    auto* row = const_cast<JSAMPROW>(&image.pixels[writer.info.next_scanline * image.width * 3]);
    jpeg_write_scanlines(&writer.info, &row, 1);
  }
  jpeg_finish_compress(&writer.info);
  return true;
}

}  // namespace

Result<std::string> encode_jpeg(const RgbImage& image, int quality) {
  JpegWriter writer{};
  writer.info.err = jpeg_std_error(&writer.manager);
  writer.manager.error_exit = on_error;
  const bool written = image.width > 0 && image.height > 0 && write(writer, image, quality);
  std::string file;
  if (written) file.assign(reinterpret_cast<const char*>(writer.bytes), writer.size);
  jpeg_destroy_compress(&writer.info);
  std::free(writer.bytes);
  if (!written) return Error(ErrorCode::kInternal, "a thumbnail could not be written as JPEG");
  return file;
}

}  // namespace lookbook::features
