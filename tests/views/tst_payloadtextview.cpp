// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/executor.h"
#include "tests/support/await.h"
#include "views/common/theme.h"
#include "views/payload/hexview.h"
#include "views/payload/largetextview.h"
#include "views/payload/textfindbar.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace chronoscope;
using chronoscope::test::AwaitTimeout;

namespace {

constexpr std::size_t FiftyMegabytes = 50 * 1024 * 1024;

/// A shown view of fixed size.
struct ShownView {
    QWidget window;
    LargeTextView* view = new LargeTextView(&window);
    TextFindBar* find = new TextFindBar(*view, &window);
    bool isExposed = false;

    explicit ShownView(QSize size = {640, 400})
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(view);
        layout->addWidget(find);
        window.resize(size);
        window.show();
        isExposed = QTest::qWaitForWindowExposed(&window);
        view->setFocus();
    }
    [[nodiscard]] QString selected() const
    {
        const std::string_view bytes = view->selectedBytes();
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(view, key, modifiers);
    }
};

} // namespace

class PayloadTextViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void fiftyMegabytesInOneLineCostAScreenful()
    {
        ShownView shown;
        shown.view->setText(SharedBytes::own(std::string(FiftyMegabytes, 'x')));
        // The first lines are there before the pool has seen the rest.
        QVERIFY(shown.view->visibleText().startsWith(QLatin1String("xxxx")));
        QTRY_VERIFY_WITH_TIMEOUT(shown.view->isComplete(), AwaitTimeout);
        QVERIFY(shown.view->lineCount() > FiftyMegabytes / 400);
        QCoreApplication::sendPostedEvents();
        shown.view->viewport()->repaint();
        const LargeTextView::PaintCost atTop = shown.view->lastPaintCost();
        QVERIFY2(atTop.lines <= 40, qPrintable(QString::number(atTop.lines)));
        QVERIFY2(atTop.bytes <= 40 * 400, qPrintable(QString::number(atTop.bytes)));
        shown.press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.view->cursorPosition(), FiftyMegabytes);
        QCOMPARE(shown.view->verticalScrollBar()->value(), shown.view->verticalScrollBar()->maximum());
        shown.view->viewport()->repaint();
        QVERIFY(shown.view->lastPaintCost().lines > 0);
        QVERIFY(shown.view->lastPaintCost().bytes <= 40 * 400);
    }

    void fiftyMillionLineBreaksCanBeScrolledToTheEnd()
    {
        ShownView shown;
        const QByteArray text = QByteArray(FiftyMegabytes, '\n') + "end";
        shown.view->setText(SharedBytes::own(text.toStdString()));
        QTRY_VERIFY_WITH_TIMEOUT(shown.view->isComplete(), AwaitTimeout);
        QCOMPARE(shown.view->lineCount(), FiftyMegabytes + 1);
        shown.view->verticalScrollBar()->setValue(shown.view->verticalScrollBar()->maximum());
        QVERIFY(shown.view->visibleText().endsWith(QLatin1String("end")));
    }

    void aNewerTextMakesTheIndexingOfAnOlderOneVoid()
    {
        ShownView shown;
        shown.view->setText(SharedBytes::own(std::string(FiftyMegabytes, 'a')));
        shown.view->setText(QStringLiteral("newer"));
        QVERIFY(shown.view->isComplete());
        QTRY_COMPARE_WITH_TIMEOUT(computePool().activeThreadCount(), 0, AwaitTimeout);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(shown.view->visibleText(), QStringLiteral("newer"));
    }

    void aViewMayDieWhileItsTextIsIndexed()
    {
        auto* view = new LargeTextView;
        view->setText(SharedBytes::own(std::string(FiftyMegabytes, 'a')));
        QVERIFY(!view->isComplete());
        delete view;
        QCoreApplication::sendPostedEvents();
    }

    void hostileTextIsShownLetterByLetter()
    {
        ShownView shown;
        const QByteArray rightToLeftOverride = QByteArray::fromHex("e280ae");
        const QByteArray text = "<b>x</b>" + QByteArray(1, '\0') + rightToLeftOverride + "abc";
        shown.view->setText(SharedBytes::own(text.toStdString()));
        QCOMPARE(shown.view->visibleText(), QStringLiteral("<b>x</b>\u2400\uFFFDabc"));
    }

    void textIsSelectedByKeyboardAndCopiedAsItIs()
    {
        ShownView shown;
        shown.view->setText(QStringLiteral("one two\nthree"));
        shown.press(Qt::Key_Right, Qt::ControlModifier);
        shown.press(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("two"));
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.selected(), QStringLiteral("two\nthree"));
        shown.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("two\nthree"));
        shown.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.selected(), QStringLiteral("one two\nthree"));
        shown.press(Qt::Key_Left);
        QVERIFY(!shown.view->hasSelection());
    }

    void theCursorMovesByLinesAndKeepsItsColumn()
    {
        ShownView shown;
        shown.view->setText(QStringLiteral("abcdef\nx\nabcdef"));
        for (int step = 0; step < 4; ++step)
            shown.press(Qt::Key_Right);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.view->cursorPosition(), std::size_t{8});
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.view->cursorPosition(), std::size_t{13});
        shown.press(Qt::Key_Up);
        shown.press(Qt::Key_Up);
        QCOMPARE(shown.view->cursorPosition(), std::size_t{4});
        shown.press(Qt::Key_Up);
        QCOMPARE(shown.view->cursorPosition(), std::size_t{0});
    }

    void pagesMoveThroughALongText()
    {
        ShownView shown;
        QString text;
        for (int line = 0; line < 1000; ++line)
            text += QStringLiteral("line %1\n").arg(line);
        shown.view->setText(text);
        shown.press(Qt::Key_PageDown);
        QVERIFY(shown.view->cursorPosition() > 100);
        shown.press(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(shown.view->visibleText().contains(QLatin1String("line 999")));
        shown.press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(shown.view->firstVisibleLine(), std::size_t{0});
    }

    void textIsSelectedByMouse()
    {
        ShownView shown;
        shown.view->setText(QStringLiteral("charge_card failed"));
        QWidget* viewport = shown.view->viewport();
        QTest::mouseDClick(viewport, Qt::LeftButton, {}, QPoint(20, 12));
        QCOMPARE(shown.selected(), QStringLiteral("charge_card"));
        QTest::mousePress(viewport, Qt::LeftButton, {}, QPoint(6, 12));
        QTest::mouseMove(viewport, QPoint(500, 12));
        QMouseEvent move(QEvent::MouseMove, QPointF(500, 12), viewport->mapToGlobal(QPointF(500, 12)), Qt::LeftButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &move);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, QPoint(500, 12));
        QCOMPARE(shown.selected(), QStringLiteral("charge_card failed"));
    }

    void aNarrowerViewWrapsAndStaysWhereItWas()
    {
        ShownView shown;
        QString text;
        for (int line = 0; line < 400; ++line)
            text +=
                QStringLiteral("%1 words that fill the width of the view more than once when it is narrow\n").arg(line);
        shown.view->setText(text);
        const std::size_t wide = shown.view->lineCount();
        shown.view->verticalScrollBar()->setValue(shown.view->verticalScrollBar()->maximum() / 2);
        shown.view->viewport()->repaint();
        const QString top = shown.view->visibleText().section(QLatin1Char('\n'), 0, 0).left(20);
        shown.window.resize(320, 400);
        QTRY_VERIFY_WITH_TIMEOUT(shown.view->lineCount() > wide, AwaitTimeout);
        QVERIFY2(shown.view->visibleText().startsWith(top.left(10)), qPrintable(shown.view->visibleText().left(60)));
    }

    void wordsAreFoundCountedAndWalkedThrough()
    {
        ShownView shown;
        shown.view->setText(QStringLiteral("red green RED blue red"));
        shown.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(shown.find->isVisible());
        QTest::keyClicks(&shown.find->edit(), QStringLiteral("red"));
        QCOMPARE(shown.find->countText(), QStringLiteral("1 of 3"));
        QTest::keyClick(&shown.find->edit(), Qt::Key_Return);
        QCOMPARE(shown.find->countText(), QStringLiteral("2 of 3"));
        QCOMPARE(shown.view->cursorPosition(), std::size_t{10});
        QTest::keyClick(&shown.find->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(&shown.find->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.find->countText(), QStringLiteral("3 of 3"));
        QTest::keyClicks(&shown.find->edit(), QStringLiteral("x"));
        QCOMPARE(shown.find->countText(), QStringLiteral("no match"));
        QTest::keyClick(&shown.find->edit(), Qt::Key_Escape);
        QVERIFY(!shown.find->isVisible());
        QVERIFY(shown.view->hasFocus());
    }

    void aLargeTextIsSearchedOnThePool()
    {
        ShownView shown;
        std::string text(FiftyMegabytes, '.');
        text.replace(FiftyMegabytes - 100, 6, "needle");
        shown.view->setText(SharedBytes::own(std::move(text)));
        shown.find->open();
        shown.find->edit().setText(QStringLiteral("Needle"));
        QCOMPARE(shown.find->countText(), QStringLiteral("searching…"));
        QTRY_COMPARE_WITH_TIMEOUT(shown.find->countText(), QStringLiteral("1 of 1"), AwaitTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(shown.view->isComplete(), AwaitTimeout);
        QCOMPARE(shown.view->cursorPosition(), FiftyMegabytes - 100);
    }

    void screenReadersHearWhatIsOnTheScreen()
    {
        ShownView shown;
        shown.view->setAccessibleName(QStringLiteral("Value of the payload"));
        shown.view->setText(QStringLiteral("hello"));
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(shown.view);
        QVERIFY(accessible);
        QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Value of the payload"));
        QCOMPARE(accessible->text(QAccessible::Value), QStringLiteral("hello"));
        QVERIFY(accessible->state().readOnly);
    }

    void bytesStandInHexadecimalBesideTheirCharacters()
    {
        HexView view;
        view.resize(900, 300);
        view.setBytes(SharedBytes::own(std::string("\0\x01hello\xff", 8)));
        QCOMPARE(view.rowText(0).simplified(), QStringLiteral("00000000 00 01 68 65 6c 6c 6f ff ··hello·"));
    }

    void hexadecimalFitsANarrowView()
    {
        HexView view;
        view.resize(300, 300);
        view.show();
        view.setBytes(SharedBytes::own(std::string(1000, 'a')));
        QVERIFY(view.bytesPerRow() < 16);
        const int width = QFontMetrics(fixedWidthFont(view.font())).horizontalAdvance(view.rowText(0).trimmed());
        QVERIFY2(width <= view.viewport()->width(), qPrintable(QString::number(width)));
    }

    void bytesAreSelectedAndCopiedAsHexadecimal()
    {
        HexView view;
        view.resize(900, 300);
        view.show();
        view.setBytes(SharedBytes::own(std::string("abcdef")));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view.selection(), (std::pair<qint64, qint64>{1, 2}));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("62 63"));
    }

    void onlyVisibleRowsOfBytesArePainted()
    {
        HexView view;
        view.resize(900, 300);
        view.setBytes(SharedBytes::own(std::string(FiftyMegabytes, 'a')));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.viewport()->repaint();
        QVERIFY(view.lastPaintedRows() > 0);
        QVERIFY(view.lastPaintedRows() < 40);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }
};

QTEST_MAIN(PayloadTextViewTest)
#include "tst_payloadtextview.moc"
