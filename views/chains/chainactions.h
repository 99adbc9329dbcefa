// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace chronoscope {

class Chains;
class Document;

/// The ways from the run that is shown to those that are related to it, as commands of the window. GUI thread.
class ChainActions : public QObject {
    Q_OBJECT

public:
    /// Adds the commands to a menu of the window. The chains must outlive it.
    ChainActions(const Chains& chains, QMenu& menu, QWidget& window);

    /// The run that is shown; null while there is none.
    void setDocument(Document* document);

    QAction* previousRun;
    QAction* nextRun;
    QAction* resetFrom;
    QAction* parent;
    QAction* child; ///< of the selected event, else the first one
    QAction* asOne;

signals:
    void linkActivated(const chronoscope::RunLink& link);
    void chainRequested();

private:
    QAction* add(QMenu& menu, const char* name, const QString& text, const QKeySequence& key, const QString& tip);
    void connectLinks();
    void update();
    void offer(QAction& action, const std::optional<RunLink>& link, const QString& reason);
    /// The child workflow that is selected; else, when nothing is, the first that is open, or the first.
    [[nodiscard]] std::optional<RunLink> childToGoTo() const;
    [[nodiscard]] std::optional<RunLink> resetFromOf(const RunRelations& relations) const;

    const Chains& m_chains;
    QPointer<Document> m_document;
};

} // namespace chronoscope
