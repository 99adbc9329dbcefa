// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manpage.h"

namespace chronoscope {

namespace {

/// Text that roff prints as it stands: it would take hyphens and quotes for typographic ones, which nobody can copy.
QString roff(const QString& text)
{
    QString escaped;
    for (const QChar character : text) {
        switch (character.unicode()) {
        case '\\':
            escaped += QLatin1String("\\e");
            break;
        case '-':
            escaped += QLatin1String("\\-");
            break;
        case '\'':
            escaped += QLatin1String("\\(aq");
            break;
        case '`':
            escaped += QLatin1String("\\(ga");
            break;
        case '^':
            escaped += QLatin1String("\\(ha");
            break;
        case '~':
            escaped += QLatin1String("\\(ti");
            break;
        default:
            escaped += character;
        }
    }
    // A point at the beginning of a line would be a request.
    return escaped.startsWith(QLatin1Char('.')) ? QStringLiteral("\\&") + escaped : escaped;
}

QString bold(const QString& text)
{
    return QStringLiteral("\\fB%1\\fR").arg(roff(text));
}

QString italic(const QString& text)
{
    return QStringLiteral("\\fI%1\\fR").arg(roff(text));
}

class Page {
public:
    QString take() { return std::move(m_text); }

    void line(const QString& text) { m_text += text + QLatin1Char('\n'); }
    void section(const QString& title) { line(QStringLiteral(".SH %1").arg(title)); }

    void synopsis(const QString& program, const CommandOutline& command, bool isSubcommand)
    {
        QString line = bold(isSubcommand ? program + QLatin1Char(' ') + command.name : program);
        if (!command.optionsWhere(false).empty())
            line += QStringLiteral(" [%1]").arg(italic(QStringLiteral("OPTION")) + QStringLiteral("..."));
        for (const OptionOutline& argument : command.optionsWhere(true)) {
            const QString name =
                italic(argument.names.front()) + (argument.isRepeatable ? QStringLiteral("...") : QString());
            line += QLatin1Char(' ') + (argument.isRequired ? name : QStringLiteral("[%1]").arg(name));
        }
        this->line(line);
    }

    void options(const std::vector<OptionOutline>& options)
    {
        for (const OptionOutline& option : options) {
            QStringList names;
            for (const QString& name : option.names)
                names.append(option.isPositional ? italic(name) : bold(name));
            line(QStringLiteral(".TP"));
            line(names.join(QStringLiteral(", ")) +
                 (option.valueName.isEmpty() ? QString() : QLatin1Char(' ') + italic(option.valueName)));
            line(roff(option.explanation));
            if (!option.choices.isEmpty())
                line(QStringLiteral("(%1)").arg(roff(option.choices.join(QStringLiteral(", ")))));
        }
    }

    void paragraphs(const QString& text)
    {
        for (const QString& paragraph : text.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
            this->paragraph(paragraph.split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    }

private:
    /// Indented lines stay as they are.
    void paragraph(const QStringList& lines)
    {
        bool isLiteral = false;
        line(QStringLiteral(".PP"));
        for (const QString& text : lines) {
            const bool isIndented = text.startsWith(QLatin1String("  "));
            if (isIndented && !isLiteral)
                line(QStringLiteral(".RS 4\n.nf"));
            else if (!isIndented && isLiteral)
                line(QStringLiteral(".fi\n.RE\n.PP"));
            isLiteral = isIndented;
            line(roff(isIndented ? text.mid(2) : text));
        }
        if (isLiteral)
            line(QStringLiteral(".fi\n.RE"));
    }

    QString m_text;
};

} // namespace

QString manPage(const CommandOutline& application, const QString& version)
{
    Page page;
    page.line(QStringLiteral(".TH %1 1 \"\" \"Chronoscope %2\" \"User Commands\"")
                  .arg(roff(application.name.toUpper()), roff(version)));
    page.section(QStringLiteral("NAME"));
    page.line(QStringLiteral("%1 \\- %2").arg(roff(application.name), roff(application.explanation)));
    page.section(QStringLiteral("SYNOPSIS"));
    page.synopsis(application.name, application, false);
    for (const CommandOutline& command : application.commands) {
        page.line(QStringLiteral(".br"));
        page.synopsis(application.name, command, true);
    }
    page.section(QStringLiteral("DESCRIPTION"));
    page.paragraphs(application.footer);
    page.section(QStringLiteral("OPTIONS"));
    page.options(application.optionsWhere(true));
    page.options(application.optionsWhere(false));
    page.section(QStringLiteral("COMMANDS"));
    for (const CommandOutline& command : application.commands) {
        page.line(QStringLiteral(".SS %1 %2").arg(roff(application.name), roff(command.name)));
        page.line(roff(command.explanation) + QLatin1Char('.'));
        page.options(command.optionsWhere(true));
        page.options(command.optionsWhere(false));
        page.paragraphs(command.footer);
    }
    return page.take();
}

} // namespace chronoscope
