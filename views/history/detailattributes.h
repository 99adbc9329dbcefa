// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/tables/messagetreemodel.h"
#include "models/tables/nodecopy.h"
#include "views/history/detailsection.h"

class QTreeView;

namespace chronoscope {

class LargeTextView;
class SegmentedButtons;
class TextFindBar;

/// All attributes of one event, as a tree or as JSON, with copying of value, path and JSON.
class DetailAttributes : public DetailSection {
    Q_OBJECT

public:
    explicit DetailAttributes(QWidget* parent = nullptr);

    void setEvent(const RunSnapshotPointer& snapshot, EventIndex event);
    void setTimeZone(const QTimeZone& zone);
    [[nodiscard]] QTreeView& tree() const { return *m_tree; }
    [[nodiscard]] LargeTextView& json() const { return *m_json; }
    [[nodiscard]] MessageTreeModel& model() { return m_model; }
    void showJson(bool isJson);

public slots:
    /// The whole event as JSON to the clipboard.
    void copyEventJson();

signals:
    void eventRequested(chronoscope::EventIndex event);
    /// A payload of the event was activated.
    void payloadRequested(chronoscope::EventIndex event, const QString& path);

private:
    void connectTree();
    void addActions();
    void copyNode(NodeText text);
    void copyPath();
    void activate(const QModelIndex& index);
    void showMenu(const QPoint& position);
    void fitTree();
    void fitJson();
    void loadJson();
    [[nodiscard]] std::optional<EventIndex> referenced(const QModelIndex& index) const;

    RunSnapshotPointer m_snapshot;
    EventIndex m_event;
    MessageTreeModel m_model;
    SegmentedButtons* m_modes;
    QTreeView* m_tree;
    LargeTextView* m_json;
    TextFindBar* m_find;
    QAction* m_copyValue;
    QAction* m_copyPath;
    QAction* m_copyJson;
    bool m_isJsonLoaded = false;
};

} // namespace chronoscope
