// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailpayloadbox.h"

#include "models/payload/jsonscanner.h"
#include "models/payload/payloadexcerpt.h"
#include "views/payload/largetextview.h"

#include <QToolButton>

namespace chronoscope {

namespace {

constexpr std::size_t MostLines = 8;
constexpr std::size_t LongestUserDetails = 16 * 1024;

} // namespace

DetailPayloadBox::DetailPayloadBox(QWidget* parent)
    : DetailSection({}, parent), m_text(new LargeTextView(this)), m_open(new QToolButton(this))
{
    m_open->setText(tr("Open"));
    m_open->setAutoRaise(true);
    m_open->setToolTip(tr("Show the whole in the Payload tab"));
    addToHeading(m_open);
    add(m_text);
    connect(m_open, &QToolButton::clicked, this, [this] { emit openRequested(m_event, m_path); });
    connect(m_text, &LargeTextView::linesChanged, this, &DetailPayloadBox::fitHeight);
}

void DetailPayloadBox::setPayloads(const std::vector<const GroupPayload*>& payloads)
{
    m_event = payloads.front()->event;
    m_path = payloads.front()->payload.path;
    std::vector<DecodedPayload> decoded;
    std::vector<QString> names;
    for (const GroupPayload* payload : payloads) {
        decoded.push_back(payload->payload.payload);
        names.push_back(payload->payload.name);
    }
    const QString heading = displayName(payloads.front()->payload.role);
    setHeading(heading);
    setRemark(describePayloads(decoded));
    m_open->setAccessibleName(tr("Open %1 in the Payload tab").arg(heading));
    m_text->setAccessibleName(heading);
    PayloadExcerpt excerpt = excerptOf(decoded, names);
    // What the author wrote for people is text, though it travels as a JSON string.
    if (payloads.front()->payload.role == PayloadRole::UserDetails && excerpt.isJson && decoded.size() == 1)
        excerpt = {unescapeJsonString(decoded.front().bytes.view(), LongestUserDetails).toStdString(), false, true};
    const bool isJson = excerpt.isJson;
    m_text->setText(SharedBytes::own(std::move(excerpt.text)),
                    isJson ? LargeTextView::Colouring::Json : LargeTextView::Colouring::None);
    fitHeight();
}

void DetailPayloadBox::fitHeight()
{
    const std::size_t lines = std::min(m_text->lineCount(), MostLines);
    const int height = m_text->heightForLines(static_cast<int>(lines));
    if (m_text->height() != height || m_text->maximumHeight() != height)
        m_text->setFixedHeight(height);
}

} // namespace chronoscope
