// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;
class QTimeZone;

namespace chronoscope {

class DetailAttributes;
class DetailFailure;
class DetailForm;
class DetailLinks;
class DetailPayloadBox;
class DetailSection;
class DetailText;
class DetailTitle;
class NondeterminismSection;

/// The Details tab: name and status, facts, failure, links, payloads, and all attributes of the selected event.
class DetailSummary : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailSummary(QWidget* parent = nullptr);

    /// Shows a selected group, and of its events the selected one.
    void showGroup(const RunSnapshotPointer& snapshot, const GroupDetails& details, EventIndex event);
    /// Another event of the shown group was selected.
    void setEvent(const RunSnapshotPointer& snapshot, EventIndex event);
    /// Nothing is selected: what to do, and what the run was given and gave.
    void showRun(const RunSnapshotPointer& snapshot, const GroupDetails& runDetails);
    void setTimeZone(const QTimeZone& zone);

    [[nodiscard]] DetailTitle& title() const { return *m_title; }
    [[nodiscard]] DetailText& hint() const { return *m_hint; }
    [[nodiscard]] DetailForm& form() const { return *m_form; }
    /// Of what was retried; hidden with its section otherwise.
    [[nodiscard]] DetailForm& attempts() const { return *m_attempts; }
    [[nodiscard]] DetailFailure& failure() const { return *m_failure; }
    /// Below a failure that is about nondeterminism; hidden otherwise.
    [[nodiscard]] NondeterminismSection& nondeterminism() const { return *m_nondeterminism; }
    [[nodiscard]] DetailLinks& eventLinks() const { return *m_events; }
    [[nodiscard]] DetailLinks& relatedLinks() const { return *m_related; }
    [[nodiscard]] DetailAttributes& attributes() const { return *m_attributes; }
    /// The boxes that are shown, in their order.
    [[nodiscard]] std::vector<DetailPayloadBox*> payloadBoxes() const;

signals:
    void eventRequested(chronoscope::EventIndex event);
    void payloadRequested(chronoscope::EventIndex event, const QString& path);
    void saveRequested();

private:
    void arrange();
    void connectParts();
    void showFailure(const GroupDetails& details);
    void showPayloads(const std::vector<GroupPayload>& payloads);
    DetailPayloadBox& boxAt(std::size_t position);

    DetailText* m_hint;
    DetailTitle* m_title;
    DetailForm* m_form;
    DetailSection* m_attemptsSection;
    DetailForm* m_attempts;
    DetailSection* m_failureSection;
    DetailFailure* m_failure;
    NondeterminismSection* m_nondeterminism;
    DetailSection* m_relatedSection;
    DetailLinks* m_related;
    DetailSection* m_eventsSection;
    DetailLinks* m_events;
    QWidget* m_boxes;
    QVBoxLayout* m_boxLayout;
    std::vector<DetailPayloadBox*> m_payloadBoxes; ///< made when needed, kept for the next selection
    DetailAttributes* m_attributes;
    QPushButton* m_copyJson;
    QPushButton* m_save;
};

} // namespace chronoscope
