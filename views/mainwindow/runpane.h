// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "views/mainwindow/replaytabs.h"

#include <QWidget>

class QAction;
class QSplitter;
class QTabWidget;
class QStackedWidget;

namespace chronoscope {

class CriticalPathPane;
class Document;
class EventTablePane;
class FilterBar;
class InfoBar;
class ReplayActions;
class RunHeader;
class SearchBar;
class StatisticsPane;
class TimelinePane;

/// Everything about one run: header, timeline, table below it, details at the right, findings on request.
class RunPane : public QWidget {
    Q_OBJECT

public:
    explicit RunPane(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] Document& document() const { return m_document; }
    [[nodiscard]] RunHeader& header() const { return *m_header; }
    [[nodiscard]] TimelinePane& timeline() const { return *m_timeline; }
    [[nodiscard]] EventTablePane& table() const { return *m_table; }
    [[nodiscard]] FilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] SearchBar& searchBar() const { return *m_searchBar; }
    [[nodiscard]] ReplayActions& replayActions() const { return *m_replayActions; }

    void setTableVisible(bool isVisible);
    void setDetailsVisible(bool isVisible);
    void setFindingsVisible(bool isVisible);
    [[nodiscard]] bool areFindingsVisible() const;
    /// Beside the details; takes the focus.
    void showMarks();
    /// Beside the details; takes the focus.
    void showReplayTab(ReplayTabs::Tab tab);
    /// Gives the keyboard to the pane after, or before, the one that has it; to the first one when none has it.
    void focusNextPane(bool forward);
    /// Statistics take the place of the timeline.
    void setStatisticsVisible(bool isVisible);
    [[nodiscard]] bool areStatisticsVisible() const;
    /// Null until it is first shown.
    [[nodiscard]] StatisticsPane* statistics() const { return m_statistics; }

    /// Sizes of the panes and columns of the table, for the settings.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

signals:
    /// What was asked for stands among the details, which may be hidden.
    void detailsRequested();
    void reloadRequested();
    void findingsVisibilityChanged(bool isVisible);
    void statisticsVisibilityChanged(bool isVisible);
    /// Something that the user asked for did not work.
    void failed(const chronoscope::Error& error);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    /// Builds the detail pane into its room.
    void addDetails();
    void addMarks(QTabWidget& tabs);
    void addReplayBar();
    void connectPanes();
    void showOutdated();
    /// The list below goes with the line in the timeline.
    void showCriticalPath();
    void applyDetailsVisibility();

    Document& m_document;
    InfoBar* m_infoBar;
    RunHeader* m_header;
    ReplayActions* m_replayActions;
    QWidget* m_replayBar; ///< its room; the bar comes after the first painting
    SearchBar* m_searchBar;
    FilterBar* m_filterBar;
    TimelinePane* m_timeline;
    QStackedWidget* m_upper;                ///< the timeline, or the statistics in its place
    StatisticsPane* m_statistics = nullptr; ///< null until it is first shown
    EventTablePane* m_table;
    QWidget* m_findings;                        ///< empty until it is first shown
    CriticalPathPane* m_criticalPath = nullptr; ///< null until it is first shown
    QWidget* m_details;                         ///< the room of the detail pane, which comes last
    QSplitter* m_columns;
    QSplitter* m_rows;
    QAction* m_reload;
    bool m_areDetailsWanted = true;
    QTabWidget* m_detailTabs = nullptr; ///< null until the details are built
    QWidget* m_marks = nullptr;         ///< the tab's page, empty until it is first shown
    ReplayTabs* m_replayTabs = nullptr; ///< null until the details are built
};

} // namespace chronoscope
