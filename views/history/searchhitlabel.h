// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/searchhit.h"

#include <QWidget>

namespace chronoscope {

/// One line about a search: the field and the excerpt of the current hit, its match stressed; or why there is none.
/// Text of a history is painted letter by letter, and cut where room is lacking. GUI thread.
class SearchHitLabel : public QWidget {
    Q_OBJECT

public:
    explicit SearchHitLabel(QWidget* parent = nullptr);

    /// The place is what stands before the field: "event 35".
    void showHit(const QString& place, const HitDescription& hit);
    void showNote(const QString& note);
    void showError(const QString& error);
    void clear() { showNote({}); }

    /// All of it, as a screen reader says it.
    [[nodiscard]] QString text() const { return m_before + m_match + m_after; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void adopt();

    QString m_place; ///< quieter, in front
    QString m_before;
    QString m_match;
    QString m_after;
    bool m_isError = false;
};

} // namespace chronoscope
