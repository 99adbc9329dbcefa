# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Generates C++ from TEMPORAL_PROTO_FILES into a folder of the cache that is named after all that went in, so that
# a second configure has nothing to do and every build folder compiles the same paths. Sets TEMPORAL_GENERATED_DIR.

execute_process(COMMAND ${Protobuf_PROTOC_EXECUTABLE} --version
    OUTPUT_VARIABLE protoc_version OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${Protobuf_PROTOC_EXECUTABLE} does not run. Install protobuf-compiler.")
endif()
file(SHA256 ${CMAKE_CURRENT_LIST_FILE} key)
string(APPEND key "${protoc_version}")
foreach(proto IN LISTS TEMPORAL_PROTO_FILES)
    file(SHA256 ${TEMPORAL_PROTO_DIR}/${proto} hash)
    string(APPEND key "${proto}${hash}")
endforeach()
string(SHA256 key "${key}")
string(SUBSTRING ${key} 0 16 key)
set(TEMPORAL_GENERATED_DIR ${TEMPORAL_CACHE_DIR}/generated/${key})

# protoc writes the packages temporal.api.namespace and temporal.api.export as C++ namespaces of these names, which
# are keywords. They become namespace_ and export_; the names on the wire are strings and stay as they are.
function(temporal_mend_keywords FILE)
    file(READ ${FILE} text)
    set(mended "${text}")
    foreach(keyword namespace export)
        string(REPLACE "api::${keyword}::" "api::${keyword}_::" mended "${mended}")
        string(REPLACE "namespace ${keyword} {" "namespace ${keyword}_ {" mended "${mended}")
    endforeach()
    if(NOT mended STREQUAL text)
        file(WRITE ${FILE} "${mended}")
    endif()
endfunction()

if(NOT IS_DIRECTORY ${TEMPORAL_GENERATED_DIR})
    list(LENGTH TEMPORAL_PROTO_FILES count)
    message(NOTICE "Generating C++ from ${count} .proto files with ${protoc_version}")
    string(RANDOM LENGTH 8 suffix)
    set(work ${TEMPORAL_GENERATED_DIR}-${suffix})
    file(MAKE_DIRECTORY ${work})
    # protobuf's own include folder comes first: the .proto files of google.protobuf must fit the library.
    execute_process(
        COMMAND ${Protobuf_PROTOC_EXECUTABLE} -I${Protobuf_INCLUDE_DIRS} -I${TEMPORAL_PROTO_DIR}
            --cpp_out=${work} ${TEMPORAL_PROTO_FILES}
        WORKING_DIRECTORY ${TEMPORAL_PROTO_DIR}
        ERROR_VARIABLE errors RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        file(REMOVE_RECURSE ${work})
        message(FATAL_ERROR "protoc could not generate C++ from the files in ${TEMPORAL_PROTO_DIR}:\n${errors}")
    endif()
    file(GLOB_RECURSE files ${work}/*.pb.h ${work}/*.pb.cc)
    foreach(file IN LISTS files)
        temporal_mend_keywords(${file})
    endforeach()
    temporal_publish(${work} ${TEMPORAL_GENERATED_DIR})
    file(REMOVE_RECURSE ${work})
endif()

# A cache that was cleared is filled again by the next build.
list(GET TEMPORAL_PROTO_FILES 0 proto)
string(REGEX REPLACE "\\.proto$" ".pb.h" header ${proto})
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${TEMPORAL_GENERATED_DIR}/${header})

# A checkout may change under us.
if(TEMPORAL_API_DIR)
    foreach(proto IN LISTS TEMPORAL_PROTO_FILES)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${TEMPORAL_PROTO_DIR}/${proto})
    endforeach()
endif()
