// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redaction/redactionreport.h"

namespace chronoscope {

/// Prints on standard output what rules take out of a run: a line for each thing (event, field, rule, what was there and
/// what will be), how many things each rule hit, and what nobody could look into.
void printRedactionPreview(const QString& source, const RedactionReport& report);

/// Notes on standard error how many things went, and names what was not looked into.
void printRedactionSummary(const QString& path, const RedactionReport& report);

} // namespace chronoscope
