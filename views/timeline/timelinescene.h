// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/document.h"
#include "models/timeline/passingbars.h"
#include "models/timeline/rowgeometry.h"
#include "models/timeline/rulerticks.h"
#include "models/timeline/timescale.h"
#include "views/timeline/rangeanimator.h"

#include <QCache>
#include <QFont>
#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <tuple>

namespace chronoscope {

/// What the widgets of one timeline share: lanes and rows of the document's newest snapshot, how sections are
/// arranged, the visible range. The lanes of a large run are computed on the pool; an outdated result is dropped.
/// GUI thread.
class TimelineScene : public QObject {
    Q_OBJECT

public:
    /// The document must outlive the scene.
    explicit TimelineScene(Document& document, QObject* parent = nullptr);

    [[nodiscard]] Document& document() const { return m_document; }
    [[nodiscard]] RangeAnimator& range() { return m_range; }
    [[nodiscard]] const LaneLayout& layout() const { return *m_layout; }
    [[nodiscard]] const RowGeometry& geometry() const { return m_geometry; }
    [[nodiscard]] double devicePixelRatio() const { return m_devicePixelRatio; }
    /// False while the lanes of a newer snapshot are computed: the groups of what is shown are older than the selection.
    [[nodiscard]] bool isCurrent() const { return m_layoutGroups == groups(); }

    /// The mapping between time and pixels that everything in a view of this width goes by, idle gaps folded or not.
    [[nodiscard]] TimeScale scale(int devicePixels) const;
    /// The same for the whole run.
    [[nodiscard]] TimeScale fullScale(int devicePixels) const;
    /// The gaps that are folded; null when none are.
    [[nodiscard]] const IdleGaps* idleGaps() const { return m_document.viewRange().idleGaps().get(); }
    [[nodiscard]] bool foldsIdleTime() const { return m_foldsIdleTime; }
    void setFoldsIdleTime(bool folds);

    /// Label and type name of a group; kept for a while, since making them may mean to decode a payload.
    [[nodiscard]] const QString& label(std::uint32_t group);
    [[nodiscard]] const QString& typeName(std::uint32_t group);

    /// What passes the filters; null when nothing is filtered.
    [[nodiscard]] const PassingBars* passing() const { return m_passing ? &*m_passing : nullptr; }

    /// Position of the selected group's bar, LaneLayout::None when nothing is selected.
    [[nodiscard]] std::uint32_t selectedPosition() const;
    void selectPosition(std::uint32_t position);

    /// False for histories whose events all lack a time; there is nothing to write on a ruler then.
    [[nodiscard]] bool hasTimes() const;
    /// The marks of a ruler of this width in units, as the document's time display writes them.
    [[nodiscard]] const std::vector<RulerTick>& ticks(int width);
    /// A moment as the document's time display writes it.
    [[nodiscard]] QString timeText(std::int64_t time) const;
    /// Time of the selected event, ns since 1970 UTC; none when nothing is selected or it has no time.
    [[nodiscard]] std::optional<std::int64_t> selectedTime() const;

    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);
    /// Empty means automatic: decided by the size of the run when it was opened.
    [[nodiscard]] std::optional<Density> chosenDensity() const { return m_chosenDensity; }
    void setDensity(std::optional<Density> density);

    /// How the sections of the present grouping stand; each grouping has its own as long as the run is open.
    [[nodiscard]] const SectionArrangement& arrangement() const;
    void setArrangement(const SectionArrangement& arrangement);
    [[nodiscard]] bool isCollapsed(std::uint32_t section) const;
    void toggleSection(std::uint32_t section);
    /// The section whose title was touched last, on which keys and menus act; LaneLayout::None after another selection.
    [[nodiscard]] std::uint32_t focusedSection() const;
    void focusSection(std::uint32_t section);

    /// Row heights come from the font; call it when the font or the screen changes.
    void setMetrics(const QFont& font, double devicePixelRatio);

    /// Shows bars that come from elsewhere than from the document's groups, for measurements. Texts may be null.
    void showBars(TimelineBars bars, Density density, std::shared_ptr<const BarTexts> texts);

signals:
    /// Other lanes, or other rows.
    void rowsChanged();
    void foldsIdleTimeChanged();
    void focusedSectionChanged();
    /// Others pass the filters.
    void passingChanged();

private:
    [[nodiscard]] const EventGroups* groups() const { return m_document.snapshot()->groups.get(); }
    [[nodiscard]] LaneLayoutOptions options();
    void requestLayout();
    void adopt(std::shared_ptr<const LaneLayout> layout, const EventGroups* madeOf);
    void rebuildRows();
    void updateIdleGaps();
    void judgeBars();

    Document& m_document;
    RangeAnimator m_range;
    std::shared_ptr<const LaneLayout> m_layout;
    const EventGroups* m_layoutGroups = nullptr;
    std::optional<PassingBars> m_passing;
    RowGeometry m_geometry;
    RowMetrics m_metrics;
    double m_devicePixelRatio = 1.0;
    std::map<Grouping, SectionArrangement> m_arrangements;
    std::optional<std::uint64_t> m_focusedSection; ///< its key
    Grouping m_grouping = Grouping::Category;
    std::optional<Density> m_chosenDensity;
    std::optional<Density> m_automaticDensity;
    bool m_foldsIdleTime = false;
    std::uint64_t m_gapGeneration = 0;
    std::uint64_t m_generation = 0;
    /// The last answer of ticks(), and what it was asked.
    std::vector<RulerTick> m_ticks;
    std::tuple<std::int64_t, std::int64_t, int, std::int64_t, bool, const IdleGaps*> m_ticksAsked;
    QCache<std::uint32_t, QString> m_labels{8192};
    QCache<std::uint32_t, QString> m_typeNames{8192};
};

} // namespace chronoscope
