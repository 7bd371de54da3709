jingluo_test(locate SOURCES ${CMAKE_CURRENT_LIST_DIR}/analytic_body.cpp ${CMAKE_CURRENT_LIST_DIR}/closed_form_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/properties_test.cpp ${CMAKE_CURRENT_LIST_DIR}/unplaced_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/curves_test.cpp ${CMAKE_CURRENT_LIST_DIR}/channel_lines.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/channel_lines_test.cpp ${CMAKE_CURRENT_LIST_DIR}/real_body_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/dictionary_test.cpp ${CMAKE_CURRENT_LIST_DIR}/foreign_file_test.cpp
             LINKS jingluo_locate nlohmann_json::nlohmann_json)
