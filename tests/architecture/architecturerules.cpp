// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/architecturerules.h"

#include "tests/architecture/rooms.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

struct Include {
    QString name; ///< as written between the quotes or brackets
    int line;     ///< 1-based
};

QList<Include> includesOf(const QString& text)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    QList<Include> includes;
    int line = 0;
    for (const QString& content : text.split(QLatin1Char('\n'))) {
        ++line;
        const auto match = directive.match(content);
        if (match.hasMatch())
            includes.append({match.captured(1), line});
    }
    return includes;
}

QString complaint(const QString& file, int line, const QString& text)
{
    return QStringLiteral("%1:%2: %3").arg(file).arg(line).arg(text);
}

const Room* roomOf(const QString& path)
{
    const auto found = std::ranges::find_if(
        rooms(), [&path](const Room& room) { return path.startsWith(room.folder + QLatin1Char('/')); });
    return found == rooms().end() ? nullptr : &*found;
}

bool isProduct(const QString& file)
{
    return file.startsWith(QLatin1String("app/")) || file.startsWith(QLatin1String("models/")) ||
           file.startsWith(QLatin1String("views/"));
}

bool isCpp(const QString& file)
{
    return file.endsWith(QLatin1String(".cpp")) || file.endsWith(QLatin1String(".h"));
}

bool isGenerated(const QString& include)
{
    return include.endsWith(QLatin1String(".pb.h")) || include.startsWith(QLatin1String("google/protobuf/"));
}

bool isServiceLibrary(const QString& include)
{
    static const QRegularExpression pattern(QStringLiteral("^(grpc|grpcpp|SQLiteCpp)/|^sqlite3|^curl/"));
    return pattern.match(include).hasMatch();
}

/// A line without its comment and without the inside of its string literals, so that words in them don't count.
QString codeOf(const QString& line)
{
    static const QRegularExpression literal(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""));
    static const QRegularExpression comment(QStringLiteral("//.*$"));
    QString code = line;
    code.replace(literal, QStringLiteral("\"\""));
    code.remove(comment);
    return code;
}

/// Every line of code of `files` that `pattern` matches, with `reason`.
QStringList linesThatMatch(const SourceTree& sources, const QRegularExpression& pattern, const QString& reason,
                           bool (*applies)(const QString& file))
{
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!isCpp(source.key()) || !applies(source.key()))
            continue;
        int line = 0;
        for (const QString& content : source->split(QLatin1Char('\n'))) {
            ++line;
            const auto match = pattern.match(codeOf(content));
            if (match.hasMatch())
                complaints.append(
                    complaint(source.key(), line, match.captured(0).trimmed() + QLatin1String(": ") + reason));
        }
    }
    return complaints;
}

/// Our headers through which a header that `isMeant` reaches whoever includes them.
template <typename Predicate>
QSet<QString> headersThatBring(const SourceTree& sources, Predicate isMeant)
{
    QSet<QString> bringing;
    for (bool grew = true; grew;) {
        grew = false;
        for (auto source = sources.begin(); source != sources.end(); ++source) {
            if (!source.key().endsWith(QLatin1String(".h")) || bringing.contains(source.key()))
                continue;
            const QList<Include> includes = includesOf(*source);
            if (std::ranges::any_of(includes, [&](const Include& include) {
                    return isMeant(include.name) || bringing.contains(include.name);
                })) {
                bringing.insert(source.key());
                grew = true;
            }
        }
    }
    return bringing;
}

/// A library from outside: how its headers' names begin, and the word that links it.
struct Library {
    const char* header;
    const char* link;
};
/// Generated code is not among them: generatedCodeStaysInside() and the linker see to it.
constexpr std::array<Library, 3> Libraries{
    {{"simdjson", "simdjson::simdjson"}, {"zlib.h", "ZLIB::ZLIB"}, {"zstd.h", "PkgConfig::zstd"}}};

} // namespace

SourceTree readSourceTree(const QString& sourceRoot)
{
    const QDir root(sourceRoot);
    SourceTree sources;
    const auto read = [&](const QString& path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            sources.insert(root.relativeFilePath(path), QString::fromUtf8(file.readAll()));
    };
    for (const QString& folder :
         {QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("views"), QStringLiteral("tests"),
          QStringLiteral("resources"), QStringLiteral("translations")}) {
        QDirIterator files(root.filePath(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.cmake"),
                            QStringLiteral("CMakeLists.txt")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            read(files.next());
    }
    read(root.filePath(QStringLiteral("CMakeLists.txt")));
    read(root.filePath(QStringLiteral("dev")));
    read(root.filePath(QStringLiteral(".ci/run")));
    return sources;
}

QStringList rules::includesFollowTheArrows(const SourceTree& sources)
{
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!isProduct(source.key()) || !isCpp(source.key()))
            continue;
        const Room* room = roomOf(source.key());
        if (!room) {
            complaints.append(complaint(source.key(), 1, QStringLiteral("its folder is not in the table of rooms.h")));
            continue;
        }
        for (const Include& include : includesOf(*source)) {
            if (include.name.startsWith(QLatin1String("tests/")))
                complaints.append(complaint(source.key(), include.line, QStringLiteral("the product knows no test")));
            const Room* other = roomOf(include.name);
            if (other && other != room && !room->mayKnow.contains(other->folder))
                complaints.append(complaint(source.key(), include.line,
                                            QStringLiteral("%1 may not know %2").arg(room->folder, other->folder)));
        }
    }
    return complaints;
}

QStringList rules::linksFollowTheArrows(const SourceTree& sources)
{
    static const QRegularExpression depends(QStringLiteral("DEPENDS\\s+([a-z_\\s]+)"));
    QStringList complaints;
    for (const Room& room : rooms()) {
        const auto match = depends.match(sources.value(room.folder + QLatin1String("/CMakeLists.txt")));
        if (!match.hasMatch())
            continue;
        for (const QString& name : match.captured(1).simplified().split(QLatin1Char(' '))) {
            const QString folder = name.startsWith(QLatin1String("views_")) ? QStringLiteral("views/") + name.mid(6)
                                                                            : QStringLiteral("models/") + name;
            const bool isTemporal =
                name == QLatin1String("temporal") && room.folder.startsWith(QLatin1String("models/"));
            if (!isTemporal && !room.mayKnow.contains(folder))
                complaints.append(complaint(room.folder + QLatin1String("/CMakeLists.txt"), 1,
                                            QStringLiteral("%1 may not link %2").arg(room.folder, folder)));
        }
    }
    return complaints;
}

QStringList rules::librariesAreLinkedWhereTheyAreIncluded(const SourceTree& sources)
{
    QStringList complaints;
    for (const Library& library : Libraries) {
        const auto isOfLibrary = [&](const QString& name) { return name.startsWith(QLatin1String(library.header)); };
        const QSet<QString> bringing = headersThatBring(sources, isOfLibrary);
        for (auto source = sources.begin(); source != sources.end(); ++source) {
            const QString folder = source.key().section(QLatin1Char('/'), 0, -2);
            const QString build = sources.value(folder + QLatin1String("/CMakeLists.txt"));
            if (!isCpp(source.key()) || build.contains(QLatin1String(library.link)))
                continue;
            for (const Include& include : includesOf(*source)) {
                if (isOfLibrary(include.name) || bringing.contains(include.name))
                    complaints.append(complaint(source.key(), include.line,
                                                QStringLiteral("%1 needs %2 in %3/CMakeLists.txt")
                                                    .arg(include.name, QLatin1String(library.link), folder)));
            }
        }
    }
    return complaints;
}

QStringList rules::modelsKnowNoWidgets(const SourceTree& sources, const QSet<QString>& widgetHeaders)
{
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!source.key().startsWith(QLatin1String("models/")))
            continue;
        for (const Include& include : includesOf(*source)) {
            const bool isWidget = include.name.startsWith(QLatin1String("QtWidgets")) ||
                                  include.name.startsWith(QLatin1String("QtCharts")) ||
                                  widgetHeaders.contains(include.name);
            if (isWidget)
                complaints.append(complaint(source.key(), include.line,
                                            QStringLiteral("a model knows no widget: %1").arg(include.name)));
        }
    }
    return complaints;
}

QStringList rules::generatedCodeStaysInside(const SourceTree& sources)
{
    const QSet<QString> tainted = headersThatBring(sources, isGenerated);
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!isProduct(source.key()) || !isCpp(source.key()))
            continue;
        const bool isModel = source.key().startsWith(QLatin1String("models/"));
        for (const Include& include : includesOf(*source)) {
            if (!isModel && (isGenerated(include.name) || isServiceLibrary(include.name)))
                complaints.append(complaint(source.key(), include.line,
                                            QStringLiteral("%1 belongs behind a model").arg(include.name)));
            if (tainted.contains(include.name) && roomOf(include.name) != roomOf(source.key()))
                complaints.append(
                    complaint(source.key(), include.line,
                              QStringLiteral("%1 brings generated headers out of its room; forward declare "
                                             "the messages there")
                                  .arg(include.name)));
        }
    }
    return complaints;
}

QStringList rules::textIsPlain(const SourceTree& sources)
{
    static const QRegularExpression rich(QStringLiteral(
        "\\b(setHtml|insertHtml|appendHtml|setMarkdown)\\s*\\(|Qt::(RichText|AutoText|MarkdownText)\\b"));
    QStringList complaints =
        linesThatMatch(sources, rich, QStringLiteral("text is shown as plain text only"), isProduct);

    // These guess the format from the text, unless told.
    static const QRegularExpression guesses(
        QStringLiteral("\\bnew\\s+(QLabel|QMessageBox)\\b|\\b(QLabel|QMessageBox|QStaticText)\\s+\\w+\\s*[;({]"));
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!isProduct(source.key()) || !source.key().endsWith(QLatin1String(".cpp")))
            continue;
        const QString header = sources.value(source.key().chopped(4) + QLatin1String(".h"));
        if (guesses.match(*source + header).hasMatch() && !source->contains(QLatin1String("Qt::PlainText")))
            complaints.append(complaint(source.key(), 1,
                                        QStringLiteral("makes labels or message boxes and never sets Qt::PlainText")));
    }
    return complaints;
}

QStringList rules::nothingBlocks(const SourceTree& sources)
{
    static const QRegularExpression blocking(
        QStringLiteral("\\bprocessEvents\\s*\\(|\\bQEventLoop\\b|\\bthis_thread::sleep|\\bQThread::(m|u)?sleep\\b|\\b("
                       "u|nano)?sleep\\s*\\("
                       "|\\bQMessageBox::(question|information|warning|critical|about)\\s*\\("
                       "|\\bQFileDialog::get\\w+\\s*\\(|\\bQInputDialog::get\\w+\\s*\\(|\\bQColorDialog::getColor\\b"
                       "|\\b\\w*([dD]ialog|[bB]ox|[mM]enu)(\\.|->)exec\\s*\\("));
    QStringList complaints =
        linesThatMatch(sources, blocking, QStringLiteral("nothing blocks and no event loop is nested"), isProduct);
    static const QRegularExpression waiting(
        QStringLiteral("\\bqWait\\s*\\(|\\bqSleep\\s*\\(|\\bthis_thread::sleep|\\bQThread::(m|u)?sleep\\b"));
    complaints += linesThatMatch(sources, waiting, QStringLiteral("a test waits for something, never for a time"),
                                 [](const QString& file) { return file.startsWith(QLatin1String("tests/")); });
    return complaints;
}

QStringList rules::filesAreInOrder(const SourceTree& sources)
{
    static const QRegularExpression leftover(QStringLiteral("\\b(TO"
                                                            "DO|FIX"
                                                            "ME|XX"
                                                            "X|HA"
                                                            "CK)\\b"));
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        const QString top = source->left(300);
        if (!top.contains(QLatin1String("SPDX-FileCopyrightText: The Chronoscope authors")) ||
            !top.contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
            complaints.append(complaint(source.key(), 1, QStringLiteral("does not name its authors and licence")));
        if (source.key().endsWith(QLatin1String(".h")) && !top.contains(QLatin1String("#pragma once")))
            complaints.append(complaint(source.key(), 1, QStringLiteral("has no #pragma once")));
        int line = 0;
        for (const QString& content : source->split(QLatin1Char('\n'))) {
            ++line;
            if (leftover.match(content).hasMatch())
                complaints.append(complaint(source.key(), line, QStringLiteral("leaves something undone")));
            if (content.endsWith(QLatin1Char(' ')) || content.contains(QLatin1Char('\t')))
                complaints.append(
                    complaint(source.key(), line, QStringLiteral("has a tab or a space at the end of a line")));
        }
    }
    return complaints;
}

QStringList rules::filesStayReadable(const SourceTree& sources)
{
    QStringList complaints;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        if (!isProduct(source.key()) || !isCpp(source.key()))
            continue;
        const auto lines = source->count(QLatin1Char('\n'));
        const auto limit = source.key().endsWith(QLatin1String(".h")) ? 200 : 500;
        if (lines > limit)
            complaints.append(
                complaint(source.key(), static_cast<int>(lines),
                          QStringLiteral("is longer than %1 lines; split off the second thing it holds").arg(limit)));
    }
    return complaints;
}

} // namespace chronoscope
