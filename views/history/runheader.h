// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace chronoscope {

class CopyableLabel;
class Document;
class FieldStrip;
class HistoryBudget;
class Pill;

/// What everyone asks first of a run: status, type, id, times, task queue, SDK, workers, input and result, how large
/// its history is, and whether anything was found in it.
class RunHeader : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the header.
    explicit RunHeader(Document& document, QWidget* parent = nullptr);
    ~RunHeader() override;

    /// Puts a line of another room below the facts; the header owns it.
    void addLine(QWidget* line);

    /// The parts, for tests.
    [[nodiscard]] const FieldStrip& fields() const { return *m_fields; }
    [[nodiscard]] const HistoryBudget& budget() const { return *m_budget; }
    [[nodiscard]] Pill& findingsButton() const { return *m_findings; }
    [[nodiscard]] const Pill& statusPill() const { return *m_status; }

signals:
    void findingsRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void refresh();
    void refreshStatus();
    void refreshFailure();
    void refreshFindings();

    Document& m_document;
    QLabel* m_glyph;
    CopyableLabel* m_type;
    CopyableLabel* m_workflowId;
    Pill* m_status;
    Pill* m_paused;
    CopyableLabel* m_failure;
    FieldStrip* m_fields;
    HistoryBudget* m_budget;
    QLabel* m_findingsCaption;
    Pill* m_findings;
};

} // namespace chronoscope
