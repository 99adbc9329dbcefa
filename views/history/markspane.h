// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;

namespace chronoscope {

class Document;
class MarksTableModel;
class NoteEditor;
class RunTableView;

/// The marks of a run with their notes. Enter or a double click goes to one, F2 edits its note, Delete removes it.
class MarksPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit MarksPane(Document& document, QWidget* parent = nullptr);
    ~MarksPane() override;

    [[nodiscard]] RunTableView& table() const { return *m_table; }
    /// What stands in place of the table while there are no marks; empty otherwise.
    [[nodiscard]] QString emptyText() const;
    /// The editor that is open; null when there is none.
    [[nodiscard]] NoteEditor* editor() const { return m_editor; }

public slots:
    void goToCurrent();
    void editCurrent();
    void removeCurrent();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange();
    void addActions();
    void connectSignals();
    void adoptMarks();
    void fillMenu(QMenu& menu, std::uint32_t source);
    [[nodiscard]] QUuid current() const;

    Document& m_document;
    MarksTableModel* m_model;
    RunTableView* m_table;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    QLabel* m_keeping;
    NoteEditor* m_editor = nullptr;
    QUuid m_current; ///< kept while rows are made anew
    QAction* m_edit = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace chronoscope
