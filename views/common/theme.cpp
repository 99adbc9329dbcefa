// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include "views/common/flatstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QWidget>

#include <array>
#include <cmath>

namespace chronoscope {

namespace {

/// The colours of one theme as they stand in the design, before they are spread over statuses and kinds.
struct ColourSet {
    Theme::Kind kind;
    QRgb ground, panel, head, line, text, secondText, accent, selectionGround;
    QRgb completed, running, failed, timedOut, cancelled, terminated, retry;
    QRgb timer, childWorkflow, signal, marker, workflowTask;
};

// Two colours of the light set are a shade darker than drawn in the mockups (accent and running, cancelled): as words
// on the head they had a contrast of 4.0 and 4.3.
constexpr std::array<ColourSet, 4> ColourSets{
    ColourSet{Theme::Kind::Light, 0xffffffff, 0xfff5f6f8, 0xffeceef2, 0xffd8dce2, 0xff1b1f24, 0xff5b6470,
              0xff1a66dd,         0xffe7f0fe, 0xff2c7a4b, 0xff1a66dd, 0xffc62828, 0xffa8500a, 0xff5f6874,
              0xff7c2d92,         0xff9a5b00, 0xff3d6f9e, 0xff5b4bb7, 0xff9a3c86, 0xff4d6470, 0xff7a8594},
    ColourSet{Theme::Kind::Dark, 0xff15181d, 0xff1b1f26, 0xff20252d, 0xff2e3540, 0xffe6e9ee, 0xff9aa4b2,
              0xff6ea8fe,        0xff1e2c44, 0xff4fbf83, 0xff6ea8fe, 0xffff7070, 0xfff2a65a, 0xff98a2b0,
              0xffc58af9,        0xffe3a84a, 0xff7fb2e0, 0xffa79bf5, 0xffdd8ccb, 0xff93a9b8, 0xff8a95a5},
    ColourSet{Theme::Kind::HighContrastLight,
              0xffffffff,
              0xffffffff,
              0xfff2f2f2,
              0xff000000,
              0xff000000,
              0xff2a2a2a,
              0xff003ea8,
              0xffdbe8ff,
              0xff00522a,
              0xff003ea8,
              0xff9b0000,
              0xff6e3200,
              0xff3c434c,
              0xff5a0f72,
              0xff633b00,
              0xff1b4a75,
              0xff3a2a94,
              0xff741a61,
              0xff2f424d,
              0xff4a545f},
    ColourSet{Theme::Kind::HighContrastDark,
              0xff000000,
              0xff000000,
              0xff101010,
              0xffffffff,
              0xffffffff,
              0xffe0e0e0,
              0xff9cc6ff,
              0xff12264a,
              0xff7be3a8,
              0xff9cc6ff,
              0xffff9a9a,
              0xffffc283,
              0xffc4ccd6,
              0xffdfb8ff,
              0xffffcf7a,
              0xffa9d2f7,
              0xffc8bfff,
              0xfff7b4e8,
              0xffbcd0dd,
              0xffb4bfcd},
};

QString firstInstalledFamily(std::initializer_list<const char*> families)
{
    for (const char* family : families) {
        if (QFontDatabase::hasFamily(QLatin1String(family)))
            return QLatin1String(family);
    }
    return {};
}

QColor faded(const QColor& colour, const QColor& ground)
{
    const auto middle = [](int a, int b) { return (a + b) / 2; };
    return {middle(colour.red(), ground.red()), middle(colour.green(), ground.green()),
            middle(colour.blue(), ground.blue())};
}

} // namespace

/// Makes the four themes once.
class ThemeFactory {
public:
    [[nodiscard]] static Theme make(const ColourSet& set)
    {
        Theme theme;
        theme.m_kind = set.kind;
        theme.ground = set.ground;
        theme.panel = set.panel;
        theme.head = set.head;
        theme.line = set.line;
        theme.text = set.text;
        theme.secondText = set.secondText;
        theme.accent = set.accent;
        theme.selectionGround = set.selectionGround;
        theme.m_retry = set.retry;
        fillStatuses(theme, set);
        fillKinds(theme, set);
        return theme;
    }

private:
    static void fillStatuses(Theme& theme, const ColourSet& set)
    {
        const auto put = [&theme](Status status, QRgb colour) {
            theme.m_status[static_cast<std::size_t>(status)] = colour;
        };
        put(Status::Scheduled, set.secondText);
        put(Status::Running, set.running);
        put(Status::Completed, set.completed);
        put(Status::Failed, set.failed);
        put(Status::TimedOut, set.timedOut);
        put(Status::Cancelled, set.cancelled);
        put(Status::Terminated, set.terminated);
        put(Status::ContinuedAsNew, set.marker);
        put(Status::Instant, set.secondText);
    }

    static void fillKinds(Theme& theme, const ColourSet& set)
    {
        const auto put = [&theme](GroupKind kind, QRgb colour) {
            theme.m_kindHue[static_cast<std::size_t>(kind)] = colour;
        };
        put(GroupKind::Workflow, set.workflowTask);
        put(GroupKind::WorkflowTask, set.workflowTask);
        put(GroupKind::Activity, set.completed);
        put(GroupKind::LocalActivity, set.completed);
        put(GroupKind::Timer, set.timer);
        put(GroupKind::ChildWorkflow, set.childWorkflow);
        put(GroupKind::SignalReceived, set.signal);
        put(GroupKind::SignalSent, set.signal);
        put(GroupKind::CancelSent, set.cancelled);
        put(GroupKind::Update, set.signal);
        put(GroupKind::NexusOperation, set.childWorkflow);
        put(GroupKind::Version, set.marker);
        put(GroupKind::SideEffect, set.marker);
        put(GroupKind::Marker, set.marker);
        put(GroupKind::Attributes, set.marker);
        put(GroupKind::Options, set.marker);
        put(GroupKind::Pause, set.cancelled);
    }
};

const Theme& Theme::get(Kind kind)
{
    static const std::array<Theme, 4> themes{ThemeFactory::make(ColourSets[0]), ThemeFactory::make(ColourSets[1]),
                                             ThemeFactory::make(ColourSets[2]), ThemeFactory::make(ColourSets[3])};
    return themes[static_cast<std::size_t>(kind)];
}

const Theme& Theme::of(const QWidget* widget)
{
    const QPalette palette = widget ? widget->palette() : QApplication::palette();
    for (const ColourSet& set : ColourSets) {
        const Theme& theme = get(set.kind);
        if (palette.color(QPalette::Base) == theme.ground && palette.color(QPalette::Text) == theme.text)
            return theme;
    }
    return get(palette.color(QPalette::Window).lightnessF() < 0.5F ? Kind::Dark : Kind::Light);
}

void Theme::apply(QApplication& application, Kind kind)
{
    if (!qobject_cast<FlatStyle*>(application.style()))
        QApplication::setStyle(new FlatStyle);
    if (const QFont font = interfaceFont(); font != QApplication::font())
        QApplication::setFont(font);
    const Theme& theme = get(kind);
    QApplication::setPalette(theme.palette());
    // Rows are marked by a quiet ground; everything else (selected text, progress, menus) by the accent itself.
    QPalette rows = theme.palette();
    rows.setColor(QPalette::Highlight, theme.selectionGround);
    rows.setColor(QPalette::HighlightedText, theme.text);
    QApplication::setPalette(rows, "QAbstractItemView");
}

Theme::Kind Theme::desktopKind()
{
    const QPalette palette = QApplication::palette();
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    // Only accessibility themes set pure black against pure white for windows.
    const bool isExtreme = std::abs(window.lightness() - text.lightness()) == 255;
    if (window.lightness() < 128)
        return isExtreme ? Kind::HighContrastDark : Kind::Dark;
    return isExtreme ? Kind::HighContrastLight : Kind::Light;
}

QColor Theme::status(Status status) const
{
    return m_status[static_cast<std::size_t>(status)];
}

QColor Theme::kindHue(GroupKind kind) const
{
    return m_kindHue[static_cast<std::size_t>(kind)];
}

QColor Theme::bar(GroupKind kind, Status status) const
{
    if (isFailure(status) || status == Status::Cancelled)
        return this->status(status);
    const bool isTold = kind == GroupKind::Activity || kind == GroupKind::LocalActivity || kind == GroupKind::Workflow;
    if (!isTold || status == Status::Instant)
        return kindHue(kind);
    return this->status(status == Status::Scheduled ? Status::Running : status);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, ground);
    palette.setColor(QPalette::AlternateBase, panel);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, secondText);
    palette.setColor(QPalette::Button, head);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, m_status[static_cast<std::size_t>(Status::Failed)]);
    palette.setColor(QPalette::ToolTipBase, head);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, ground);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, m_kindHue[static_cast<std::size_t>(GroupKind::ChildWorkflow)]);
    palette.setColor(QPalette::Light, isDark() ? line.lighter(120) : ground);
    palette.setColor(QPalette::Midlight, isDark() ? line : head);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, isDark() ? ground.darker(120) : line.darker(120));
    palette.setColor(QPalette::Shadow, isDark() ? QColor(Qt::black) : secondText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded(secondText, panel));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, secondText);
    return palette;
}

QRgb mixed(QRgb colour, QRgb ground, double part)
{
    const auto channel = [part](int above, int below) {
        return static_cast<int>(std::lround(above * part + below * (1.0 - part)));
    };
    return qRgb(channel(qRed(colour), qRed(ground)), channel(qGreen(colour), qGreen(ground)),
                channel(qBlue(colour), qBlue(ground)));
}

QFont interfaceFont()
{
    QFont font = QGuiApplication::font();
    if (const QString family = firstInstalledFamily({"Inter", "Inter Variable"}); !family.isEmpty())
        font.setFamily(family);
    return font;
}

QFont fixedWidthFont(const QFont& base)
{
    QFont font = base;
    // Asked once: each question to the font system costs as much as laying out a label.
    static const QString family = [] {
        const QString installed = firstInstalledFamily({"JetBrains Mono"});
        return installed.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont).family() : installed;
    }();
    font.setFamily(family);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    // Ligatures would turn the "->" or "!=" of a payload into one sign.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

QFont nameFont(const QFont& base)
{
    constexpr double OneSizeUp = 1.2;
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * OneSizeUp);
    else
        font.setPixelSize(static_cast<int>(std::lround(base.pixelSize() * OneSizeUp)));
    font.setBold(true);
    return font;
}

} // namespace chronoscope
