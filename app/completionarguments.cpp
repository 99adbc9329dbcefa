// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/completionarguments.h"

#include "app/commandoutline.h"
#include "app/manpage.h"
#include "app/shellcompletion.h"

#include <CLI/CLI.hpp>

namespace chronoscope {

void CompletionArguments::addTo(CLI::App& application)
{
    m_completion = application.add_subcommand(
        "completion", tr("Print the script that teaches a shell to complete this program").toStdString());
    m_completion->add_option("SHELL", m_shell, tr("Which shell: bash, zsh or fish").toStdString())
        ->type_name("")
        ->check(oneOf(shellNames()))
        ->required();
    m_completion->footer(tr("\nPackages bring the scripts along. By hand:\n"
                            "  chronoscope completion bash > ~/.local/share/bash-completion/completions/chronoscope\n"
                            "  chronoscope completion zsh > \"${fpath[1]}/_chronoscope\"\n"
                            "  chronoscope completion fish > ~/.config/fish/completions/chronoscope.fish")
                             .toStdString());
    m_man = application.add_subcommand("man", tr("Print the manual page, in roff").toStdString());
    m_man->footer(tr("\nTo read it where it is not installed:\n"
                     "  chronoscope man | man -l -")
                      .toStdString());
}

QString CompletionArguments::text(CLI::App& application) const
{
    if (m_man->parsed())
        return manPage(outlineOf(application), QStringLiteral(CHRONOSCOPE_VERSION));
    if (!m_completion->parsed())
        return {};
    const std::optional<Shell> shell = shellFromName(QString::fromStdString(m_shell));
    return shell ? completionScript(outlineOf(application), *shell) : QString();
}

} // namespace chronoscope
