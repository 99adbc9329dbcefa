// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/navigationhistory.h"

#include <QWidget>

class QHBoxLayout;

namespace chronoscope {

class TimelineScene;

/// The views that the user went through, oldest first, as buttons in one line below the lanes: a click goes back to one,
/// the arrow keys go from one to the next. Shown when there is more than one. GUI thread.
class Breadcrumbs : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the row.
    explicit Breadcrumbs(TimelineScene& scene, QWidget* parent = nullptr);

    /// What the button of a view says: "Whole run", "2.3 s at 10:02:03", with what is measured and filtered.
    [[nodiscard]] QString text(const NavigationView& view) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void addButton(std::size_t position);

    TimelineScene& m_scene;
    QHBoxLayout* m_row;
};

} // namespace chronoscope
