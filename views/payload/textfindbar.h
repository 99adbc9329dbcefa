// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/payload/textsearch.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace chronoscope {

class LargeTextView;

/// Finds words in a LargeTextView: counts on the pool while one types, marks all places, goes from one to the next.
/// Hidden until open() is called; Escape closes it and gives the focus back. GUI thread.
class TextFindBar : public QWidget {
    Q_OBJECT

public:
    explicit TextFindBar(LargeTextView& view, QWidget* parent = nullptr);
    ~TextFindBar() override;

    [[nodiscard]] QLineEdit& edit() { return *m_edit; }
    /// "3 of 9", "no match"; empty without words.
    [[nodiscard]] QString countText() const;

public slots:
    void open();
    void closeBar();
    void findNext();
    void findPrevious();
    /// To be called when the view has another text.
    void searchAgain();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply(const TextMatches& found);
    void show(std::size_t match);
    void updateCount();

    LargeTextView& m_view;
    QLineEdit* m_edit;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isSearching = false;
    bool m_isComplete = true;
    std::optional<std::size_t> m_current;
};

} // namespace chronoscope
