// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/criticalpath.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace chronoscope {

class CriticalPathTableModel;
class Document;
class RunTableView;

/// The critical path of a run as a list: each wait with its share, and above it the shares of their kinds. Going to a row
/// selects the event that ended the wait.
class CriticalPathPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit CriticalPathPane(Document& document, QWidget* parent = nullptr);
    ~CriticalPathPane() override;

    /// The path of the document's snapshot; null while it is computed.
    void setPath(std::shared_ptr<const CriticalPath> path);

    [[nodiscard]] RunTableView& table() const { return *m_table; }
    /// "Timer 61.2 %, Workflow task 20.1 %, ...": largest first.
    [[nodiscard]] QString sharesText() const;

private:
    void selectEventOf(std::uint32_t source);

    Document& m_document;
    CriticalPathTableModel* m_model;
    RunTableView* m_table;
    QLabel* m_shares;
    std::shared_ptr<const CriticalPath> m_path;
};

} // namespace chronoscope
