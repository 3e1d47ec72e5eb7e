#pragma once
// What every model checks first when it is opened from its parts.

#include <cstdint>
#include <string_view>

#include "lookbook/base/result.hpp"
#include "lookbook/core/model_parts.hpp"
#include "lookbook/core/parameter_table.hpp"

namespace lookbook::models {

/// The parameters that `parts` were fitted with; parameters that this build added since have their defaults.
/// kCorruptData if the parts are of another kind or hold a parameter that does not fit the table,
/// kUnsupportedVersion if a newer Lookbook wrote them.
Result<Options> stored_options(const ModelParts& parts, std::string_view kind, std::uint32_t newest_version,
                               ParameterTable table);

}  // namespace lookbook::models
