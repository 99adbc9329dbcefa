// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>

namespace chronoscope {

class BreakpointHits;
class ReplayPosition;
class ReplayStepper;
class History;

/// How fast replay is played.
struct PlaySpeed {
    enum class Kind : std::uint8_t {
        EventsPerSecond,
        RealTime ///< the waits of the run, so many times as fast
    };
    Kind kind = Kind::EventsPerSecond;
    double factor = 10; ///< events per second, or times as fast; more than 0

    friend bool operator==(const PlaySpeed&, const PlaySpeed&) = default;
};

/// Moves the place in replay forward by itself: at a chosen speed, until a breakpoint, the end, or a step by hand. GUI
/// thread, which it never holds up: each tick moves once.
class ReplayPlayer : public QObject {
    Q_OBJECT

public:
    /// All must outlive the player.
    ReplayPlayer(ReplayStepper& stepper, ReplayPosition& position, BreakpointHits& hits, QObject* parent = nullptr);

    void setHistory(std::shared_ptr<const History> history);

    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] const PlaySpeed& speed() const { return m_speed; }
    /// While it plays, too.
    void setSpeed(const PlaySpeed& speed);

    /// What a timer does while it plays: so much time of the user has passed. For whoever keeps the time, as tests do.
    void advanceBy(Duration elapsed);

public slots:
    /// From the place in replay, from the selection where replay is not active; from the start when it is at the end.
    void play();
    void pause();
    void toggle();

signals:
    void playingChanged();
    void speedChanged();

private:
    [[nodiscard]] std::int64_t nextEvent() const;
    /// The event that is reached after so much time of the user.
    [[nodiscard]] std::int64_t reached(Duration elapsed);
    void forgetRests();

    ReplayStepper& m_stepper;
    ReplayPosition& m_position;
    BreakpointHits& m_hits;
    std::shared_ptr<const History> m_history;
    PlaySpeed m_speed;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_eventRest = 0; ///< part of an event that was played already
    Instant m_runTime;      ///< with real time: the moment of the run; not valid before the first tick
    bool m_isPlaying = false;
    bool m_isMoving = false;
};

} // namespace chronoscope
