// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lint/nondeterminismerror.h"

#include <QWidget>

#include <array>
#include <optional>

namespace chronoscope {

class DetailLinks;
class DetailSection;
class DetailText;

/// A nondeterminism error in plain words: what history and code have, what it means, the way to the events that it is
/// about, and what to try. Hidden without one.
class NondeterminismSection : public QWidget {
    Q_OBJECT

public:
    explicit NondeterminismSection(QWidget* parent = nullptr);

    /// Explains the event, else the failure of its group. Hides itself where neither is about nondeterminism.
    void setEvent(const RunSnapshot& snapshot, EventIndex event);

    /// The paragraphs that are shown, for tests: meaning, then remedies.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] DetailLinks& links() const { return *m_links; }

signals:
    void eventRequested(chronoscope::EventIndex event);

private:
    static constexpr std::size_t MostRemedies = 5;

    void showError(const NondeterminismError& error, const RunSnapshot& snapshot);

    DetailSection* m_meaningSection;
    DetailText* m_difference;
    DetailText* m_consequence;
    DetailText* m_caveat;
    DetailLinks* m_links;
    DetailSection* m_remedySection;
    std::array<DetailText*, MostRemedies> m_remedies{};
};

} // namespace chronoscope
