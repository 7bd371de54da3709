jingluo_test(forge WHOLE
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/forge_test.cpp ${CMAKE_CURRENT_LIST_DIR}/bodies_test.cpp
  LINKS jingluo_forge jingluo_body jingluo_glm)
jingluo_test(mesh_check
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/mesh_check_test.cpp ${CMAKE_CURRENT_LIST_DIR}/surface_test.cpp
  LINKS jingluo_forge jingluo_glm)
