// JSON files beside a body: read whole, hostile ones refused.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace jingluo::body {

/// The object that a file of at most 16 MiB holds. Throws base::BadInput naming line and column.
nlohmann::json read_json_object(const std::filesystem::path& file, const char* wanted);

}  // namespace jingluo::body
