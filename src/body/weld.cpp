#include "body/weld.h"

#include <bit>

namespace jingluo::body {

std::vector<std::uint32_t> weld(const std::vector<glm::vec3>& positions) {
    // Open cells of a grid, in a table of chains. A place looks into the next cell too where it lies that near to it.
    constexpr double cell_m = 8 * weld_m;
    constexpr std::uint32_t none = ~std::uint32_t{0};
    const size_t slots = std::bit_ceil(positions.size() + 1);
    std::vector<std::uint32_t> table(slots, none), next(positions.size(), none), welded(positions.size());
    const auto slot_of = [&](std::int64_t x, std::int64_t y, std::int64_t z) {
        std::uint64_t hash = static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15u;
        hash = (hash ^ (hash >> 29) ^ static_cast<std::uint64_t>(y)) * 0xBF58476D1CE4E5B9u;
        hash = (hash ^ (hash >> 32) ^ static_cast<std::uint64_t>(z)) * 0x94D049BB133111EBu;
        return static_cast<size_t>(hash ^ (hash >> 31)) & (slots - 1);
    };
    for (std::uint32_t v = 0; v < positions.size(); ++v) {
        const glm::dvec3 place(positions[v]);
        const glm::dvec3 scaled = place / cell_m, low = glm::floor(scaled);
        std::int64_t cell[3], from[3], to[3];
        for (int k = 0; k < 3; ++k) {
            constexpr double near = weld_m / cell_m;
            const double into = scaled[k] - low[k];
            const auto c = static_cast<size_t>(k);
            cell[c] = static_cast<std::int64_t>(low[k]);
            from[c] = cell[c] - (into <= near ? 1 : 0);
            to[c] = cell[c] + (into >= 1 - near ? 1 : 0);
        }
        std::uint32_t found = none;
        for (std::int64_t x = from[0]; x <= to[0]; ++x) {
            for (std::int64_t y = from[1]; y <= to[1]; ++y) {
                for (std::int64_t z = from[2]; z <= to[2]; ++z) {
                    for (std::uint32_t w = table[slot_of(x, y, z)]; w != none; w = next[w]) {
                        const glm::dvec3 apart = glm::dvec3(positions[w]) - place;
                        if (w < found && glm::dot(apart, apart) <= weld_m * weld_m) found = w;
                    }
                }
            }
        }
        welded[v] = found == none ? v : found;
        if (found != none) continue;
        const size_t slot = slot_of(cell[0], cell[1], cell[2]);
        next[v] = table[slot];
        table[slot] = v;
    }
    return welded;
}

}  // namespace jingluo::body
