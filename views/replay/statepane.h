// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state/statechange.h"

#include <QWidget>

#include <set>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace chronoscope {

class Document;
class StateTreeModel;

/// What the workflow knew, did and waited for at the place in replay, as a tree; what changed in the last step stands out.
/// Enter or a double click selects the event behind a row. What is collapsed stays so from step to step.
class StatePane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit StatePane(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView& tree() const { return *m_tree; }
    [[nodiscard]] StateTreeModel& model() const { return *m_model; }
    /// "After event 35 · 3 changes since event 32"; where there is no tree, why.
    [[nodiscard]] QString headText() const;

public slots:
    /// Selects the event behind the current row.
    void selectEvent();
    /// Goes to the event behind the current row.
    void goToEvent();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void addCommands();
    void connectSignals();
    void refresh();
    void showState();
    void showReason();
    void expandSections();
    void sectionToggled(const QModelIndex& index, bool isExpanded);
    [[nodiscard]] EventIndex currentEvent() const;
    [[nodiscard]] QString eventText(EventIndex event) const;

    Document& m_document;
    StateTreeModel* m_model;
    QTreeView* m_tree;
    QStackedWidget* m_pages;
    QLabel* m_head;
    QLabel* m_reason;
    QPushButton* m_begin;
    QAction* m_select = nullptr;
    QAction* m_go = nullptr;
    std::set<StateSection> m_collapsed; ///< by the user
    EventIndex m_comparedWith;
    bool m_isExpanding = false;
    bool m_isStale = true; ///< hidden when something changed
};

} // namespace chronoscope
