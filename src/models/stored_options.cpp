#include "models/stored_options.hpp"

#include <string>

namespace lookbook::models {

Result<Options> stored_options(const ModelParts& parts, std::string_view kind, std::uint32_t newest_version,
                               ParameterTable table) {
  if (parts.kind != kind) {
    return Error(ErrorCode::kCorruptData,
                 "expected a model of kind '" + std::string(kind) + "', found '" + parts.kind + "'");
  }
  if (parts.format_version > newest_version) {
    return Error(ErrorCode::kUnsupportedVersion,
                 "model '" + parts.kind + "' has format version " + std::to_string(parts.format_version) +
                     "; this Lookbook reads up to " + std::to_string(newest_version) + "; upgrade Lookbook");
  }
  Options options = Options::defaults(table);
  for (const auto& [name, value] : parts.parameters) {
    if (const Status set = options.set(name, value); !set) {
      return Error(ErrorCode::kCorruptData, "model '" + parts.kind + "': " + set.error().message());
    }
  }
  return options;
}

}  // namespace lookbook::models
