# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Finds Temporal's .proto files: in the checkout TEMPORAL_API_DIR if given, else in a cache outside the build
# folder, which is filled once from the npm package that Temporal publishes them in.
# Sets TEMPORAL_PROTO_DIR (the folder that has temporal/api) and TEMPORAL_PROTO_FILES (relative, what we compile).

set(TEMPORAL_API_PACKAGE @temporalio/core-bridge)
set(TEMPORAL_API_VERSION 1.24.0)
# The package's npm integrity, sha512-6kzPB8RsHcPU6HDNUSDBFC0JG2UFrV3ThmPmJkeEafKh2DFrKARM8IzxgKeE5MzvdIXYmONFM0UmHg+TZ0/qrQ==
set(TEMPORAL_API_SHA512 ea4ccf07c46c1dc3d4e870cd5120c1142d091b6505ad5dd38663e626478469f2a1d8316b28044cf08cf180a784e4ccef7485d898e3453345261e0f93674feaad)

# Where the .proto files and the C++ generated from them are kept; -DTEMPORAL_CACHE_DIR chooses another place.
if(NOT TEMPORAL_CACHE_DIR)
    if(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
        set(TEMPORAL_CACHE_DIR "$ENV{XDG_CACHE_HOME}/chronoscope/temporal-api")
    elseif(NOT "$ENV{HOME}" STREQUAL "")
        set(TEMPORAL_CACHE_DIR "$ENV{HOME}/.cache/chronoscope/temporal-api")
    else()
        set(TEMPORAL_CACHE_DIR "${PROJECT_BINARY_DIR}/cache/temporal-api")
    endif()
endif()

# Downloads the package into WORK and leaves only its .proto files and licences in WORK/protos.
function(temporal_download WORK)
    find_program(CHRONOSCOPE_NPM npm)
    if(NOT CHRONOSCOPE_NPM)
        message(FATAL_ERROR
            "Temporal's .proto files come from the npm package ${TEMPORAL_API_PACKAGE}, and npm was not found.\n"
            "Install npm (Debian: apt-get install npm), or configure with -DTEMPORAL_API_DIR=<checkout of "
            "github.com/temporalio/api>.")
    endif()
    message(NOTICE "Downloading ${TEMPORAL_API_PACKAGE} ${TEMPORAL_API_VERSION} (51 MB, once; only its .proto "
        "files are kept, 2 MB in ${TEMPORAL_CACHE_DIR})")
    file(MAKE_DIRECTORY ${WORK})
    execute_process(
        COMMAND ${CHRONOSCOPE_NPM} pack --ignore-scripts --loglevel=warn
            ${TEMPORAL_API_PACKAGE}@${TEMPORAL_API_VERSION}
        WORKING_DIRECTORY ${WORK}
        OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE result)
    file(GLOB archive ${WORK}/*.tgz)
    if(NOT result EQUAL 0 OR NOT archive)
        file(REMOVE_RECURSE ${WORK})
        string(REPLACE "\n" "\n  " errors "  ${errors}") # indented, CMake leaves the lines as they are
        message(FATAL_ERROR
            "npm could not download ${TEMPORAL_API_PACKAGE}@${TEMPORAL_API_VERSION}:\n${errors}\n"
            "Check the network and npm's settings (npm config get registry), or configure with "
            "-DTEMPORAL_API_DIR=<checkout of github.com/temporalio/api>.")
    endif()
    file(SIZE ${archive} bytes)
    math(EXPR megabytes "${bytes} / 1000000")
    file(SHA512 ${archive} actual)
    if(NOT actual STREQUAL TEMPORAL_API_SHA512)
        file(REMOVE_RECURSE ${WORK})
        message(FATAL_ERROR
            "The downloaded package is not the one this version of Chronoscope was made for and is not used.\n"
            "  expected: sha512 ${TEMPORAL_API_SHA512}\n  got:      sha512 ${actual}\n"
            "Run npm cache clean --force and configure again. If it stays so, your registry serves another file "
            "under this name: report it, or configure with -DTEMPORAL_API_DIR=<checkout of github.com/temporalio/api>.")
    endif()
    message(NOTICE "Downloaded ${megabytes} MB, integrity verified; unpacking the .proto files")
    file(MAKE_DIRECTORY ${WORK}/protos)
    # The folders of the package above the .proto trees are stripped: sdk-core/crates/protos/protos.
    execute_process(
        COMMAND tar -xzf ${archive} --wildcards --strip-components=5 -C ${WORK}/protos
            package/sdk-core/crates/protos/protos/*.proto package/sdk-core/crates/protos/protos/*LICENSE
        ERROR_VARIABLE errors RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "tar could not unpack ${archive}:\n${errors}")
    endif()
endfunction()

# Moves FROM to TO in one step, so that whoever sees TO sees all of it. Another build may have been first.
function(temporal_publish FROM TO)
    cmake_path(GET TO PARENT_PATH parent)
    file(MAKE_DIRECTORY ${parent})
    file(RENAME ${FROM} ${TO} RESULT result)
    if(NOT result STREQUAL "0" AND NOT IS_DIRECTORY ${TO})
        message(FATAL_ERROR "Could not move ${FROM} to ${TO}: ${result}")
    endif()
endfunction()

# All files that PROTO imports, itself last, as a list relative to TEMPORAL_PROTO_DIR.
function(temporal_closure PROTO RESULT)
    if(PROTO IN_LIST ${RESULT})
        return()
    endif()
    file(STRINGS ${TEMPORAL_PROTO_DIR}/${PROTO} imports REGEX "^import ")
    foreach(line IN LISTS imports)
        string(REGEX REPLACE "^import +(public +|weak +)?\"([^\"]+)\".*" "\\2" import "${line}")
        if(EXISTS ${TEMPORAL_PROTO_DIR}/${import} AND NOT import MATCHES "^google/protobuf/")
            temporal_closure(${import} ${RESULT})
        endif()
    endforeach()
    list(APPEND ${RESULT} ${PROTO})
    set(${RESULT} ${${RESULT}} PARENT_SCOPE)
endfunction()

if(TEMPORAL_API_DIR)
    set(TEMPORAL_PROTO_DIR ${TEMPORAL_API_DIR})
else()
    set(package_dir ${TEMPORAL_CACHE_DIR}/${TEMPORAL_API_VERSION})
    if(NOT IS_DIRECTORY ${package_dir})
        string(RANDOM LENGTH 8 suffix)
        set(work ${TEMPORAL_CACHE_DIR}/download-${suffix})
        temporal_download(${work})
        temporal_publish(${work}/protos ${package_dir})
        file(REMOVE_RECURSE ${work})
    endif()
    set(TEMPORAL_PROTO_DIR ${package_dir}/api_upstream)
endif()
if(NOT EXISTS ${TEMPORAL_PROTO_DIR}/temporal/api/history/v1/message.proto)
    message(FATAL_ERROR
        "${TEMPORAL_PROTO_DIR} has no temporal/api/history/v1/message.proto, so it is not a checkout of Temporal's API.\n"
        "Give the folder that has temporal/ and google/ as -DTEMPORAL_API_DIR, or remove a damaged cache: "
        "${TEMPORAL_CACHE_DIR}")
endif()

# What a history is made of, what exports wrap it in, and what SDKs put into its payloads and metadata.
file(GLOB roots RELATIVE ${TEMPORAL_PROTO_DIR} ${TEMPORAL_PROTO_DIR}/temporal/api/sdk/v1/*.proto)
list(APPEND roots
    temporal/api/history/v1/message.proto
    temporal/api/export/v1/message.proto
    temporal/api/workflowservice/v1/request_response.proto)
set(TEMPORAL_PROTO_FILES "")
foreach(root IN LISTS roots)
    temporal_closure(${root} TEMPORAL_PROTO_FILES)
endforeach()
