jingluo_test(base
  SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/fault_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/files_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/file_under_way_test.cpp
  LINKS jingluo_base)
