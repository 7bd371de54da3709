jingluo_test(output SOURCES ${CMAKE_CURRENT_LIST_DIR}/png_test.cpp LINKS jingluo_output)
