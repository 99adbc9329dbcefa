// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoutline.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>

namespace chronoscope {

namespace {

/// CLI11 gives no way to the words of a check; the name of a check is free, and shown nowhere.
constexpr const char* ChoicesPrefix = "one of: ";

QString text(const std::string& native)
{
    return QString::fromStdString(native);
}

QStringList choicesOf(CLI::Option& option)
{
    try {
        const QString name = text(option.get_validator(0)->get_name());
        if (name.startsWith(QLatin1String(ChoicesPrefix)))
            return name.mid(static_cast<qsizetype>(std::char_traits<char>::length(ChoicesPrefix)))
                .split(QLatin1Char(' '));
    } catch (const CLI::OptionNotFound&) {
        // It has no check at all.
        return {};
    }
    return {};
}

/// Places in the file system are told apart by what the help calls them.
ValueKind kindOf(const OptionOutline& option, bool takesValue)
{
    static const QStringList files{QStringLiteral("FILE"), QStringLiteral("PATH"), QStringLiteral("RULES"),
                                   QStringLiteral("OUT.png"), QStringLiteral("X.png|X.svg")};
    const QString name = option.isPositional ? option.names.front() : option.valueName;
    if (!takesValue)
        return ValueKind::None;
    if (!option.choices.isEmpty())
        return ValueKind::Words;
    if (name == QLatin1String("FOLDER"))
        return ValueKind::Folder;
    return files.contains(name) ? ValueKind::File : ValueKind::Text;
}

OptionOutline outlineOf(CLI::Option& option)
{
    OptionOutline outline;
    outline.isPositional = option.get_positional();
    for (const std::string& name : option.get_snames())
        outline.names.append(QLatin1Char('-') + text(name));
    for (const std::string& name : option.get_lnames())
        outline.names.append(QStringLiteral("--") + text(name));
    if (outline.names.isEmpty())
        outline.names.append(text(option.get_name()));
    const bool takesValue = option.get_items_expected_max() > 0;
    outline.valueName = takesValue && !outline.isPositional ? text(option.get_type_name()) : QString();
    outline.choices = choicesOf(option);
    outline.explanation = text(option.get_description());
    outline.isRequired = option.get_required();
    outline.isRepeatable = option.get_items_expected_max() > 1;
    outline.value = kindOf(outline, takesValue);
    return outline;
}

} // namespace

std::vector<OptionOutline> CommandOutline::optionsWhere(bool isPositional) const
{
    std::vector<OptionOutline> found;
    std::copy_if(options.begin(), options.end(), std::back_inserter(found),
                 [isPositional](const OptionOutline& option) { return option.isPositional == isPositional; });
    return found;
}

CLI::Validator oneOf(const std::vector<std::string>& words)
{
    std::string name = ChoicesPrefix;
    for (const std::string& word : words)
        name += (word == words.front() ? "" : " ") + word;
    return CLI::IsMember(words).description("").name(name);
}

CommandOutline outlineOf(CLI::App& application)
{
    CommandOutline outline;
    outline.name = text(application.get_name());
    outline.explanation = text(application.get_description()).trimmed();
    outline.footer = text(application.get_footer());
    const auto isAny = [](const CLI::Option*) { return true; };
    for (CLI::Option* option : application.get_options(isAny))
        outline.options.push_back(outlineOf(*option));
    const auto isAnyCommand = [](const CLI::App*) { return true; };
    for (CLI::App* command : application.get_subcommands(isAnyCommand))
        outline.commands.push_back(outlineOf(*command));
    return outline;
}

} // namespace chronoscope
