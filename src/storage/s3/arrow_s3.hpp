#pragma once
// Arrow's S3 file system, set up as a store's location says: it brings Amazon's chain of credentials and the
// uploads in parts.

#include <arrow/filesystem/s3fs.h>

#include <memory>

#include "lookbook/base/result.hpp"
#include "storage/s3/location.hpp"
#include "storage/s3/signature.hpp"

namespace lookbook::storage {

/// Starts Amazon's SDK, once a process. make_s3_file_system() must follow: it sees to it that the SDK stops
/// with the process.
Status start_s3();

/// Precondition of these: start_s3() succeeded.
arrow::fs::S3Options s3_options(const S3Location& location);
Result<std::shared_ptr<arrow::fs::FileSystem>> make_s3_file_system(const arrow::fs::S3Options& options,
                                                                   const S3Location& location);
/// The keys that hold just now: of the environment, a profile, a role of the machine. kPermissionDenied if
/// there are none.
Result<Credentials> current_credentials(const arrow::fs::S3Options& options);

}  // namespace lookbook::storage
