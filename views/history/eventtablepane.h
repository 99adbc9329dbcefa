// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QWidget>

#include <memory>

class QLabel;
class QMenu;
class QStackedWidget;
class QTimer;

namespace chronoscope {

class Document;
class EventTableModel;
class FilteredRun;
class GroupTableModel;
class MenuButton;
class RunTableView;
class SegmentedButtons;

/// The run as a table: all events, or one row per group. Follows the selection of the document and sets it.
class EventTablePane : public QWidget {
    Q_OBJECT

public:
    enum class Mode { Events, Groups };

    /// The document must outlive the pane.
    explicit EventTablePane(Document& document, QWidget* parent = nullptr);
    ~EventTablePane() override;

    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);

    /// Mode, and columns, widths, order and sorting of both tables; for the settings.
    [[nodiscard]] QByteArray saveState() const;
    /// False, and nothing changes, when the state was not made by this version's tables.
    bool restoreState(const QByteArray& state);

    /// The tables, for commands and tests.
    [[nodiscard]] RunTableView& eventTable() const { return *m_eventTable; }
    [[nodiscard]] RunTableView& groupTable() const { return *m_groupTable; }

public slots:
    /// Gives the shown table the keyboard.
    void focusTable();

private:
    void arrange();
    void connectDocument();
    void connectTables();
    void addCommands();
    /// Events of the current row; empty without one.
    [[nodiscard]] std::vector<EventIndex> currentEvents() const;
    void adoptSnapshot();
    void adoptFilter();
    void adoptTimeDisplay();
    void followSelection();
    void switchTable();
    void showSorting();
    void showCounts();
    [[nodiscard]] QWidget* makeNothingPage();
    /// The table that is chosen, or why it has no rows.
    void showTableOrReason();
    void extendRowMenu(QMenu* menu, const std::vector<EventIndex>& events);
    void fillColumnsMenu();
    void copyJson(const std::vector<EventIndex>& events);
    void activate(EventIndex event, GroupIndex group);
    void zoomTo(GroupIndex group);
    [[nodiscard]] RunTableView& shownTable() const;

    Document& m_document;
    EventTableModel* m_events;
    GroupTableModel* m_groups;
    RunTableView* m_eventTable;
    RunTableView* m_groupTable;
    SegmentedButtons* m_modes;
    QStackedWidget* m_tables;
    QWidget* m_nothing; ///< in place of a table that the filters leave empty
    std::shared_ptr<const FilteredRun> m_filtered;
    QLabel* m_sorting;
    QTimer* m_sortingDelay;
    MenuButton* m_columns;
};

} // namespace chronoscope
