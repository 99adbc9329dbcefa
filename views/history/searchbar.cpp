// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/searchbar.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/common/menubutton.h"
#include "views/history/filtermenu.h"
#include "views/history/savedfiltermenu.h"
#include "views/history/searchhitlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace chronoscope {

namespace {

constexpr int FieldWidth = 260;
constexpr int NarrowestField = 190;
/// What is ready sooner shows no progress at all.
constexpr int ProgressAfterMilliseconds = 100;

/// What belongs into the field.
QString placeholderOf(SearchMode mode)
{
    switch (mode) {
    case SearchMode::Regex:
        return SearchBar::tr("Regular expression, as fail|time.?out");
    case SearchMode::Jq:
        return SearchBar::tr("jq filter, as .amount > 100");
    case SearchMode::Text:
        break;
    }
    return SearchBar::tr("Search events and payloads");
}

} // namespace

SearchBar::SearchBar(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_search(document.search())
    , m_hit(new SearchHitLabel(this))
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_case(addToggle("searchCase", tr("Aa"), tr("Tell upper and lower case apart")))
    , m_regex(addToggle("searchRegex", tr(".*"), tr("Search by regular expression (RE2)")))
    , m_jq(addToggle("searchJq", tr("jq"), tr("Search JSON payloads by jq filter, as .amount > 100")))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_filter(new MenuButton(this))
    , m_filterMenu(new FilterMenu(document, *m_filter->menu(), this))
    , m_progress(new QTimer(this))
{
    setObjectName(QStringLiteral("searchBar"));
    setAccessibleName(tr("Search"));
    arrange();
    addActions();
    addFilterMenu();
    connectSearch();
    adoptQuery();
    refresh();
}

QToolButton* SearchBar::addToggle(const char* name, const QString& text, const QString& tip)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

void SearchBar::arrange()
{
    m_edit->setObjectName(QStringLiteral("searchField"));
    m_edit->setAccessibleName(tr("Search events and payloads"));
    m_edit->setMaxLength(static_cast<int>(LongestQuery));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(NarrowestField);
    m_edit->setMaximumWidth(FieldWidth);
    m_edit->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setInterval(ProgressAfterMilliseconds);

    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 3, 8, 3);
    row->setSpacing(2);
    row->addWidget(m_hit, 1);
    row->addSpacing(8);
    row->addWidget(m_count);
    row->addSpacing(4);
    row->addWidget(m_edit, 1);
    for (QToolButton* button : {m_case, m_regex, m_jq, m_previous, m_next})
        row->addWidget(button);
    row->addSpacing(8);
    row->addWidget(m_filter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // What is typed in comes before the ways to read it, whatever stands left of it.
    setTabOrder(m_edit, m_case);
    setFocusProxy(m_edit);
}

void SearchBar::addActions()
{
    const auto add = [this](const char* name, const QString& text, const QList<QKeySequence>& keys, const QString& tip,
                            auto slot) {
        auto* const action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(tip);
        fileAction(*action, ActionCategory::Search);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
        return action;
    };
    add("searchFind", tr("&Find…"), {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)},
        tr("Finds events by words, regular expression or jq filter"), [this] { open(); });
    QAction* const next = add("searchNext", tr("Find &Next"), {QKeySequence(Qt::Key_F3), QKeySequence(Qt::Key_N)},
                              tr("Goes to the next hit"), [this] { m_search.next(); });
    QAction* const previous = add("searchPrevious", tr("Find Pre&vious"),
                                  {QKeySequence(Qt::SHIFT | Qt::Key_F3), QKeySequence(Qt::SHIFT | Qt::Key_N)},
                                  tr("Goes to the hit before"), [this] { m_search.previous(); });
    addWidgetCommand(*m_edit, ActionCategory::Search, tr("Filter by These Words"),
                     QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Keeps only events in which the words stand"),
                     [this] { filterByWords(); });
    const auto showAs = [](QToolButton* button, QAction* action, Qt::ArrowType arrow) {
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->statusTip());
        button->setToolTip(action->statusTip());
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
    };
    showAs(m_previous, previous, Qt::UpArrow);
    showAs(m_next, next, Qt::DownArrow);
}

void SearchBar::addFilterMenu()
{
    m_filter->setObjectName(QStringLiteral("addFilter"));
    m_filter->setWords(tr("Filter"));
    m_filter->setAccessibleName(tr("Add filter"));
    m_filter->setToolTip(tr("Show only some of the events: by category, status, type, worker, time or text"));
    connect(m_filterMenu, &FilterMenu::textRequested, this, &SearchBar::open);
    auto* const action = new QAction(tr("Add &Filter…"), this);
    action->setObjectName(QStringLiteral("filterAdd"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(tr("Offers what the events of this run can be filtered by"));
    fileAction(*action, ActionCategory::Search);
    connect(action, &QAction::triggered, m_filter, &QToolButton::showMenu);
    m_actions.append(action);
}

void SearchBar::setSavedFilters(SavedFilters& saved)
{
    auto* const menu = new SavedFilterMenu(m_document, saved, *this);
    m_filterMenu->setSaved(*menu);
    connect(menu, &SavedFilterMenu::failed, this,
            [this](const Error& error) { m_hit->showError(singleLine(error.oneLine())); });
}

void SearchBar::filterByWords()
{
    if (m_search.query().isEmpty())
        return;
    if (!m_document.filters().add(TextCondition{m_search.query()}))
        m_hit->showError(tr("There are %1 filters already. Remove one first.").arg(MaximumConditions));
}

void SearchBar::connectSearch()
{
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBar::ask);
    connect(m_case, &QToolButton::toggled, this, &SearchBar::ask);
    // Words are read in one way only.
    connect(m_regex, &QToolButton::toggled, this, [this](bool isOn) {
        const QSignalBlocker blocker(m_jq);
        m_jq->setChecked(m_jq->isChecked() && !isOn);
        ask();
    });
    connect(m_jq, &QToolButton::toggled, this, [this](bool isOn) {
        const QSignalBlocker blocker(m_regex);
        m_regex->setChecked(m_regex->isChecked() && !isOn);
        ask();
    });
    connect(&m_search, &Search::queryChanged, this, &SearchBar::adoptQuery);
    connect(&m_search, &Search::stateChanged, this, &SearchBar::refresh);
    connect(m_progress, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        refresh();
    });
}

void SearchBar::open()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchBar::ask()
{
    SearchQuery query;
    query.text = m_edit->text();
    query.mode = m_jq->isChecked() ? SearchMode::Jq : m_regex->isChecked() ? SearchMode::Regex : SearchMode::Text;
    query.isCaseSensitive = m_case->isChecked();
    m_search.setQuery(query);
}

void SearchBar::adoptQuery()
{
    const SearchQuery query = m_search.query();
    const QSignalBlocker editBlocker(m_edit);
    const QSignalBlocker caseBlocker(m_case);
    const QSignalBlocker regexBlocker(m_regex);
    const QSignalBlocker jqBlocker(m_jq);
    // Setting the same text would move the cursor to its end.
    if (m_edit->text() != query.text)
        m_edit->setText(query.text);
    m_case->setChecked(query.isCaseSensitive);
    m_regex->setChecked(query.mode == SearchMode::Regex);
    m_jq->setChecked(query.mode == SearchMode::Jq);
    m_case->setEnabled(query.mode != SearchMode::Jq);
    m_edit->setPlaceholderText(placeholderOf(query.mode));
}

void SearchBar::refresh()
{
    if (!m_search.isRunning()) {
        m_progress->stop();
        m_isSlow = false;
    } else if (!m_progress->isActive()) {
        m_progress->start();
    }
    // Mostly the first hits come within a few frames; a word in between would only flicker.
    if (!m_search.isRunning() || m_isSlow || m_search.hitCount() > 0)
        m_count->setText(describeCount());
    m_edit->setAccessibleDescription(m_count->text());
    const bool canStep = m_search.hitCount() > 0 || m_search.isRunning();
    m_next->setEnabled(canStep);
    m_previous->setEnabled(canStep);
    showWords();
}

QString SearchBar::countText() const
{
    return m_count->text();
}

QString SearchBar::describeCount() const
{
    if (m_search.query().isEmpty())
        return {};
    const auto count = static_cast<std::int64_t>(m_search.hitCount());
    if (m_search.isRunning() && count == 0)
        return tr("%1 %").arg(std::lround(m_search.progress() * 100));
    if (count == 0)
        return m_search.error() ? QString() : m_search.isStopped() ? tr("stopped, no hit yet") : tr("no hit");
    QString total = formatCount(count);
    if (m_search.summary().isCut)
        total = tr("more than %1").arg(total);
    else if (m_search.isRunning())
        total += QStringLiteral("…");
    if (const auto current = m_search.current())
        return tr("%1 of %2").arg(formatCount(static_cast<std::int64_t>(*current) + 1), total);
    if (m_search.isStopped())
        return tr("%n hit(s) until stopped", nullptr, static_cast<int>(count));
    return count == 1 ? tr("1 hit") : tr("%1 hits").arg(total);
}

void SearchBar::showWords()
{
    const std::optional<Error>& error = m_search.error();
    if (error && !error->isCancelled()) {
        m_hit->showError(singleLine(error->oneLine()));
        return;
    }
    const auto current = m_search.current();
    // Until the words of a hit are there, those of the hit before stay.
    if (current && !m_search.currentDescription())
        return;
    if (current) {
        const History& history = *m_document.snapshot()->history;
        const EventIndex event = m_search.hits().hits[*current].event;
        m_hit->showHit(tr("event %1").arg(history.eventId(event)), *m_search.currentDescription());
    } else {
        m_hit->showNote(describeOmissions());
    }
}

QString SearchBar::describeOmissions() const
{
    const SearchSummary& summary = m_search.summary();
    QStringList notes;
    if (summary.failedPayloads > 0) {
        const auto count = static_cast<int>(summary.failedPayloads);
        notes.append(tr("The filter failed on %n payload(s); first on %1.", nullptr, count).arg(summary.firstFailure));
    }
    if (summary.skippedPayloads > 0) {
        const auto count = static_cast<int>(summary.skippedPayloads);
        notes.append(tr("%n payload(s) are too large or no JSON, and were not looked at.", nullptr, count));
    }
    return notes.join(QLatin1Char(' '));
}

void SearchBar::leaveInSteps()
{
    // A search that takes long is ended first, and what it found can be looked at.
    if (m_search.isRunning() && m_isSlow)
        m_search.stop();
    else if (!m_edit->text().isEmpty())
        m_edit->clear();
    else
        emit left();
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        leaveInSteps();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if ((key->modifiers() & Qt::ControlModifier) != 0)
            filterByWords();
        else if ((key->modifiers() & Qt::ShiftModifier) != 0)
            m_search.previous();
        else
            m_search.next();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chronoscope
