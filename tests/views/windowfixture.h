// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/recentfiles.h"
#include "models/session/workspace.h"
#include "views/mainwindow/mainwindow.h"

#include <QSignalSpy>
#include <QTest>

namespace chronoscope::test {

inline const QString Sample = QStringLiteral(":/samples/order-fulfilment.json");

/// A shown window, without any run at first.
struct WindowFixture {
    Workspace workspace;
    RecentFiles recentFiles;
    MainWindow window{workspace, recentFiles, Theme::Kind::Light};
    QSignalSpy opened{&workspace, &Workspace::documentOpened};

    WindowFixture()
    {
        window.resize(1600, 1000);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window was not exposed");
    }

    void open(const QString& path)
    {
        const auto before = opened.count();
        workspace.open({path});
        QTRY_COMPARE(opened.count(), before + 1);
        QTRY_COMPARE(workspace.openingCount(), std::size_t{0});
    }

    template <typename Widget>
    [[nodiscard]] Widget& find() const
    {
        auto* widget = window.findChild<Widget*>();
        if (!widget)
            qFatal("the window lacks a %s", Widget::staticMetaObject.className());
        return *widget;
    }
};

} // namespace chronoscope::test
