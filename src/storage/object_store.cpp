#include "lookbook/storage/object_store.hpp"

#include <filesystem>

#include "storage/local_store.hpp"
#include "storage/posix_file.hpp"
#include "storage/s3/store.hpp"

namespace lookbook::storage {
namespace {

bool is_s3(std::string_view uri) {
  return uri.starts_with("s3://");
}

/// The folder that `uri` names, absolute and without a slash at its end.
Result<std::string> folder_from(std::string_view uri) {
  std::string_view folder = uri;
  if (folder.starts_with("file:")) {
    folder.remove_prefix(5);
    if (folder.starts_with("//")) folder.remove_prefix(2);
  } else if (const std::size_t colon = folder.find("://"); colon != folder.npos) {
    return Error(ErrorCode::kInvalidArgument,
                 "the store " + std::string(uri) + ": '" + std::string(folder.substr(0, colon)) +
                     "' stores are not built in; use a folder or s3://bucket/prefix");
  }
  if (folder.empty() || folder.find('\0') != folder.npos) {
    return Error(ErrorCode::kInvalidArgument, "a store needs a folder, for example ./shop");
  }
  std::error_code error;
  std::string absolute = std::filesystem::absolute(folder, error).lexically_normal().string();
  if (error) return file_error(error.value(), "cannot find", folder);
  while (absolute.size() > 1 && absolute.back() == '/') absolute.pop_back();
  return absolute;
}

}  // namespace

Result<std::string> ObjectStore::write(std::string_view path, std::string_view bytes) {
  LOOKBOOK_TRY(const std::unique_ptr<ObjectWriter> writer, create(path));
  LOOKBOOK_CHECK(writer->append(std::as_bytes(std::span(bytes))));
  return writer->commit();
}

Result<std::unique_ptr<ObjectStore>> open_store(std::string_view uri) {
  if (is_s3(uri)) return S3Store::open(uri, false);
  LOOKBOOK_TRY(const std::string folder, folder_from(uri));
  std::error_code error;
  const auto status = std::filesystem::status(folder, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return Error(ErrorCode::kNotFound,
                 "there is no store " + std::string(uri) +
                     "; `lookbook load` or `lookbook run` makes one, or check the path");
  }
  if (error) return file_error(error.value(), "cannot open the store", uri);
  if (status.type() != std::filesystem::file_type::directory) {
    return Error(ErrorCode::kInvalidArgument, "the store " + std::string(uri) + " is not a folder");
  }
  return std::unique_ptr<ObjectStore>(new LocalStore(std::string(uri), folder, folder));
}

Result<std::unique_ptr<ObjectStore>> create_store(std::string_view uri) {
  if (is_s3(uri)) return S3Store::open(uri, true);
  LOOKBOOK_TRY(const std::string folder, folder_from(uri));
  const std::string kept = nearest_folder(folder);
  LOOKBOOK_CHECK(make_folders(folder));
  return std::unique_ptr<ObjectStore>(new LocalStore(std::string(uri), folder, kept));
}

Result<LoneFile> lone_file(const std::string& file) {
  const std::filesystem::path path(file);
  std::error_code unknown;
  if (file.find("://") != file.npos || !path.has_filename() || std::filesystem::is_directory(path, unknown)) {
    return Error(ErrorCode::kInvalidArgument,
                 "cannot write '" + file + "': give the path of a file on this machine");
  }
  const std::filesystem::path folder = path.parent_path().empty() ? "." : path.parent_path();
  LOOKBOOK_TRY(auto store, create_store(folder.string()));
  return LoneFile{std::move(store), path.filename().string()};
}

}  // namespace lookbook::storage
