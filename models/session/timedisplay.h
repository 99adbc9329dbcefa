// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QObject>
#include <QString>
#include <QTimeZone>

namespace chronoscope {

/// How times are written, the same in every view: as a clock, since the start of the run or since the selected event; in
/// UTC or local time. Document::timeText() knows the origin. GUI thread.
class TimeDisplay : public QObject {
    Q_OBJECT

public:
    enum class Mode {
        Clock,
        SinceStart,
        SinceSelected ///< since the start where nothing is selected
    };

    explicit TimeDisplay(QObject* parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isUtc() const { return m_isUtc; }
    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }

    /// One column's worth of text: "13:31:07.376" or "+1.505 s". Offsets are counted from the origin.
    [[nodiscard]] QString text(Instant instant, Instant origin) const;
    /// The same for work on the pool, where the display itself may not be asked. Any thread.
    [[nodiscard]] static QString text(Mode mode, const QTimeZone& zone, Instant instant, Instant origin);

public slots:
    void setMode(chronoscope::TimeDisplay::Mode mode);
    void setUtc(bool isUtc);

signals:
    void changed();

private:
    Mode m_mode = Mode::Clock;
    bool m_isUtc = true;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace chronoscope
