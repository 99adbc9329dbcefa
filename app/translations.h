// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace chronoscope {

/// Installs our catalogue for the user's languages, and Qt's own. Without one for these languages the English
/// catalogue is used, because it holds the plural forms ("1 run", "2 runs"). GUI thread, once, before any text.
void installTranslations(QCoreApplication& application);

} // namespace chronoscope
