# The OpenGL loader, written by glad at configure time from the specification that Debian's package brings.
find_program(JINGLUO_GLAD NAMES glad PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
set(glad_folder "${CMAKE_BINARY_DIR}/glad")
if(NOT EXISTS "${glad_folder}/src/gl.c")
  execute_process(COMMAND "${JINGLUO_GLAD}" --quiet --reproducible --api gl:core=3.3 --extensions= --out-path "${glad_folder}" c
                  COMMAND_ERROR_IS_FATAL ANY)
endif()
add_library(jingluo_glad STATIC "${glad_folder}/src/gl.c")
target_include_directories(jingluo_glad SYSTEM PUBLIC "${glad_folder}/include")
target_link_libraries(jingluo_glad PUBLIC ${CMAKE_DL_LIBS})
