// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace chronoscope {

class TimelineScene;

/// Says above the names that sections are hidden, how many, and whether anything failed in them; a click shows them
/// again. Visible while there are any. GUI thread.
class HiddenSections : public QToolButton {
    Q_OBJECT

public:
    /// The scene must outlive the button.
    explicit HiddenSections(TimelineScene& scene, QWidget* parent = nullptr);

private:
    void refresh();

    TimelineScene& m_scene;
};

} // namespace chronoscope
