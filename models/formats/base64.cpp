// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/base64.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace chronoscope {

namespace {

constexpr std::string_view StandardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint32_t Invalid = 0x80000000;

using Table = std::array<std::uint32_t, 256>;

/// Values of the letters, shifted to where the letter's bits stand in a group of four.
constexpr Table makeTable(int shift)
{
    Table table{};
    table.fill(Invalid);
    for (std::size_t value = 0; value < StandardAlphabet.size(); ++value)
        table[static_cast<unsigned char>(StandardAlphabet[value])] = static_cast<std::uint32_t>(value) << shift;
    table['-'] = std::uint32_t{62} << shift;
    table['_'] = std::uint32_t{63} << shift;
    return table;
}

constexpr Table First = makeTable(18);
constexpr Table Second = makeTable(12);
constexpr Table Third = makeTable(6);
constexpr Table Fourth = makeTable(0);

/// Both letters of each twelve bits: half the look-ups, and half the writes.
using PairTable = std::array<std::array<char, 2>, 4096>;
constexpr PairTable makePairs()
{
    PairTable pairs{};
    for (std::size_t bits = 0; bits < pairs.size(); ++bits)
        pairs[bits] = {StandardAlphabet[bits >> 6], StandardAlphabet[bits & 63]};
    return pairs;
}
constexpr PairTable Pairs = makePairs();

std::uint32_t group(const unsigned char* letters)
{
    return First[letters[0]] | Second[letters[1]] | Third[letters[2]] | Fourth[letters[3]];
}

/// The two or three letters that are left at the end; bits beyond the last byte must be zero.
bool decodeRest(const unsigned char* letters, std::size_t count, char* target)
{
    if (count == 0)
        return true;
    if (count == 1)
        return false;
    const std::uint32_t bits = First[letters[0]] | Second[letters[1]] | (count == 3 ? Third[letters[2]] : 0);
    if ((bits & Invalid) != 0 || (bits & (count == 3 ? 0xFFU : 0xFFFFU)) != 0)
        return false;
    target[0] = static_cast<char>(bits >> 16);
    if (count == 3)
        target[1] = static_cast<char>(bits >> 8);
    return true;
}

std::string_view withoutPadding(std::string_view text)
{
    if (text.size() % 4 != 0)
        return text;
    for (int count = 0; count < 2 && !text.empty() && text.back() == '='; ++count)
        text.remove_suffix(1);
    return text;
}

} // namespace

bool decodeBase64(std::string_view text, std::string& target)
{
    text = withoutPadding(text);
    const std::size_t groups = text.size() / 4;
    const std::size_t rest = text.size() % 4;
    target.resize(groups * 3 + (rest == 0 ? 0 : rest - 1));
    const auto* letters = reinterpret_cast<const unsigned char*>(text.data());
    char* out = target.data();
    std::uint32_t seen = 0;
    std::size_t index = 0;
    // All groups but the last: four bytes are written at once, the last of which is written over by the next group.
    for (; index + 1 < groups; ++index, letters += 4, out += 3) {
        const std::uint32_t bits = group(letters);
        seen |= bits;
        const std::uint32_t bytes = qToBigEndian(bits << 8);
        std::memcpy(out, &bytes, sizeof bytes);
    }
    for (; index < groups; ++index, letters += 4, out += 3) {
        const std::uint32_t bits = group(letters);
        seen |= bits;
        out[0] = static_cast<char>(bits >> 16);
        out[1] = static_cast<char>(bits >> 8);
        out[2] = static_cast<char>(bits);
    }
    if ((seen & Invalid) == 0 && decodeRest(letters, rest, out))
        return true;
    target.clear();
    return false;
}

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    appendBase64(text, bytes);
    return text;
}

void appendBase64(std::string& target, std::string_view bytes)
{
    const std::size_t begin = target.size();
    target.resize(begin + (bytes.size() + 2) / 3 * 4);
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
    const unsigned char* const end = in + bytes.size();
    char* out = target.data() + begin;
    for (; end - in >= 3; in += 3, out += 4) {
        const std::uint32_t bits = std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8 | in[2];
        std::memcpy(out, Pairs[bits >> 12].data(), 2);
        std::memcpy(out + 2, Pairs[bits & 4095].data(), 2);
    }
    if (in == end)
        return;
    const bool hasTwo = end - in == 2;
    const std::uint32_t bits = std::uint32_t{in[0]} << 16 | (hasTwo ? std::uint32_t{in[1]} << 8 : 0U);
    out[0] = StandardAlphabet[bits >> 18];
    out[1] = StandardAlphabet[bits >> 12 & 63];
    out[2] = hasTwo ? StandardAlphabet[bits >> 6 & 63] : '=';
    out[3] = '=';
}

} // namespace chronoscope
