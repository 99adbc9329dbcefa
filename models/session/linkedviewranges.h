// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace chronoscope {

class ViewRange;

/// Visible ranges of several runs that move as one: each is the same distance from its own zero. With the starts of two
/// runs as zeros, they are compared from a common beginning; with one zero for all, they stand on one clock. GUI thread.
class LinkedViewRanges : public QObject {
    Q_OBJECT

public:
    explicit LinkedViewRanges(QObject* parent = nullptr);

    /// Joins a range with its zero, ns since 1970 UTC. It follows the others from now on, and they follow it, until one
    /// of them dies. The first one's range is taken over by those that join later.
    void add(ViewRange& range, Instant zero);

private:
    struct Member {
        QPointer<ViewRange> range;
        Instant zero;
    };
    void follow(const Member& leader);

    std::vector<Member> m_members;
    bool m_isFollowing = false;
};

} // namespace chronoscope
