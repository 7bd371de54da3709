jingluo_test(body SOURCES ${CMAKE_CURRENT_LIST_DIR}/gltf_test.cpp ${CMAKE_CURRENT_LIST_DIR}/gltf_hostile_test.cpp
                          ${CMAKE_CURRENT_LIST_DIR}/figure_test.cpp ${CMAKE_CURRENT_LIST_DIR}/landmarks_test.cpp
                          ${CMAKE_CURRENT_LIST_DIR}/surface_test.cpp
             LINKS jingluo_body nlohmann_json::nlohmann_json PkgConfig::xxhash)
