// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QListView;
class QToolButton;

namespace chronoscope {

class Document;
class OpenRunsModel;
class OpenRunsFilter;

/// The open runs, with a filter and counts by status. Runs of a folder stand here before each gets a tab of its own.
class OpenRunsPane : public QWidget {
    Q_OBJECT

public:
    explicit OpenRunsPane(OpenRunsModel& model, QWidget* parent = nullptr);

    void setCurrent(Document* document);

signals:
    void documentActivated(chronoscope::Document* document);

private:
    QToolButton* addChip(const QString& name, int status);
    void updateCounts();

    OpenRunsModel& m_model;
    OpenRunsFilter* m_filter;
    QLineEdit* m_filterEdit;
    QListView* m_list;
    QList<QToolButton*> m_chips;
};

} // namespace chronoscope
