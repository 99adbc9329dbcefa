// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/flatstyle.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QIcon>
#include <QImage>
#include <QTest>

using namespace chronoscope;

class TestFlatStyle : public QObject {
    Q_OBJECT

private slots:
    void signsOnButtonsAreDrawnInTheColoursOfTheTheme_data()
    {
        QTest::addColumn<QStyle::StandardPixmap>("sign");
        QTest::addColumn<Theme::Kind>("kind");
        QTest::newRow("more, light") << QStyle::SP_ToolBarHorizontalExtensionButton << Theme::Kind::Light;
        QTest::newRow("more, dark") << QStyle::SP_ToolBarHorizontalExtensionButton << Theme::Kind::Dark;
        QTest::newRow("clear, light") << QStyle::SP_LineEditClearButton << Theme::Kind::Light;
        QTest::newRow("clear, dark") << QStyle::SP_LineEditClearButton << Theme::Kind::Dark;
    }

    void signsOnButtonsAreDrawnInTheColoursOfTheTheme()
    {
        QFETCH(const QStyle::StandardPixmap, sign);
        QFETCH(const Theme::Kind, kind);
        const FlatStyle style;
        const QIcon icon = style.standardIcon(sign, nullptr, nullptr);
        Theme::apply(*qApp, kind);
        const QImage image = icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        int drawn = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                drawn += image.pixelColor(x, y) == Theme::get(kind).text ? 1 : 0;
        }
        QVERIFY2(drawn > 10, qPrintable(QString::number(drawn)));
    }
};

QTEST_MAIN(TestFlatStyle)
#include "tst_flatstyle.moc"
