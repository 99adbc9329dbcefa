// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/filtercondition.h"

#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace chronoscope {

class Document;
class FilterChip;

/// The filters of a run as chips that can be taken away, and how much passes them: "1,204 of 51,200 events". There as long
/// as anything is filtered, so that nothing is ever hidden in silence. GUI thread.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the bar.
    explicit FilterBar(Document& document, QWidget* parent = nullptr);

    /// In the order of the conditions.
    [[nodiscard]] const QList<FilterChip*>& chips() const { return m_chips; }
    /// How much passes, or why nothing can be told.
    [[nodiscard]] QString statusText() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void rebuildChips();
    void removeChip(std::size_t position);
    void describeChips();
    void refresh();
    [[nodiscard]] QString describeStatus() const;

    Document& m_document;
    QWidget* m_chipRoom;
    QLabel* m_status;
    QToolButton* m_clear;
    QTimer* m_delay; ///< what is ready sooner shows no progress
    QList<FilterChip*> m_chips;
};

} // namespace chronoscope
