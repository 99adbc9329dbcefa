// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;

namespace chronoscope {

class CopyableLabel;
class MenuButton;

/// One caption with its value below it.
struct Field {
    QString caption;
    QString value;       ///< what is copied; raw text of the history
    QString shown;       ///< what is shown instead, where that is shorter
    QString explanation; ///< said on hover
    bool isFixedWidth = false;
    int maximumCharacters = 40;
    std::function<void()> activate; ///< makes the value a link
};

/// Fields in one line, the most important first. Those for which there is no room, from the last one up, go into a menu
/// behind "2 more", so that nothing is cut off and nothing is lost.
class FieldStrip : public QWidget {
    Q_OBJECT

public:
    explicit FieldStrip(QWidget* parent = nullptr);
    ~FieldStrip() override;

    void setFields(std::vector<Field> fields);
    /// Fields that stand in the line now.
    [[nodiscard]] int shownFieldCount() const { return m_shownCount; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// The widgets of one field; kept for the next run of values, so that the focus stays.
    struct Cell {
        QLabel* caption;
        CopyableLabel* value;
    };
    void fillCell(const Cell& cell, const Field& field);
    void addCell();
    void arrangeCells();
    void fillMoreMenu();
    [[nodiscard]] int cellWidth(std::size_t position) const;

    std::vector<Field> m_fields;
    std::vector<Cell> m_cells;
    MenuButton* m_more;
    int m_shownCount = 0;
};

} // namespace chronoscope
