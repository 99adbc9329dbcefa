// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/largetextaccessible.h"

#include "views/payload/largetextview.h"

namespace chronoscope {

namespace {

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<LargeTextView*>(object);
    return view ? new LargeTextAccessible(view) : nullptr;
}

} // namespace

LargeTextAccessible::LargeTextAccessible(LargeTextView* view) : QAccessibleWidget(view, QAccessible::EditableText)
{
}

void LargeTextAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

const LargeTextView& LargeTextAccessible::view() const
{
    return *static_cast<const LargeTextView*>(widget());
}

QString LargeTextAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? view().visibleText() : QAccessibleWidget::text(kind);
}

QAccessible::State LargeTextAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

} // namespace chronoscope
