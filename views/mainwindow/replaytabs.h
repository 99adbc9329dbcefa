// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <cstdint>

class QTabWidget;
class QWidget;

namespace chronoscope {

class Document;

/// The tabs of replay beside the details of a run. Each is built when it is first looked at.
class ReplayTabs : public QObject {
    Q_OBJECT

public:
    enum class Tab : std::uint8_t { State, WorkflowTasks, Breakpoints };

    /// Adds them to the tabs, to which this belongs; the document must outlive them.
    ReplayTabs(Document& document, QTabWidget& tabs);

    /// Shows one and gives it the keyboard.
    void show(Tab tab);

private:
    void fill(Tab tab, QWidget& page);

    Document& m_document;
    QTabWidget& m_tabs;
    std::array<QWidget*, 3> m_pages{}; ///< by Tab, empty until they are first shown
};

} // namespace chronoscope
