// Dear ImGui's draw lists reach the picture through our painter, without a window.
#include <imgui.h>

#include "support.h"

namespace jingluo::render::test {
namespace {

TEST_F(Drawing, PanelIsPaintedIntoThePicture) {
    ImGui::CreateContext();
    {
        PanelPainter painter;
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = ImVec2(320, 240);
        const scene::Frame frame = frame_of(mesh, 320, 240);
        const Image before = drawn(frame);

        painter.begin_frame();
        ImGui::NewFrame();
        ImGui::GetForegroundDrawList()->AddRectFilled(ImVec2(10, 20), ImVec2(60, 50), IM_COL32(0, 0, 255, 255));
        ImGui::Render();
        painter.draw_into(renderer);
        const Image after = renderer.read();
        EXPECT_EQ(pixel(after, 12, 22), (Pixel{0, 0, 255, 255}));
        EXPECT_EQ(pixel(after, 57, 47), (Pixel{0, 0, 255, 255}));
        EXPECT_EQ(pixel(after, 70, 60), pixel(before, 70, 60));
        EXPECT_EQ(renderer.scenes_drawn(), 1u);

        // The painter leaves the state such that the next scene is drawn as before.
        EXPECT_EQ(drawn(frame).rgba, before.rgba);

        io.Fonts->Clear();
        io.Fonts->AddFontDefault();
        io.Fonts->Build();
        painter.fonts_changed();
        painter.begin_frame();
        ImGui::NewFrame();
        ImGui::GetForegroundDrawList()->AddText(ImVec2(10, 10), IM_COL32(255, 0, 0, 255), "Shenshu");
        ImGui::Render();
        painter.draw_into(renderer);
        EXPECT_NE(renderer.read().rgba, before.rgba);
    }
    ImGui::DestroyContext();
}

}  // namespace
}  // namespace jingluo::render::test
