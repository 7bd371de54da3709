// Tones of the head: cropped hair, brows, eyes, lips.
#pragma once

#include "head.h"

namespace jingluo::forge {

/// `skin` (linear RGB) at a place of the left half of the head, changed where hair, eyes or lips are.
Vec3 head_tone(const Head& head, const Vec3& p, const Vec3& skin);

}  // namespace jingluo::forge
