// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace chronoscope {

/// The text of every source file by its path from the source root, with forward slashes.
using SourceTree = QMap<QString, QString>;

/// Reads all sources (C++, CMake, scripts) below app, models, views, tests, and at the root. Empty if there are none.
SourceTree readSourceTree(const QString& sourceRoot);

/// The rules of the house, each a function from sources to sentences of the form "file:line: what is wrong".
/// No sentence means that the rule holds.
namespace rules {

/// A room includes only itself and what the table in rooms.h lets it know.
QStringList includesFollowTheArrows(const SourceTree& sources);

/// The DEPENDS of each room's CMakeLists.txt lists only what the table lets it know.
QStringList linksFollowTheArrows(const SourceTree& sources);

/// Who includes a library's header, be it through a header of ours, links that library: its flags decide how large its
/// classes are, and without them a release build reads past their ends.
QStringList librariesAreLinkedWhereTheyAreIncluded(const SourceTree& sources);

/// models/ includes no header of the Qt modules that draw widgets. `widgetHeaders` holds their names, "QLabel".
QStringList modelsKnowNoWidgets(const SourceTree& sources, const QSet<QString>& widgetHeaders);

/// views/, app/ and headers that other rooms see include neither generated code nor gRPC nor SQL.
QStringList generatedCodeStaysInside(const SourceTree& sources);

/// No call in app/, models/ or views/ that shows text as rich text; a file that makes labels or boxes says PlainText.
QStringList textIsPlain(const SourceTree& sources);

/// No sleep, no nested event loop, no processEvents; in tests neither sleeps nor fixed waits.
QStringList nothingBlocks(const SourceTree& sources);

/// Every file names its licence in its first lines; every header has #pragma once; no leftover marks.
QStringList filesAreInOrder(const SourceTree& sources);

/// Headers stay within 200 lines, other sources of the product within 500 (past 400, ask what to split off).
QStringList filesStayReadable(const SourceTree& sources);

} // namespace rules

} // namespace chronoscope
