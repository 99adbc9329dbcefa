// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QWidget>

namespace chronoscope {

class DetailText;

/// Name of a group with the glyph of its status, and a line that says what it is and how it went.
class DetailTitle : public QWidget {
    Q_OBJECT

public:
    explicit DetailTitle(QWidget* parent = nullptr);

    void setTitle(const QString& name, const QString& line, Status status);
    [[nodiscard]] DetailText& name() const { return *m_name; }
    [[nodiscard]] DetailText& line() const { return *m_line; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::Instant;
    DetailText* m_name;
    DetailText* m_line;
};

} // namespace chronoscope
