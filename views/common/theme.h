// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QWidget;

namespace chronoscope {

/// Colours and fonts by meaning. One accent colour for selection, cursor and links; everything else is neutral, so that
/// status colours speak. Contrast at least 4.5 for text and 3 for marks on every ground, checked by a test.
class Theme {
public:
    enum class Kind { Light, Dark, HighContrastLight, HighContrastDark };

    [[nodiscard]] static const Theme& get(Kind kind);
    /// The theme that fits the palette of a widget.
    [[nodiscard]] static const Theme& of(const QWidget* widget);
    /// Gives the whole application a theme: Fusion style and the palette. May be called again at any time;
    /// widgets hear of it by QEvent::PaletteChange.
    static void apply(QApplication& application, Kind kind);
    /// The theme that the desktop's own palette asks for; call it before apply().
    [[nodiscard]] static Kind desktopKind();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isDark() const { return m_kind == Kind::Dark || m_kind == Kind::HighContrastDark; }

    QColor ground; ///< timeline, tables, editors
    QColor panel;  ///< side panes
    QColor head;   ///< headers, status bar, menus
    QColor line;   ///< separators and grid
    QColor text;
    QColor secondText;
    QColor accent; ///< selection mark, cursor, links
    QColor selectionGround;

    /// Colour of a status's glyph and word; Scheduled and Instant are neutral.
    [[nodiscard]] QColor status(Status status) const;
    /// Hue of kinds that have one of their own (timer, child workflow, signal, update, marker, workflow task).
    [[nodiscard]] QColor kindHue(GroupKind kind) const;
    /// Colour of a group's bar: its status where that is a failure, a cancellation or an activity's state, else its kind's hue.
    [[nodiscard]] QColor bar(GroupKind kind, Status status) const;
    [[nodiscard]] QColor retry() const { return m_retry; }

    [[nodiscard]] QPalette palette() const;

private:
    friend class ThemeFactory;
    Kind m_kind = Kind::Light;
    QColor m_status[StatusCount];
    QColor m_kindHue[GroupKindCount];
    QColor m_retry;
};

/// One colour laid over another, opaque; the part is that of the colour above, 0 to 1.
[[nodiscard]] QRgb mixed(QRgb colour, QRgb ground, double part);

/// The font of all text: Inter where it is there, else the system's; at the system's size. Needs a QGuiApplication.
[[nodiscard]] QFont interfaceFont();
/// The fixed-width font for ids, times and payloads: JetBrains Mono where it is there. Same point size as the widget's.
[[nodiscard]] QFont fixedWidthFont(const QFont& base);
/// One size up and bold, for names of things.
[[nodiscard]] QFont nameFont(const QFont& base);

} // namespace chronoscope
