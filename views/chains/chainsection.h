// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"
#include "models/history/runsnapshot.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace chronoscope {

class Document;
class TimeDisplay;
class TimelinePane;

/// What a section of a chain tells of one run.
struct ChainSectionTexts {
    QString title;    ///< "run 2 of 3"
    QString handOver; ///< "continued as new 12 ms after the run before had ended"; may be empty
};

/// One run of a chain below the others: a heading, and its lanes once they come into sight. The lanes show a document of
/// their own, whose range moves with those of the other runs; what is selected in it is selected in the run's tab too.
class ChainSection : public QWidget {
    Q_OBJECT

public:
    /// The run may be closed while the section lives. Null for a place whose run is not open: then there is only the heading.
    ChainSection(const ChainPlace& place, Document* run, const ChainSectionTexts& texts, TimeDisplay& timeDisplay,
                 QWidget* parent = nullptr);
    ~ChainSection() override;
    ChainSection(const ChainSection&) = delete;
    ChainSection& operator=(const ChainSection&) = delete;

    [[nodiscard]] const RunSnapshotPointer& snapshot() const { return m_snapshot; }
    /// True once it has lanes, or never will.
    [[nodiscard]] bool isBuilt() const { return m_timeline || !m_snapshot; }
    /// Builds the lanes, with this full range. To be called once.
    void build(Instant fullStart, Instant fullEnd);
    /// Null until built.
    [[nodiscard]] Document* lightDocument() const { return m_light.get(); }
    [[nodiscard]] TimelinePane* timeline() const { return m_timeline; }

signals:
    /// The user wants to go to the run, and to what is selected here.
    void runRequested(chronoscope::Document* run);
    /// The user wants to have the run that is not open.
    void searchRequested();
    /// The lanes have another height now.
    void heightChanged();
    /// The wheel was turned over lanes that have nothing more to scroll.
    void wheelHandedOver(QWheelEvent* event);

protected:
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeading(const ChainPlace& place, const ChainSectionTexts& texts);
    void fitHeight();
    void mirrorSelection();
    void request();
    [[nodiscard]] bool handsOverWheel(const QWheelEvent& event) const;

    QPointer<Document> m_run;
    RunSnapshotPointer m_snapshot;
    TimeDisplay& m_timeDisplay;
    std::unique_ptr<Document> m_light;
    TimelinePane* m_timeline = nullptr;
    QWidget* m_room; ///< of the lanes, before they are built
};

} // namespace chronoscope
