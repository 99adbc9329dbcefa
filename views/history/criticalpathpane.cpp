// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/criticalpathpane.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/tables/criticalpathtablemodel.h"
#include "views/history/runtableview.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

CriticalPathPane::CriticalPathPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new CriticalPathTableModel(this))
    , m_table(new RunTableView(*m_model, this))
    , m_shares(new QLabel(this))
{
    setAccessibleName(tr("Critical path"));
    m_table->setAccessibleName(tr("Critical path"));
    m_shares->setAccessibleName(tr("Shares of the critical path"));
    m_shares->setTextFormat(Qt::PlainText);
    m_shares->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_shares->setWordWrap(true);
    m_shares->setMargin(8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_shares);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_table, &RunTableView::sourceChosen, this, &CriticalPathPane::selectEventOf);
    connect(m_table, &RunTableView::sourceActivated, this, &CriticalPathPane::selectEventOf);
    setPath(nullptr);
}

CriticalPathPane::~CriticalPathPane() = default;

void CriticalPathPane::setPath(std::shared_ptr<const CriticalPath> path)
{
    m_path = std::move(path);
    m_model->setPath(m_document.snapshot(), m_path);
    m_shares->setText(sharesText());
}

QString CriticalPathPane::sharesText() const
{
    if (!m_path)
        return tr("Looking for the critical path");
    const auto totals = m_path->totals();
    std::vector<std::size_t> kinds;
    for (std::size_t kind = 0; kind < totals.size(); ++kind) {
        if (totals[kind].nanoseconds > 0)
            kinds.push_back(kind);
    }
    std::ranges::stable_sort(kinds, std::ranges::greater(), [&](std::size_t kind) { return totals[kind]; });
    QStringList shares;
    for (const std::size_t kind : kinds)
        shares.append(QStringLiteral("%1 %2").arg(displayName(static_cast<PathPartKind>(kind)),
                                                  shareText(totals[kind], m_path->duration())));
    QString text = tr("Critical path: %1").arg(formatDuration(m_path->duration()));
    if (!shares.isEmpty())
        text += QStringLiteral(" · ") + shares.join(QStringLiteral(" · "));
    if (m_path->clampedTimes > 0)
        text += QStringLiteral(" · ") + tr("times that are missing or run back were moved: %1")
                                            .arg(formatCount(static_cast<std::int64_t>(m_path->clampedTimes)));
    return text;
}

void CriticalPathPane::selectEventOf(std::uint32_t source)
{
    if (m_path && source < m_path->parts.size())
        m_document.selection().selectEvent(m_path->parts[source].event);
}

} // namespace chronoscope
