// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace chronoscope {

class Chains;
class Document;
class FlowLayout;

/// How a run is related to others, in one line: what it came of, its place in the chain, what came of it, its parent and
/// its children, each a link. Hidden for a run that is alone.
class RelationsLine : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the line.
    RelationsLine(const Chains& chains, const Document& document, QWidget* parent = nullptr);

    /// The line as it can be read, for tests: "Continued from r1 · run 2 of 3 · ...".
    [[nodiscard]] QString text() const { return m_texts.join(QStringLiteral(" · ")); }
    /// Null while there are no children.
    [[nodiscard]] QMenu* childrenMenu() const { return m_childrenMenu; }

signals:
    /// The user wants to go to another run, which may not be open.
    void linkActivated(const chronoscope::RunLink& link);
    /// The user wants to see the chain as one.
    void chainRequested();

private:
    void refresh();
    void addPrevious(const Succession& previous);
    void addNext(const Succession& next);
    void addChildren(const std::vector<RunLink>& children);
    void fillChildren(QMenu& menu, const std::vector<RunLink>& children);
    void addWords(const QString& words);
    /// Words with a link behind them; the id is what is copied.
    void addLink(const QString& words, const QString& name, const QString& id, const RunLink& link);
    void addPart(QWidget* part, const QString& text);

    const Chains& m_chains;
    const Document& m_document;
    FlowLayout* m_layout;
    QMenu* m_childrenMenu = nullptr;
    QStringList m_texts;
};

} // namespace chronoscope
