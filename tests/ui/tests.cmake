jingluo_test(ui
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/hand.cpp ${CMAKE_CURRENT_LIST_DIR}/small_atlas.cpp ${CMAKE_CURRENT_LIST_DIR}/body_test.cpp ${CMAKE_CURRENT_LIST_DIR}/overview_test.cpp
          ${CMAKE_CURRENT_LIST_DIR}/search_test.cpp ${CMAKE_CURRENT_LIST_DIR}/card_test.cpp ${CMAKE_CURRENT_LIST_DIR}/pages_test.cpp
          ${CMAKE_CURRENT_LIST_DIR}/dialogs_test.cpp ${CMAKE_CURRENT_LIST_DIR}/landmarks_test.cpp ${CMAKE_CURRENT_LIST_DIR}/look_test.cpp ${CMAKE_CURRENT_LIST_DIR}/words_test.cpp
  LINKS jingluo_ui)
