// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shellcompletion.h"

#include <algorithm>
#include <iterator>

namespace chronoscope {

namespace {

QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QStringList commandNames(const CommandOutline& application)
{
    QStringList names;
    for (const CommandOutline& command : application.commands)
        names.append(command.name);
    return names;
}

/// What stands at the head of each script; the commands of the application and the application itself before any.
QString headOf(const CommandOutline& application, const char* shell)
{
    return QStringLiteral("# Completion of %1 for %2, made by \"%1 completion %2\".\n")
        .arg(application.name, QLatin1String(shell));
}

class BashScript {
public:
    explicit BashScript(const CommandOutline& application) : m_application(application)
    {
        addContext(application, {});
        for (const CommandOutline& command : application.commands)
            addContext(command, command.name);
        // A file or one of the commands begins the line.
        m_words.prepend(QStringLiteral("    '') words=%1 ;;").arg(quoted(commandNames(application).join(' '))));
    }

    [[nodiscard]] QString text() const
    {
        return headOf(m_application, "bash") +
               QStringLiteral(R"(_%1_files()
{
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$2")
}

_%1()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command='' options='' words='' takes_files='' position
    COMPREPLY=()
    # Readline takes the sign in --option=value for a word of its own.
    if [[ $current == = ]]; then
        current=''
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((position = 1; position < COMP_CWORD; position++)); do
        case ${COMP_WORDS[position]} in
        %2)
            command=${COMP_WORDS[position]}
            break
            ;;
        esac
    done
    case $command,$previous in
%3
    esac
    case $command in
%4
    esac
    case $command in
%5
    esac
    case $command in
    %6) takes_files=yes ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ -n $takes_files ]]; then
        _%1_files -f "$current"
    fi
}
complete -F _%1 %1
)")
                   .arg(m_application.name, commandNames(m_application).join(QLatin1Char('|')),
                        m_values.join(QLatin1Char('\n')), m_options.join(QLatin1Char('\n')),
                        m_words.join(QLatin1Char('\n')), m_fileCommands.join(QLatin1Char('|')));
    }

private:
    void addContext(const CommandOutline& command, const QString& name)
    {
        QStringList names;
        for (const OptionOutline& option : command.options) {
            if (option.isPositional) {
                addArgument(option, name);
                continue;
            }
            names += option.names;
            addValue(option, name);
        }
        m_options.append(
            QStringLiteral("    %1) options=%2 ;;").arg(quoted(name), quoted(names.join(QLatin1Char(' ')))));
    }

    void addArgument(const OptionOutline& argument, const QString& command)
    {
        if (argument.value == ValueKind::Words)
            m_words.append(
                QStringLiteral("    %1) words=%2 ;;").arg(quoted(command), quoted(argument.choices.join(' '))));
        else if (argument.value == ValueKind::File && !m_fileCommands.contains(quoted(command)))
            m_fileCommands.append(quoted(command));
    }

    void addValue(const OptionOutline& option, const QString& command)
    {
        if (option.value == ValueKind::None)
            return;
        QStringList patterns;
        for (const QString& name : option.names)
            patterns.append(command + QLatin1Char(',') + name);
        const QString action = actionFor(option);
        m_values.append(QStringLiteral("    %1)\n        %2return\n        ;;")
                            .arg(patterns.join(QLatin1Char('|')),
                                 action.isEmpty() ? QString() : action + QStringLiteral("\n        ")));
    }

    [[nodiscard]] QString actionFor(const OptionOutline& option) const
    {
        switch (option.value) {
        case ValueKind::Words:
            return QStringLiteral("mapfile -t COMPREPLY < <(compgen -W %1 -- \"$current\")")
                .arg(quoted(option.choices.join(QLatin1Char(' '))));
        case ValueKind::File:
            return QStringLiteral("_%1_files -f \"$current\"").arg(m_application.name);
        case ValueKind::Folder:
            return QStringLiteral("_%1_files -d \"$current\"").arg(m_application.name);
        default:
            return {};
        }
    }

    const CommandOutline& m_application;
    QStringList m_options, m_values, m_words, m_fileCommands;
};

/// Text inside the brackets and between the colons of _arguments.
QString zshText(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    for (const char special : {'[', ']', ':'})
        text.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
    return text;
}

QString zshAction(const OptionOutline& option)
{
    switch (option.value) {
    case ValueKind::Words:
        return QStringLiteral("(%1)").arg(option.choices.join(QLatin1Char(' ')));
    case ValueKind::File:
        return QStringLiteral("_files");
    case ValueKind::Folder:
        return QStringLiteral("_files -/");
    default:
        return QStringLiteral(" ");
    }
}

QStringList zshSpecifications(const CommandOutline& command)
{
    QStringList lines;
    for (const OptionOutline& option : command.optionsWhere(false)) {
        for (const QString& name : option.names) {
            const QString value = option.value == ValueKind::None
                                      ? QString()
                                      : QStringLiteral(":%1:%2").arg(zshText(option.valueName), zshAction(option));
            // One of the names excludes the others.
            lines.append(quoted(QStringLiteral("(%1)%2%3[%4]%5")
                                    .arg(option.names.join(QLatin1Char(' ')), name,
                                         !value.isEmpty() && name.startsWith(QLatin1String("--")) ? "=" : "",
                                         zshText(option.explanation), value)));
        }
    }
    return lines;
}

QString zshScript(const CommandOutline& application)
{
    const QString separator = QStringLiteral(" \\\n            ");
    QString text =
        QStringLiteral("#compdef %1\n").arg(application.name) + headOf(application, "zsh") +
        QStringLiteral("_%1()\n{\n    local line state\n    local -a commands\n    commands=(\n").arg(application.name);
    for (const CommandOutline& command : application.commands)
        text +=
            QStringLiteral("        %1\n").arg(quoted(command.name + QLatin1Char(':') + zshText(command.explanation)));
    text += QStringLiteral("    )\n    _arguments -C \\\n        %1 \\\n        '1: :->first' '*:: :->rest'\n"
                           "    case $state in\n    first)\n        _describe -t commands command commands\n"
                           "        _files\n        ;;\n    rest)\n        case $line[1] in\n")
                .arg(zshSpecifications(application).join(QStringLiteral(" \\\n        ")));
    for (const CommandOutline& command : application.commands) {
        QStringList lines = zshSpecifications(command);
        const std::vector<OptionOutline> arguments = command.optionsWhere(true);
        for (std::size_t position = 0; position < arguments.size(); ++position) {
            const bool isLast = position + 1 == arguments.size();
            lines.append(quoted(QStringLiteral("%1:%2:%3")
                                    .arg(isLast ? QStringLiteral("*") : QString::number(position + 1),
                                         arguments[position].names.front(), zshAction(arguments[position]))));
        }
        text += QStringLiteral("        %1)\n            _arguments \\\n            %2\n            ;;\n")
                    .arg(command.name, lines.join(separator));
    }
    return text + QStringLiteral("        *) _files ;;\n        esac\n        ;;\n    esac\n}\n"
                                 "if [ \"$funcstack[1]\" = \"_%1\" ]; then\n    _%1 \"$@\"\nelse\n"
                                 "    compdef _%1 %1\nfi\n")
                      .arg(application.name);
}

QString fishOption(const OptionOutline& option)
{
    QString text;
    for (const QString& name : option.names)
        text += name.startsWith(QLatin1String("--")) ? QStringLiteral(" -l ") + name.mid(2)
                                                     : QStringLiteral(" -s ") + name.mid(1);
    switch (option.value) {
    case ValueKind::None:
        break;
    case ValueKind::Words:
        text += QStringLiteral(" -x -a ") + quoted(option.choices.join(QLatin1Char(' ')));
        break;
    case ValueKind::File:
        text += QStringLiteral(" -r -F");
        break;
    case ValueKind::Folder:
        text += QStringLiteral(" -x -a '(__fish_complete_directories)'");
        break;
    case ValueKind::Text:
        text += QStringLiteral(" -x");
        break;
    }
    return text + QStringLiteral(" -d ") + quoted(option.explanation);
}

QString fishScript(const CommandOutline& application)
{
    QString text = headOf(application, "fish");
    const auto add = [&](const QString& condition, const QString& rest) {
        text += QStringLiteral("complete -c %1 -n %2%3\n").arg(application.name, quoted(condition), rest);
    };
    const QString noCommand =
        QStringLiteral("not __fish_seen_subcommand_from ") + commandNames(application).join(QLatin1Char(' '));
    for (const CommandOutline& command : application.commands)
        add(noCommand, QStringLiteral(" -a %1 -d %2").arg(command.name, quoted(command.explanation)));
    for (const OptionOutline& option : application.optionsWhere(false))
        add(noCommand, fishOption(option));
    for (const CommandOutline& command : application.commands) {
        const QString condition = QStringLiteral("__fish_seen_subcommand_from ") + command.name;
        for (const OptionOutline& option : command.optionsWhere(false))
            add(condition, fishOption(option));
        for (const OptionOutline& argument : command.optionsWhere(true)) {
            if (argument.value == ValueKind::Words)
                add(condition, QStringLiteral(" -f -a ") + quoted(argument.choices.join(QLatin1Char(' '))));
        }
    }
    return text;
}

} // namespace

std::vector<std::string> shellNames()
{
    return {"bash", "zsh", "fish"};
}

std::optional<Shell> shellFromName(const QString& name)
{
    const std::vector<std::string> names = shellNames();
    const auto found = std::find(names.begin(), names.end(), name.toStdString());
    return found == names.end() ? std::nullopt : std::optional(static_cast<Shell>(std::distance(names.begin(), found)));
}

QString completionScript(const CommandOutline& application, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return BashScript(application).text();
    case Shell::Zsh:
        return zshScript(application);
    case Shell::Fish:
        return fishScript(application);
    }
    return {};
}

} // namespace chronoscope
