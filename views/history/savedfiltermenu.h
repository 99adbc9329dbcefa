// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/store/saveditem.h"

#include <QObject>

class QMenu;

namespace chronoscope {

class Document;
class SavedFilters;

/// The part of the menu of filters that deals with saved ones: those there are, save, remove. GUI thread.
class SavedFilterMenu : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. Dialogs belong to the window of the given widget.
    SavedFilterMenu(Document& document, SavedFilters& saved, QWidget& window);

    /// Adds the submenu.
    void addTo(QMenu& menu);

signals:
    /// A saved filter cannot be read; nothing was changed.
    void failed(const chronoscope::Error& error);

private:
    void apply(const SavedItem& item);
    void askForName();
    void save(const QString& name);

    Document& m_document;
    SavedFilters& m_saved;
    QWidget& m_window;
};

} // namespace chronoscope
