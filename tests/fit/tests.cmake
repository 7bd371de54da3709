jingluo_test(fit WHOLE SOURCES ${CMAKE_CURRENT_LIST_DIR}/propose_test.cpp ${CMAKE_CURRENT_LIST_DIR}/seeds_test.cpp
                               ${CMAKE_CURRENT_LIST_DIR}/frames_test.cpp ${CMAKE_CURRENT_LIST_DIR}/expect_test.cpp
             LINKS jingluo_fit)
