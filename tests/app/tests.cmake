set(here ${CMAKE_CURRENT_LIST_DIR})
jingluo_test(app
  SOURCES ${here}/bodies_test.cpp ${here}/events_test.cpp ${here}/landmark_file_test.cpp ${here}/landmark_pointer_test.cpp ${here}/landmark_session_test.cpp ${here}/loading_test.cpp ${here}/pointer_test.cpp ${here}/program_test.cpp ${here}/run_program.cpp ${here}/settings_test.cpp
          ${here}/pages_test.cpp ${here}/views_test.cpp ${here}/../render/compare_pictures.cpp ${here}/../scene/small_world.cpp
  LINKS jingluo_app glfw nlohmann_json::nlohmann_json PkgConfig::xxhash)
# Beside the program, as the tests find it.
target_compile_definitions(test_app PRIVATE JINGLUO_BODY_PROGRAM="$<TARGET_FILE:jingluo-body>")
target_compile_definitions(test_app PRIVATE JINGLUO_PROGRAM="$<TARGET_FILE:jingluo>")
add_dependencies(test_app jingluo jingluo-body)
