# Debian's Dear ImGui is a static library that holds the core, the FreeType font builder and the GLFW and OpenGL 3 backends.
# Its text editing and rectangle packing come from libstb, which its pkg-config file forgets to link.
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET GLOBAL imgui)
find_library(JINGLUO_STB NAMES stb REQUIRED)
add_library(jingluo_imgui INTERFACE)
target_include_directories(jingluo_imgui SYSTEM INTERFACE ${imgui_INCLUDE_DIRS})
target_link_libraries(jingluo_imgui INTERFACE PkgConfig::imgui "${JINGLUO_STB}" Freetype::Freetype glfw ${CMAKE_DL_LIBS})
