// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QStackedWidget;

namespace chronoscope {

class BreakpointsModel;
class Document;

/// The list of breakpoints. Space switches one on or off, Enter or F2 edits it, Delete removes it, Insert sets a new one.
class BreakpointsPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit BreakpointsPane(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] QListView& list() const { return *m_list; }
    /// What stands in place of the list while it is empty; empty otherwise.
    [[nodiscard]] QString emptyText() const;

public slots:
    void addNew();
    void editCurrent();
    void removeCurrent();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange();
    void addCommands();
    void adopt();
    /// -1 while there is none.
    [[nodiscard]] int currentRow() const;
    void ask(int row);

    Document& m_document;
    BreakpointsModel* m_model;
    QListView* m_list;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    QLabel* m_note;
    QAction* m_add = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace chronoscope
