// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace chronoscope {

class TimelineScene;

/// The keyboard and the menu on sections: they act on the one whose title was touched last, else on that of the selected
/// group.
class SectionKeys {
public:
    /// The scene must outlive the object.
    explicit SectionKeys(TimelineScene& scene) : m_scene(scene) {}

    /// Folds the section into one row, or opens it again; without one, the first that can be folded.
    void toggleCollapsed();
    void toggleAllCollapsed();
    void togglePinned();
    void hide();
    void showAll();
    /// Up is negative.
    void move(int steps);

private:
    [[nodiscard]] std::uint32_t current() const;

    TimelineScene& m_scene;
};

} // namespace chronoscope
