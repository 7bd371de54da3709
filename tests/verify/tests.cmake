# WHOLE: the bodies and the wrong places are made once for all of a file's tests.
jingluo_test(verify SOURCES ${CMAKE_CURRENT_LIST_DIR}/../locate/analytic_body.cpp ${CMAKE_CURRENT_LIST_DIR}/wrong_rules_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/measure_test.cpp ${CMAKE_CURRENT_LIST_DIR}/real_certificates_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/wrong_rules.cpp ${CMAKE_CURRENT_LIST_DIR}/wrong_run_test.cpp
                            ${CMAKE_CURRENT_LIST_DIR}/bodies_test.cpp ${CMAKE_CURRENT_LIST_DIR}/claims_test.cpp ${CMAKE_CURRENT_LIST_DIR}/read_body_test.cpp
             LINKS jingluo_verify jingluo_locate nlohmann_json::nlohmann_json)
