set(here ${CMAKE_CURRENT_LIST_DIR})
jingluo_test(scene
  SOURCES ${here}/small_world.cpp ${here}/camera_test.cpp ${here}/state_test.cpp ${here}/shown_test.cpp ${here}/layout_test.cpp
          ${here}/compose_test.cpp ${here}/landmark_test.cpp ${here}/page_test.cpp
  LINKS jingluo_scene)
