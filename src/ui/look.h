// The colours of the two themes. Every ink stands at 4.5:1 or better on every ground on which it is used (tests/ui
// holds it to that; WCAG 2.1, 1.4.3).
#pragma once

#include <imgui.h>

#include "scene/state.h"

namespace jingluo::ui {

/// Opaque sRGB colours, packed as ImGui packs them.
struct Look {
    ImU32 panel;        // ground of the panel
    ImU32 card;         // ground of boxes and fields on it
    ImU32 card_hover;   // the same under the mouse
    ImU32 line;         // hairlines and frames that carry no meaning
    ImU32 control;      // frames of fields and switches: 3:1 on panel and card (WCAG 1.4.11)
    ImU32 ink;          // text
    ImU32 ink_soft;     // secondary text
    ImU32 accent;       // links, what is chosen
    ImU32 accent_tint;  // ground of what is chosen
    ImU32 on_accent;    // text on accent
    ImU32 warn;         // warnings only
    ImU32 warn_tint;    // ground of warnings
};

const Look& look_of(scene::Theme theme);

}  // namespace jingluo::ui
