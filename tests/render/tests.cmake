set(here ${CMAKE_CURRENT_LIST_DIR})
jingluo_test(render
  SOURCES ${here}/compare_pictures.cpp ${here}/driver_leaks.cpp ${here}/support.cpp ${here}/marks_test.cpp ${here}/panel_test.cpp
          ${here}/pictures_test.cpp ${here}/shader_test.cpp ${here}/text_test.cpp ${here}/tiles_test.cpp
  LINKS jingluo_render jingluo_output jingluo_glad jingluo_imgui)
