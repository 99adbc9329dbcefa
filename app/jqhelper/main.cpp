// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/jqprotocol.h"

extern "C" {
#include <jq.h>
#include <jv.h>
}

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <csignal>
#include <sys/prctl.h>
#endif

namespace chronoscope {

namespace {

/// A filter that asks for more ends this process and nothing else.
void limitMemory()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const rlimit limit{MostJqMemory, MostJqMemory};
    setrlimit(RLIMIT_AS, &limit);
#endif
    const rlimit noCoreDump{0, 0};
    setrlimit(RLIMIT_CORE, &noCoreDump);
}

void dieWithOwner()
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

/// Standard input; what was answered goes out before it waits for more.
class Input {
public:
    bool read(char* target, std::size_t size)
    {
        while (size > 0) {
            if (m_at == m_size && !fill())
                return false;
            const std::size_t count = std::min(size, m_size - m_at);
            std::memcpy(target, m_buffer.data() + m_at, count);
            m_at += count;
            target += count;
            size -= count;
        }
        return true;
    }

    bool readText(std::string& text)
    {
        JqLength length = 0;
        if (!read(reinterpret_cast<char*>(&length), sizeof(length)))
            return false;
        text.resize(length);
        return read(text.data(), length);
    }

private:
    bool fill()
    {
        std::fflush(stdout);
        const ssize_t count = ::read(STDIN_FILENO, m_buffer.data(), m_buffer.size());
        m_at = 0;
        m_size = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        return count > 0;
    }

    std::array<char, 65536> m_buffer{};
    std::size_t m_at = 0;
    std::size_t m_size = 0;
};

void answer(JqVerdict verdict, const std::string& text = {})
{
    // Never cut inside a character.
    std::size_t length = std::min<std::size_t>(text.size(), LongestJqAnswer);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    const JqAnswerHead head{verdict, static_cast<JqLength>(length)};
    std::fwrite(&head, sizeof(head), 1, stdout);
    std::fwrite(text.data(), 1, length, stdout);
}

/// Takes the value over.
std::string toText(jv value)
{
    const jv text = jv_get_kind(value) == JV_KIND_STRING ? value : jv_dump_string(value, 0);
    std::string result(jv_string_value(text), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(text))));
    jv_free(text);
    return result;
}

void rememberFirst(void* target, jv message)
{
    auto& text = *static_cast<std::string*>(target);
    std::string words = toText(jq_format_error(message));
    if (text.empty())
        text = std::move(words);
}

/// "syntax error, unexpected '|'": jq's words without its name and without hints at shells.
std::string reasonOf(std::string words)
{
    for (const char* noise : {"jq: error: ", "jq: error (at <unknown>): ", " (Unix shell quoting issues?)"}) {
        if (const auto at = words.find(noise); at != std::string::npos)
            words.erase(at, std::strlen(noise));
    }
    std::replace(words.begin(), words.end(), '\n', ' ');
    while (!words.empty() && words.back() == ' ')
        words.pop_back();
    return words;
}

bool isNothing(jv value)
{
    const jv_kind kind = jv_get_kind(value);
    return kind == JV_KIND_NULL || kind == JV_KIND_FALSE;
}

void filterDocument(jq_state* jq, const std::string& document)
{
    jv input = jv_parse_sized(document.data(), static_cast<int>(document.size()));
    if (!jv_is_valid(input)) {
        jv_free(input);
        answer(JqVerdict::NotJson);
        return;
    }
    jq_start(jq, input, 0);
    for (int outputs = 0; outputs < MostJqOutputs; ++outputs) {
        jv output = jq_next(jq);
        if (!jv_is_valid(output)) {
            const bool hasReason = jv_invalid_has_msg(jv_copy(output)) != 0;
            const jv reason = jv_invalid_get_msg(output);
            if (hasReason)
                answer(JqVerdict::Failure, reasonOf(toText(reason)));
            else {
                jv_free(reason);
                answer(JqVerdict::Nothing);
            }
            return;
        }
        if (!isNothing(output)) {
            // A string too is written as JSON, so that "1" and 1 can be told apart.
            const jv text = jv_dump_string(output, 0);
            answer(JqVerdict::Value, toText(text));
            return;
        }
        jv_free(output);
    }
    answer(JqVerdict::Nothing);
}

int run()
{
    Input input;
    std::string text;
    if (!input.readText(text))
        return 0;
    jq_state* jq = jq_init();
    if (!jq)
        return 1;
    std::string complaint;
    jq_set_error_cb(jq, &rememberFirst, &complaint);
    if (text.find('\0') != std::string::npos || jq_compile(jq, text.c_str()) == 0) {
        answer(JqVerdict::Failure, reasonOf(complaint.empty() ? "the filter is not understood" : complaint));
        std::fflush(stdout);
        return 0;
    }
    answer(JqVerdict::Nothing);
    while (input.readText(text))
        filterDocument(jq, text);
    jq_teardown(&jq);
    return 0;
}

} // namespace

} // namespace chronoscope

/// chronoscope-jq: runs one jq filter over JSON documents, for JqProcess; see jqprotocol.h.
int main()
{
    chronoscope::dieWithOwner();
    chronoscope::limitMemory();
    return chronoscope::run();
}
