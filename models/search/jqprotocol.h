// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What is said between JqProcess and chronoscope-jq over one socket. Both are of one build on one machine, so numbers
/// stand as the machine has them.
///
/// To the helper: for each text its length (JqLength) and its bytes; the first text is the filter, each other one a JSON
/// document. From the helper: one answer for each text, in their order: JqAnswerHead, then the bytes.
namespace chronoscope {

using JqLength = std::uint32_t;

enum class JqVerdict : std::uint32_t {
    Nothing, ///< the filter is sound; or it yielded only null and false, or nothing
    Value,   ///< the first other value, as JSON
    Failure, ///< the filter is not understood; or it failed on this document. The text says why
    NotJson  ///< the document is no JSON that jq can read
};

struct JqAnswerHead {
    JqVerdict verdict = JqVerdict::Nothing;
    JqLength length = 0;
};

/// Bounds of the helper.
constexpr JqLength LongestJqAnswer = 2'000;
constexpr int MostJqOutputs = 1'000;                       ///< of one document; the rest is not asked for
constexpr JqLength LongestJqDocument = JqLength{16} << 20; ///< bytes; jq needs about twenty times as much
constexpr std::uint64_t MostJqMemory = std::uint64_t{1024} * 1024 * 1024; ///< bytes of address space

} // namespace chronoscope
