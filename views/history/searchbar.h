// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace chronoscope {

class Document;
class FilterMenu;
class MenuButton;
class Search;
class SavedFilters;
class SearchHitLabel;

/// The search of a run: a field with its ways to read the words (case, regular expression, jq), how many hits there are and
/// which one is current, steps between them; beside it the current hit in words. Searches while one types. Enter and
/// Shift+Enter step; Ctrl+Enter makes a filter of the words; Escape stops a search that is running, else clears the field,
/// and leaves it when it is empty. At its end the menu of filters. GUI thread.
class SearchBar : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the bar.
    explicit SearchBar(Document& document, QWidget* parent = nullptr);

    /// Find (/ and Ctrl+F), next (F3, n), previous (Shift+F3, N), add a filter: for whoever holds all that can be searched.
    [[nodiscard]] const QList<QAction*>& searchActions() const { return m_actions; }

    /// Offers saved filters in the menu of filters; they must outlive the bar.
    void setSavedFilters(SavedFilters& saved);

    [[nodiscard]] QLineEdit& edit() const { return *m_edit; }
    /// "3 of 117", "117 hits", "no hit"; empty without words.
    [[nodiscard]] QString countText() const;
    /// Adds and removes filters.
    [[nodiscard]] MenuButton& filterButton() const { return *m_filter; }
    [[nodiscard]] SearchHitLabel& hitLabel() const { return *m_hit; }

public slots:
    /// Gives the field the keyboard, its words selected.
    void open();
    /// Shows only the events in which the search finds something.
    void filterByWords();

signals:
    /// Escape in an empty field: the keyboard belongs elsewhere.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void addActions();
    void addFilterMenu();
    void leaveInSteps();
    void connectSearch();
    void ask();
    void adoptQuery();
    void refresh();
    [[nodiscard]] QString describeCount() const;
    void showWords();
    /// What the search that ended did not look at.
    [[nodiscard]] QString describeOmissions() const;
    QToolButton* addToggle(const char* name, const QString& text, const QString& tip);

    Document& m_document;
    Search& m_search;
    SearchHitLabel* m_hit;
    QLineEdit* m_edit;
    QLabel* m_count;
    QToolButton* m_case;
    QToolButton* m_regex;
    QToolButton* m_jq;
    QToolButton* m_previous;
    QToolButton* m_next;
    MenuButton* m_filter;
    FilterMenu* m_filterMenu;
    QTimer* m_progress; ///< ticks while a search takes longer than a moment
    bool m_isSlow = false;
    QList<QAction*> m_actions;
};

} // namespace chronoscope
