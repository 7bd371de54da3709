# One static library a room. A room sees only the headers of the rooms that it names, so an include of a higher room fails.

add_library(jingluo_flags INTERFACE)
target_compile_options(jingluo_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror
                                               -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of overlaps inside std::string's own operator+ (GCC bug 105651).
  target_compile_options(jingluo_flags INTERFACE -Wno-restrict)
endif()
if(JINGLUO_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# The rooms' headers are reached as "room/header.h" through a folder that holds a link to each room that may be seen.
function(jingluo_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(jingluo_${name} STATIC ${ROOM_SOURCES})
  set(view "${CMAKE_BINARY_DIR}/rooms/${name}")
  file(MAKE_DIRECTORY "${view}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${view}/${name}" SYMBOLIC)
  target_include_directories(jingluo_${name} PUBLIC "${view}")
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(jingluo_${name} PUBLIC jingluo_${used})
  endforeach()
  target_link_libraries(jingluo_${name} PUBLIC ${ROOM_LINKS} PRIVATE jingluo_flags ${ROOM_PRIVATE_LINKS})
endfunction()
