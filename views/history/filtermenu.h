// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filtervalues.h"

#include <QObject>

#include <optional>

class QMenu;

namespace chronoscope {

class Document;
class SavedFilterMenu;

/// Fills a menu, each time it opens, with the filters that a run can have: what occurs in it, by category, status, type,
/// type of event and worker, with how often; the measured and the visible time; the words that are searched for. What is
/// filtered by is checked, and choosing it again takes it away. GUI thread.
class FilterMenu : public QObject {
    Q_OBJECT

public:
    /// Document and menu must outlive it.
    FilterMenu(Document& document, QMenu& menu, QObject* parent = nullptr);

    /// Offers saved filters too; they must outlive the menu.
    void setSaved(SavedFilterMenu& saved) { m_saved = &saved; }

signals:
    /// The user wants to filter by words but has not said which.
    void textRequested();

private:
    void fill();
    void addValues(const QString& title, const std::vector<FilterValue>& values, bool countsEvents);
    void addToggle(QMenu& menu, const QString& text, const FilterCondition& condition);
    void addTimes();
    void addText();
    void toggle(const FilterCondition& condition);

    Document& m_document;
    QMenu& m_menu;
    SavedFilterMenu* m_saved = nullptr;
};

/// Adds "Filter by" to the menu of a row: what the group, or the one event of it, is. An event that is not valid means the
/// row is a group.
void addRowFilters(QMenu& menu, Document& document, GroupIndex group, EventIndex event);

} // namespace chronoscope
