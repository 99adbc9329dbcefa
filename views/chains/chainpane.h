// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"
#include "models/history/runsnapshot.h"
#include "models/session/viewrange.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace chronoscope {

class ChainOverview;
class ChainSection;
class Chains;
class Document;
class LinkedViewRanges;
class TimeDisplay;
class TimelineRulerView;

/// The runs of a chain below each other on one clock: an overview of them all, one scale, and the lanes of each run under
/// its own heading. Zooming and panning moves all of them. Follows the chain as runs open and close.
class ChainPane : public QWidget {
    Q_OBJECT

public:
    /// Shows the chain that the run belongs to. The chains and the time display must outlive the pane.
    ChainPane(const Chains& chains, Document& run, TimeDisplay& timeDisplay, QWidget* parent = nullptr);
    ~ChainPane() override;

    /// What a tab calls it: "Chain  ledger-chain".
    [[nodiscard]] QString title() const;
    /// True for every run of the chain that is shown.
    [[nodiscard]] bool shows(const Document& run) const;
    [[nodiscard]] const std::vector<ChainSection*>& sections() const { return m_sections; }
    [[nodiscard]] ViewRange& viewRange() { return m_range; }

signals:
    void runRequested(chronoscope::Document* run);
    /// The user wants to have a run that is not open; the other one is open.
    void searchRequested(chronoscope::Document* from, const chronoscope::RunLink& link);
    /// Other runs, or another title.
    void changed();
    /// None of its runs is open any more.
    void emptied();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void refresh();
    void rebuild(const RunChain& chain);
    void clear();
    void setFullRange(const RunChain& chain);
    void addSection(const RunChain& chain, std::uint32_t place);
    void showHead(const RunChain& chain);
    [[nodiscard]] std::vector<RunSnapshotPointer> snapshotsOf(const RunChain& chain) const;
    [[nodiscard]] QString handOverText(const RunChain& chain, const ChainPlace& place) const;
    /// Builds the lanes that are in sight, once the layout has settled.
    void buildVisibleLater();
    void buildVisible();
    void buildLanes(ChainSection& section);
    void showRuler(ChainSection& section);
    void alignNames(int width);

    const Chains& m_chains;
    TimeDisplay& m_timeDisplay;
    std::vector<QPointer<Document>> m_runs;  ///< open runs of the chain
    std::vector<RunSnapshotPointer> m_shown; ///< as they were when the sections were made; null for those not open
    ViewRange m_range;                       ///< of the whole pane
    LinkedViewRanges* m_links = nullptr;
    QLabel* m_head;
    QLabel* m_note;
    ChainOverview* m_overview;
    QWidget* m_rulerRoom;
    TimelineRulerView* m_ruler = nullptr; ///< null until there are lanes
    QScrollArea* m_scroll;
    QVBoxLayout* m_list = nullptr;
    std::vector<ChainSection*> m_sections;
    int m_nameWidth = 210; ///< of the column of names, in all runs
    bool m_willBuild = false;
};

} // namespace chronoscope
