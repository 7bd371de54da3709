jingluo_test(atlas
  SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/specimen.cpp
    ${CMAKE_CURRENT_LIST_DIR}/read_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/read_rule_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/schema_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/hostile_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/real_points_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/locations_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/names_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/categories_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/search_test.cpp
  LINKS jingluo_atlas nlohmann_json::nlohmann_json)
