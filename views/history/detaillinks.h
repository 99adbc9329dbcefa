// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

#include <QListView>
#include <QStandardItemModel>

namespace chronoscope {

/// Ways to other events, one a line. A click or Enter goes there; the arrow keys walk through them.
class DetailLinks : public QListView {
    Q_OBJECT

public:
    explicit DetailLinks(QWidget* parent = nullptr);

    /// Shows the links with the event ids of their events.
    void setLinks(const std::vector<EventLink>& links, const History& history);
    /// Marks the link to the selected event, if there is one.
    void setSelectedEvent(EventIndex event);
    [[nodiscard]] const std::vector<EventLink>& links() const { return m_links; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void eventRequested(chronoscope::EventIndex event);

private:
    [[nodiscard]] int rowHeight() const;

    std::vector<EventLink> m_links;
    QStandardItemModel m_model;
};

} // namespace chronoscope
