// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/hiddensections.h"

#include "models/core/format.h"
#include "views/timeline/buttonkeys.h"
#include "views/timeline/sectionkeys.h"
#include "views/timeline/timelinescene.h"

namespace chronoscope {

HiddenSections::HiddenSections(TimelineScene& scene, QWidget* parent) : QToolButton(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("hiddenSections"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    new ButtonKeys(*this);
    connect(this, &QToolButton::clicked, this, [this] { SectionKeys(m_scene).showAll(); });
    connect(&scene, &TimelineScene::rowsChanged, this, &HiddenSections::refresh);
    refresh();
}

void HiddenSections::refresh()
{
    const SectionArrangement& arrangement = m_scene.arrangement();
    int hidden = 0;
    std::int64_t failed = 0;
    for (const LaneSection& section : m_scene.layout().sections()) {
        if (!arrangement.isHidden(section.key))
            continue;
        ++hidden;
        failed += section.failedCount;
    }
    // What failed must not vanish without a word.
    setText(failed == 0 ? tr("%1 hidden — show").arg(hidden)
                        : tr("%1 hidden, %2 failed — show").arg(hidden).arg(formatCount(failed)));
    setAccessibleName(text());
    setToolTip(hidden == 1 ? tr("Show the hidden section again") : tr("Show the %1 hidden sections again").arg(hidden));
    setVisible(hidden > 0);
}

} // namespace chronoscope
