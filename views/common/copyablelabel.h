// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace chronoscope {

/// Raw text of a history on one line, elided in the middle where room is short, whole on hover, and copied by a click,
/// by Enter or by the copy key. A link leads elsewhere instead when clicked; the copy key and its menu still copy.
/// Text is shown letter by letter, never as rich text.
class CopyableLabel : public QAbstractButton {
    Q_OBJECT

public:
    enum class Tone {
        Normal,
        Quiet,
        Link,
        Failure ///< a link too, in the colour of failures
    };

    explicit CopyableLabel(QWidget* parent = nullptr);

    /// What is copied and, unless something else is set, shown. The name says what it is: "Run id".
    void setValue(const QString& name, const QString& value);
    /// Shows other words than those that are copied: a short form, a count.
    void setShownText(const QString& text);
    /// Longer texts are elided even where there is room.
    void setMaximumCharacters(int count);
    void setTone(Tone tone);
    void setFixedWidthText(bool isFixedWidth);
    /// Said on hover below the value.
    void setExplanation(const QString& explanation);

    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A link was clicked.
    void linkActivated();

public slots:
    /// Puts the value on the clipboard and says so.
    void copy();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] bool isLink() const { return m_tone == Tone::Link || m_tone == Tone::Failure; }

    QString m_name;
    QString m_value;
    QString m_shown;
    QString m_explanation;
    int m_maximumCharacters = 200;
    Tone m_tone = Tone::Normal;
    bool m_isFixedWidth = false;
};

} // namespace chronoscope
