// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

#include <QWidget>

class QComboBox;

namespace chronoscope {

class PayloadViewer;

/// All payloads of a group of events: a list to choose from, and the chosen one whole.
class DetailPayloads : public QWidget {
    Q_OBJECT

public:
    explicit DetailPayloads(QWidget* parent = nullptr);

    void setPayloads(const RunSnapshotPointer& snapshot, std::vector<GroupPayload> payloads);
    /// Chooses the first payload of an event, if it has one and the chosen one isn't of that event.
    void setPreferredEvent(EventIndex event);
    void showPayload(EventIndex event, const QString& path);
    /// Asks where to save the chosen payload.
    void saveChosen();
    [[nodiscard]] QComboBox& choice() const { return *m_choice; }
    [[nodiscard]] PayloadViewer& viewer() const { return *m_viewer; }

signals:
    /// The chosen payload belongs to this event.
    void eventRequested(chronoscope::EventIndex event);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void choose(std::size_t position);
    void showChosen();
    void showPayloadInViewer();

    RunSnapshotPointer m_snapshot; ///< keeps the bytes alive
    std::vector<GroupPayload> m_payloads;
    QComboBox* m_choice;
    PayloadViewer* m_viewer;
    bool m_isStale = false; ///< the tab was hidden when the choice changed
};

} // namespace chronoscope
