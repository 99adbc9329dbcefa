// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailfailure.h"

#include "models/core/format.h"
#include "views/common/statusglyph.h"
#include "views/common/theme.h"
#include "views/history/detailtext.h"
#include "views/payload/largetextview.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int Padding = 8;
constexpr int GlyphSize = 14;
constexpr std::size_t MostLines = 18;

/// Keeps the indentation of the first line.
QString withoutBlankEnds(const QString& text)
{
    qsizetype start = 0;
    while (start < text.size() && (text[start] == QLatin1Char('\n') || text[start] == QLatin1Char('\r')))
        ++start;
    qsizetype end = text.size();
    while (end > start && text[end - 1].isSpace())
        --end;
    return text.mid(start, end - start);
}

QString linkText(const FailureLink& link)
{
    QStringList facts{displayName(link.kind)};
    if (!link.source.isEmpty())
        facts.append(singleLine(link.source));
    if (!link.retryState.isEmpty())
        facts.append(singleLine(link.retryState));
    if (link.isNonRetryable)
        facts.append(DetailFailure::tr("not to be retried"));
    QString head = link.type.isEmpty() ? QString() : singleLine(link.type);
    if (!link.message.isEmpty())
        head += (head.isEmpty() ? QString() : QStringLiteral(": ")) + link.message;
    if (link.isEncoded)
        head += DetailFailure::tr(" (message and stack trace are encoded by the workflow's codec)");
    QString text = head.isEmpty() ? QString() : head + QLatin1Char('\n');
    text += QStringLiteral("[%1]").arg(facts.join(QStringLiteral(" · ")));
    if (!link.stackTrace.trimmed().isEmpty())
        text += QLatin1Char('\n') + withoutBlankEnds(link.stackTrace);
    return text;
}

} // namespace

QString failureChainText(const FailureChain& chain)
{
    QString text;
    for (const FailureLink& link : chain.links) {
        if (!text.isEmpty())
            text += QLatin1String("\n\n") + DetailFailure::tr("caused by") + QLatin1Char('\n');
        text += linkText(link);
    }
    if (chain.isCut)
        text += QLatin1String("\n\n") + DetailFailure::tr("The chain has more failures; the JSON shows them all.");
    return text;
}

DetailFailure::DetailFailure(QWidget* parent)
    : QFrame(parent)
    , m_headline(new DetailText(this))
    , m_context(new DetailText(this))
    , m_more(new QToolButton(this))
    , m_chain(new LargeTextView(this))
{
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_context->setTone(DetailText::Tone::Quiet);
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setText(tr("Causes and stack traces"));
    m_more->setAccessibleName(tr("Show causes and stack traces"));
    m_chain->setAccessibleName(tr("Causes and stack traces"));
    m_chain->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Padding, Padding, Padding, Padding);
    layout->setSpacing(4);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(Padding + GlyphSize, 0, 0, 0);
    words->setSpacing(4);
    words->addWidget(m_headline);
    words->addWidget(m_context);
    words->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addLayout(words);
    layout->addWidget(m_chain);
    connect(m_more, &QToolButton::toggled, this, &DetailFailure::setExpanded);
    connect(m_chain, &LargeTextView::linesChanged, this, &DetailFailure::fitHeight);
}

void DetailFailure::setFailure(const FailureDetails& failure, Status status)
{
    m_status = isFailure(status) || status == Status::Cancelled ? status : Status::Failed;
    m_headline->setText(failure.headline);
    m_context->setText(failure.context);
    m_context->setVisible(!failure.context.isEmpty());
    const bool hasMore = failure.stackFrames > 0 || failure.chain.links.size() > 1;
    m_more->setVisible(hasMore);
    m_chain->setText(failureChainText(failure.chain));
    if (!hasMore)
        setExpanded(false);
    setAccessibleName(failure.headline);
    update();
}

void DetailFailure::setExpanded(bool isExpanded)
{
    m_more->setChecked(isExpanded);
    m_more->setArrowType(isExpanded ? Qt::DownArrow : Qt::RightArrow);
    m_chain->setVisible(isExpanded);
    fitHeight();
}

bool DetailFailure::isExpanded() const
{
    return m_more->isChecked();
}

void DetailFailure::fitHeight()
{
    m_chain->setFixedHeight(m_chain->heightForLines(static_cast<int>(std::min(m_chain->lineCount(), MostLines))));
}

void DetailFailure::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.status(m_status));
    painter.setBrush(theme.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const qreal top = m_headline->y() + (m_headline->fontMetrics().height() - GlyphSize) / 2.0;
    paintStatusGlyph(painter, QRectF(Padding, top, GlyphSize, GlyphSize), m_status, theme);
}

} // namespace chronoscope
