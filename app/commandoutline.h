// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace CLI {
class App;
class Validator;
} // namespace CLI

namespace chronoscope {

/// What a shell offers for the value of an option.
enum class ValueKind {
    None, ///< a flag
    Words,
    File,
    Folder,
    Text ///< nothing to offer: a number, a size, a pattern
};

/// An option or a positional argument of a command line.
struct OptionOutline {
    QStringList names; ///< "-o", "--output"; the name alone of a positional argument
    ValueKind value = ValueKind::None;
    QString valueName;   ///< "PATH"; empty for flags and positional arguments
    QStringList choices; ///< of Words
    QString explanation; ///< one line
    bool isPositional = false;
    bool isRequired = false;
    bool isRepeatable = false; ///< several values may follow each other
};

/// What there is to know of a command line to write a man page or the completion of a shell. Plain texts.
struct CommandOutline {
    QString name;
    QString explanation;
    QString footer; ///< paragraphs below the options, as the help prints them; indented lines are literal
    std::vector<OptionOutline> options;
    std::vector<CommandOutline> commands;

    /// Those that are no positional arguments, or those that are.
    [[nodiscard]] std::vector<OptionOutline> optionsWhere(bool isPositional) const;
};

/// The check of an option that takes one of some words. outlineOf() finds the words there; the help does not repeat them.
[[nodiscard]] CLI::Validator oneOf(const std::vector<std::string>& words);

/// Walks the description of a command line, so that what is made of it cannot differ from what the parser takes.
[[nodiscard]] CommandOutline outlineOf(CLI::App& application);

} // namespace chronoscope
