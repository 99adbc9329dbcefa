// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"

#include <QWidget>

namespace chronoscope {

/// How much of what Temporal allows one run its history takes: events and bytes in words, the larger part as a thin
/// bar. While the file is still being read, how far that has come.
class HistoryBudget : public QWidget {
    Q_OBJECT

public:
    explicit HistoryBudget(QWidget* parent = nullptr);

    void setSnapshot(const RunSnapshot& snapshot);
    /// What is written above the bar.
    [[nodiscard]] QString words() const { return m_words; }
    /// Part of the bar that is filled, 0 to 1.
    [[nodiscard]] double filledPart() const { return m_part; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption;
    QString m_words;
    QString m_shortWords;
    QString m_explanation;
    double m_part = 0;
    bool m_isReading = false;
};

} // namespace chronoscope
