// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/statusglyph.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QWidget>

#include <cmath>
#include <set>

using namespace chronoscope;

namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(const QColor& colour)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

std::vector<std::pair<QString, QColor>> groundsOf(const Theme& theme)
{
    return {
        {"ground", theme.ground}, {"panel", theme.panel}, {"head", theme.head}, {"selection", theme.selectionGround}};
}

QImage glyphOf(Status status, const Theme& theme, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintStatusGlyph(painter, QRectF(0, 0, side, side), status, theme);
    return image;
}

constexpr Status AllStatuses[] = {Status::Scheduled,  Status::Running,        Status::Completed,
                                  Status::Failed,     Status::TimedOut,       Status::Cancelled,
                                  Status::Terminated, Status::ContinuedAsNew, Status::Instant};

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

    static void themes()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("ofText");
        QTest::addColumn<double>("ofMarks");
        QTest::newRow("light") << static_cast<int>(Theme::Kind::Light) << 4.5 << 3.0;
        QTest::newRow("dark") << static_cast<int>(Theme::Kind::Dark) << 4.5 << 3.0;
        QTest::newRow("high contrast light") << static_cast<int>(Theme::Kind::HighContrastLight) << 7.0 << 4.5;
        QTest::newRow("high contrast dark") << static_cast<int>(Theme::Kind::HighContrastDark) << 7.0 << 4.5;
    }

    static const Theme& fetched()
    {
        QFETCH(int, kind);
        return Theme::get(static_cast<Theme::Kind>(kind));
    }

private slots:
    void textIsLegibleOnEveryGround_data() { themes(); }
    void textIsLegibleOnEveryGround()
    {
        QFETCH(double, ofText);
        const Theme& theme = fetched();
        std::vector<std::pair<QString, QColor>> words{{"text", theme.text},
                                                      {"second text", theme.secondText},
                                                      {"accent", theme.accent},
                                                      {"retry", theme.retry()}};
        for (const Status status : AllStatuses)
            words.emplace_back(toString(status), theme.status(status));
        for (const auto& [word, colour] : words) {
            for (const auto& [name, ground] : groundsOf(theme)) {
                const double found = contrast(colour, ground);
                QVERIFY2(found >= ofText, qPrintable(QStringLiteral("%1 on %2: %3").arg(word, name).arg(found)));
            }
        }
    }

    void barsStandOutFromEveryGround_data() { themes(); }
    void barsStandOutFromEveryGround()
    {
        QFETCH(double, ofMarks);
        const Theme& theme = fetched();
        for (std::size_t kind = 0; kind < GroupKindCount; ++kind) {
            for (const Status status : AllStatuses) {
                for (const auto& [name, ground] : groundsOf(theme)) {
                    const double found = contrast(theme.bar(static_cast<GroupKind>(kind), status), ground);
                    QVERIFY2(found >= ofMarks,
                             qPrintable(QStringLiteral("%1 %2 on %3: %4")
                                            .arg(toString(static_cast<GroupKind>(kind)), toString(status), name)
                                            .arg(found)));
                }
            }
        }
    }

    void selectedTextIsLegible_data() { themes(); }
    void selectedTextIsLegible()
    {
        QFETCH(double, ofText);
        const QPalette palette = fetched().palette();
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= ofText);
        QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= ofText);
        QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= ofText);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= ofText);
    }

    void failuresKeepTheirColourOnEveryKind()
    {
        const Theme& theme = Theme::get(Theme::Kind::Light);
        for (std::size_t kind = 0; kind < GroupKindCount; ++kind) {
            QCOMPARE(theme.bar(static_cast<GroupKind>(kind), Status::Failed), theme.status(Status::Failed));
            QCOMPARE(theme.bar(static_cast<GroupKind>(kind), Status::TimedOut), theme.status(Status::TimedOut));
        }
        QCOMPARE(theme.bar(GroupKind::Timer, Status::Completed), theme.kindHue(GroupKind::Timer));
        QCOMPARE(theme.bar(GroupKind::Activity, Status::Completed), theme.status(Status::Completed));
        QCOMPARE(theme.bar(GroupKind::Activity, Status::Running), theme.status(Status::Running));
    }

    void everyStatusHasAShapeOfItsOwn_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("10 px") << 10;
        QTest::newRow("16 px") << 16;
        QTest::newRow("32 px") << 32;
    }
    void everyStatusHasAShapeOfItsOwn()
    {
        QFETCH(int, side);
        // In one colour, so that only the shape is left to tell them apart.
        const Theme& theme = Theme::get(Theme::Kind::Light);
        std::set<QByteArray> shapes;
        for (const Status status : AllStatuses) {
            const QImage glyph = glyphOf(status, theme, side);
            QByteArray shape;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const QColor pixel = glyph.pixelColor(x, y);
                    const bool isInk = pixel.alpha() > 127 && contrast(pixel, theme.ground) > 2.5;
                    shape += isInk ? '#' : '.';
                }
            }
            QVERIFY2(shape.contains('#'), qPrintable(toString(status)));
            shapes.insert(shape);
        }
        QCOMPARE(shapes.size(), std::size(AllStatuses));
    }

    void anIconIsSharpAtEveryResolution()
    {
        const QIcon icon = statusIcon(Status::Failed, Theme::get(Theme::Kind::Dark));
        const QPixmap plain = icon.pixmap(QSize(16, 16), 1.0);
        const QPixmap fine = icon.pixmap(QSize(16, 16), 2.0);
        QCOMPARE(plain.size(), QSize(16, 16));
        QCOMPARE(fine.size(), QSize(32, 32));
        QVERIFY(fine.toImage().pixelColor(16, 3) != QColor(Qt::transparent));
    }

    void aWidgetFindsTheThemeItWasGiven_data() { themes(); }
    void aWidgetFindsTheThemeItWasGiven()
    {
        const Theme& theme = fetched();
        Theme::apply(*qApp, theme.kind());
        QWidget widget;
        QCOMPARE(Theme::of(&widget).kind(), theme.kind());
        QCOMPARE(QApplication::palette("QAbstractItemView").color(QPalette::Highlight), theme.selectionGround);
    }

    void aForeignPaletteGetsTheThemeThatIsNearest()
    {
        QWidget widget;
        widget.setPalette(QPalette(QColor(40, 40, 40)));
        QVERIFY(Theme::of(&widget).isDark());
        widget.setPalette(QPalette(QColor(230, 230, 230)));
        QVERIFY(!Theme::of(&widget).isDark());
    }

    void namesAreLargerAndIdsAreOfFixedWidth()
    {
        const QFont base = QApplication::font();
        QVERIFY(QFontMetrics(nameFont(base)).height() > QFontMetrics(base).height());
        QVERIFY(nameFont(base).bold());
        const QFontMetricsF fixed(fixedWidthFont(base));
        QCOMPARE(fixed.horizontalAdvance(QStringLiteral("iiii")), fixed.horizontalAdvance(QStringLiteral("WWWW")));
        QCOMPARE(fixedWidthFont(base).pointSizeF(), base.pointSizeF());
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
