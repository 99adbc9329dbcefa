// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/groupdetails.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace chronoscope {

class DetailText;
class LargeTextView;

/// A failure in a card with a red edge: what went wrong, through which other failures it came, and on request the stack
/// traces of all of them.
class DetailFailure : public QFrame {
    Q_OBJECT

public:
    explicit DetailFailure(QWidget* parent = nullptr);

    void setFailure(const FailureDetails& failure, Status status);
    /// Shows or hides the chain with its stack traces.
    void setExpanded(bool isExpanded);
    [[nodiscard]] bool isExpanded() const;
    [[nodiscard]] DetailText& headline() const { return *m_headline; }
    [[nodiscard]] LargeTextView& chain() const { return *m_chain; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fitHeight();

    Status m_status = Status::Failed;
    DetailText* m_headline;
    DetailText* m_context;
    QToolButton* m_more;
    LargeTextView* m_chain;
};

/// All failures of a chain as text, the outermost first: "ActivityFailure: …", "caused by …", with their stack traces.
[[nodiscard]] QString failureChainText(const FailureChain& chain);

} // namespace chronoscope
