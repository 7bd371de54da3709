set(here ${CMAKE_CURRENT_LIST_DIR})
jingluo_test(app
  SOURCES ${here}/events_test.cpp ${here}/pointer_test.cpp ${here}/program_test.cpp ${here}/run_program.cpp ${here}/settings_test.cpp
          ${here}/views_test.cpp ${here}/../render/compare_pictures.cpp
  LINKS jingluo_app glfw nlohmann_json::nlohmann_json)
target_compile_definitions(test_app PRIVATE JINGLUO_PROGRAM="$<TARGET_FILE:jingluo>")
add_dependencies(test_app jingluo)
