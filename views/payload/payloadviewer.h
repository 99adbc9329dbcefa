// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/payload/decodedpayload.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace chronoscope {

class HexView;
class LargeTextView;
class SegmentedButtons;
class TextFindBar;

/// One payload: what it is (encoding, size), its value as indented JSON, as text or as bytes, to be searched, copied and
/// saved. JSON is indented on the pool when it is large; what isn't JSON is shown as text with the place where it breaks.
class PayloadViewer : public QWidget {
    Q_OBJECT

public:
    enum class Mode { Json, Text, Hex };

    explicit PayloadViewer(QWidget* parent = nullptr);
    ~PayloadViewer() override;

    /// Shows a payload in the mode that fits its kind. The file name is suggested when it is saved; it is ours.
    void setPayload(const DecodedPayload& payload, const QString& fileName);
    /// Shows nothing but a sentence.
    void clear(const QString& sentence);

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// True while JSON is being indented.
    [[nodiscard]] bool isFormatting() const { return m_isFormatting; }
    [[nodiscard]] LargeTextView& textView() { return *m_text; }
    [[nodiscard]] HexView& hexView() { return *m_hex; }
    [[nodiscard]] QString noteText() const;

public slots:
    void copy();
    void save();

signals:
    /// The value of the present mode is on the screen, formatted and whole.
    void shown();

private:
    QWidget* makeHeader();
    QWidget* makeProgress();
    QWidget* makeButtons();
    void startFormatting();
    void stopFormatting();
    void showFormatted(const Result<SharedBytes>& formatted);
    void setNote(const QString& note);
    void showMode();

    DecodedPayload m_payload;
    QString m_fileName;
    Mode m_mode = Mode::Text;
    SharedBytes m_formatted; ///< indented JSON, once it is there
    bool m_isFormatting = false;
    QString m_jsonError;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    QTimer m_progressDelay;

    QLabel* m_description;
    SegmentedButtons* m_modes;
    QLabel* m_note;
    QWidget* m_progress;
    QLabel* m_progressText;
    QStackedWidget* m_stack;
    LargeTextView* m_text;
    HexView* m_hex;
    TextFindBar* m_find;
    QLabel* m_empty;
    QPushButton* m_copy;
    QPushButton* m_save;
};

} // namespace chronoscope
