// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"
#include "views/history/detailsection.h"

class QToolButton;

namespace chronoscope {

class LargeTextView;

/// The payloads of one role ("Input") in a box of a few lines, with their encoding and size above it. A button leads to
/// the whole of them.
class DetailPayloadBox : public DetailSection {
    Q_OBJECT

public:
    explicit DetailPayloadBox(QWidget* parent = nullptr);

    /// Shows payloads that have one role; not empty.
    void setPayloads(const std::vector<const GroupPayload*>& payloads);
    [[nodiscard]] LargeTextView& text() const { return *m_text; }

signals:
    /// The user wants to see the whole; of the event and path of the first payload.
    void openRequested(chronoscope::EventIndex event, const QString& path);

private:
    void fitHeight();

    EventIndex m_event;
    QString m_path;
    LargeTextView* m_text;
    QToolButton* m_open;
};

} // namespace chronoscope
