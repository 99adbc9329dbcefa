// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

#include <QWidget>

class QTabWidget;

namespace chronoscope {

class DetailAttributes;
class DetailPayloads;
class DetailSummary;
class Document;

/// What is known of the selection: a tab of details, and a tab for payloads of any size. Follows the selection of the
/// document and sets it where a link is followed. Without a selection it shows what the run was given and what it gave.
class DetailPane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit DetailPane(Document& document, QWidget* parent = nullptr);

    enum Tab { DetailsTab, PayloadTab };
    [[nodiscard]] QTabWidget& tabs() const { return *m_tabs; }
    [[nodiscard]] DetailSummary& summary() const { return *m_summary; }
    [[nodiscard]] DetailPayloads& payloads() const { return *m_payloads; }

    /// Opens the payload at a path of an event in the Payload tab.
    void showPayload(EventIndex event, const QString& path);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void connectDocument();
    void followSelection();
    void refresh();
    void savePayload();

    Document& m_document;
    QTabWidget* m_tabs;
    DetailSummary* m_summary;
    DetailPayloads* m_payloads;
    GroupIndex m_shownGroup;
    bool m_isStale = true; ///< the pane was hidden when something changed
};

} // namespace chronoscope
