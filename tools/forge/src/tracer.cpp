#include "tracer.h"

#include <embree3/rtcore.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>

namespace jingluo::forge {

struct Tracer::State {
    RTCDevice device = nullptr;
    RTCScene scene = nullptr;
};

namespace {

void set_ray(RTCRay& ray, const Vec3& origin, const Vec3& direction, double reach_m) {
    ray.org_x = static_cast<float>(origin.x);
    ray.org_y = static_cast<float>(origin.y);
    ray.org_z = static_cast<float>(origin.z);
    ray.dir_x = static_cast<float>(direction.x);
    ray.dir_y = static_cast<float>(direction.y);
    ray.dir_z = static_cast<float>(direction.z);
    ray.tfar = static_cast<float>(reach_m);
    ray.mask = 0xffffffffU;
}

}  // namespace

Tracer::Tracer(const Mesh& mesh) : state_(std::make_unique<State>()) {
    state_->device = rtcNewDevice("isa=sse4.2");
    if (state_->device == nullptr) {
        throw std::runtime_error("Embree could not be started to trace rays");
    }
    state_->scene = rtcNewScene(state_->device);
    RTCGeometry geometry = rtcNewGeometry(state_->device, RTC_GEOMETRY_TYPE_TRIANGLE);
    auto* points = static_cast<float*>(
        rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, 12, mesh.position.size()));
    for (std::size_t i = 0; i < mesh.position.size(); ++i) {
        for (int k = 0; k < 3; ++k) {
            points[3 * i + static_cast<std::size_t>(k)] = static_cast<float>(mesh.position[i][k]);
        }
    }
    auto* indices =
        rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 12, mesh.triangle.size());
    std::memcpy(indices, mesh.triangle.data(), mesh.triangle.size() * 12);
    rtcSetSceneFlags(state_->scene, RTC_SCENE_FLAG_ROBUST);
    rtcCommitGeometry(geometry);
    rtcAttachGeometry(state_->scene, geometry);
    rtcReleaseGeometry(geometry);
    rtcCommitScene(state_->scene);
}

Tracer::~Tracer() {
    rtcReleaseScene(state_->scene);
    rtcReleaseDevice(state_->device);
}

std::optional<Tracer::Hit> Tracer::first(const Vec3& origin, const Vec3& direction, double reach_m) const {
    RTCRayHit hit{};
    set_ray(hit.ray, origin, direction, reach_m);
    hit.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    rtcIntersect1(state_->scene, &context, &hit);
    if (hit.hit.geomID == RTC_INVALID_GEOMETRY_ID) {
        return std::nullopt;
    }
    return Hit{hit.hit.primID, static_cast<double>(hit.hit.u), static_cast<double>(hit.hit.v),
               static_cast<double>(hit.ray.tfar)};
}

bool Tracer::blocked(const Vec3& origin, const Vec3& direction, double reach_m) const {
    RTCRay ray{};
    set_ray(ray, origin, direction, reach_m);
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    rtcOccluded1(state_->scene, &context, &ray);
    return ray.tfar < 0.0F;
}

}  // namespace jingluo::forge
