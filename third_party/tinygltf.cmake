find_package(TinyGLTF REQUIRED)
# The packaged target carries no usage requirements for code that only reads geometry: textures are skipped by our own
# image callback, so stb is not asked for.
add_library(jingluo_tinygltf INTERFACE)
target_link_libraries(jingluo_tinygltf INTERFACE TinyGLTF::TinyGLTF)
