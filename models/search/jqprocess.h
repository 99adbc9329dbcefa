// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/search/jqprotocol.h"

#include <QString>

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// What a filter said of one document.
struct JqAnswer {
    JqVerdict verdict = JqVerdict::Nothing;
    std::string text; ///< value or reason, at most LongestJqAnswer bytes
};

/// A jq filter in a process of its own (chronoscope-jq, libjq 1.6). libjq cannot be interrupted, ends the whole program
/// when memory runs out and recurses as deep as its input; in a process of its own a filter that runs away is stopped
/// from outside at any point, and can take nothing along.
///
/// The helper has an empty environment (no $ENV, no ~/.jq), no more than MostJqMemory, and dies with its owner. What
/// this does not bound: a filter may use one core for the whole time limit, on each search anew.
///
/// One thread at a time. All functions block, but never longer than the limit or until cancelled.
class JqProcess {
public:
    /// How long one document may take, in milliseconds.
    static constexpr int MillisecondsADocument = 2'000;

    /// Starts the helper and compiles the filter. An empty program means the one beside the running program.
    /// Errors: Schema with jq's own words, Io when the helper cannot be started, Limit, Cancelled.
    [[nodiscard]] static Result<std::unique_ptr<JqProcess>> start(const QString& filter, const QString& program,
                                                                  const CancellationToken& cancellation);

    ~JqProcess();
    JqProcess(const JqProcess&) = delete;
    JqProcess& operator=(const JqProcess&) = delete;

    /// One answer for each document. Errors: Limit when a document takes too long or the helper ended (its position is
    /// answeredCount()), Cancelled; the process is of no use afterwards.
    [[nodiscard]] Result<std::vector<JqAnswer>> run(std::span<const std::string_view> documents,
                                                    const CancellationToken& cancellation);
    /// How many documents of the last run() were answered.
    [[nodiscard]] std::size_t answeredCount() const { return m_answers.size(); }

private:
    JqProcess(int socket, int processId) : m_socket(socket), m_processId(processId) {}

    [[nodiscard]] bool sendSome(std::span<const std::string_view> documents);
    [[nodiscard]] bool receiveSome();
    void takeAnswers();

    int m_socket = -1;
    int m_processId = -1;
    std::size_t m_sentDocuments = 0;
    std::size_t m_sentBytes = 0; ///< of the next document, its length included
    std::string m_received;
    std::vector<JqAnswer> m_answers;
};

/// Where the helper is: beside the running program, or where it was installed; CHRONOSCOPE_JQ_PROGRAM in the environment
/// names another. Empty when it is nowhere.
[[nodiscard]] QString findJqProgram();

} // namespace chronoscope
