// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;

namespace chronoscope {

class Document;
class FindingDetail;
class FindingTableModel;
class RunTableView;
class SegmentedButtons;

/// What is odd or damaged about a run's history, and what the run did that will hurt: a table by severity, and the whole
/// text of the one that is current. Enter or a double click selects the event that it is about. What the run did is looked
/// for when the pane is first seen.
class FindingsPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit FindingsPane(Document& document, QWidget* parent = nullptr);
    ~FindingsPane() override;

    /// The table, for commands and tests.
    [[nodiscard]] RunTableView& table() const { return *m_table; }
    [[nodiscard]] SegmentedButtons& severities() const { return *m_severities; }
    /// What stands in place of the table when there is nothing to list; empty otherwise.
    [[nodiscard]] QString emptyText() const;
    /// The whole text of the current finding.
    [[nodiscard]] QString detailText() const;
    [[nodiscard]] FindingDetail& detail() const { return *m_detail; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange();
    void connectSignals();
    void adoptSnapshot();
    void adoptLints();
    void countSeverities();
    void filterBySeverity(int segment);
    void showCurrent();
    void showEmptiness();
    void selectEventOf(std::uint32_t source);

    Document& m_document;
    FindingTableModel* m_model;
    RunTableView* m_table;
    SegmentedButtons* m_severities;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    FindingDetail* m_detail;
};

} // namespace chronoscope
