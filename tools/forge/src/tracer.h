// Rays against a mesh of the generator (Embree held to one instruction set, so that results are the same everywhere).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "mesh.h"

namespace jingluo::forge {

class Tracer {
  public:
    struct Hit {
        std::uint32_t triangle;
        double u, v;      ///< weights of the triangle's second and third corner
        double distance;  ///< metres
    };
    explicit Tracer(const Mesh& mesh);
    ~Tracer();
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;

    /// First triangle on the ray; `direction` of unit length. Safe from several threads.
    [[nodiscard]] std::optional<Hit> first(const Vec3& origin, const Vec3& direction, double reach_m = 10.0) const;
    [[nodiscard]] bool blocked(const Vec3& origin, const Vec3& direction, double reach_m) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace jingluo::forge
