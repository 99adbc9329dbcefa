// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/rundifference.h"
#include "models/history/runsnapshot.h"
#include "models/session/timedisplay.h"

#include <QSplitter>

#include <memory>

class QLabel;

namespace chronoscope {

class Document;
class LinkedViewRanges;
class TimelinePane;

/// The timelines of two runs over each other with a common zero: the start of each. They zoom and pan as one, and have
/// ranges and selections of their own, so that the tabs of the runs stay as they are.
class ComparedTimelines : public QSplitter {
    Q_OBJECT

public:
    ComparedTimelines(const RunSnapshotPointer& a, const RunSnapshotPointer& b, QWidget* parent = nullptr);
    ~ComparedTimelines() override;

    /// Takes other snapshots of the same runs.
    void setSnapshots(const RunSnapshotPointer& a, const RunSnapshotPointer& b);
    /// Selects in both what the difference is about, and brings it into view.
    void show(const Difference& difference);
    [[nodiscard]] Document& documentA() const { return *m_a.document; }
    [[nodiscard]] Document& documentB() const { return *m_b.document; }
    [[nodiscard]] TimelinePane& paneA() const { return *m_a.pane; }
    [[nodiscard]] TimelinePane& paneB() const { return *m_b.pane; }

private:
    struct Side {
        std::unique_ptr<Document> document;
        TimelinePane* pane = nullptr;
        QLabel* heading = nullptr;
        QString letter; ///< what the run is called here
    };
    void build(Side& side, const RunSnapshotPointer& snapshot, const QString& letter);
    static void showHeading(const Side& side);
    void alignNames();
    void setFullRanges();
    void link();
    void reveal();
    [[nodiscard]] static Instant zeroOf(const Document& document);

    TimeDisplay m_times;
    Side m_a;
    Side m_b;
    LinkedViewRanges* m_ranges = nullptr;
};

} // namespace chronoscope
