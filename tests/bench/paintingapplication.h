// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>
#include <vector>

namespace chronoscope {

/// Tells when widgets have been painted and the picture has been flushed, without a change in the program.
class PaintingApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    /// Called after each repaint of a window with the widgets that were painted in it.
    std::function<void(const std::vector<const QObject*>& painted)> afterPaint;

private:
    std::vector<const QObject*> m_painted;
    int m_depth = 0;
};

} // namespace chronoscope
