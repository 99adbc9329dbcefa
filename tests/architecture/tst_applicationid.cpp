// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

/// One reverse-DNS id and one version, the same in every file that desktops and stores read.
class TestApplicationId : public QObject {
    Q_OBJECT

private slots:
    void theDesktopFileNamesTheIconAndTheWindowClass();
    void theMetainfoNamesTheDesktopFileAndTheVersion();
    void noFileSpellsTheIdDifferently();
    void theSourcesTakeTheIdFromTheBuild();
    void theDesktopFileIsValid();
    void theMetainfoIsValid();
};

namespace {

const auto Id = QStringLiteral(CHRONOSCOPE_APPLICATION_ID);

QString resource(const QString& name)
{
    return QStringLiteral(CHRONOSCOPE_SOURCE_DIR) + QStringLiteral("/resources/") + name;
}

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Empty when the tool accepts, else what it printed.
QString complaintsOf(const QString& tool, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments);
    if (!process.waitForFinished())
        return tool + QStringLiteral(" did not finish");
    const QString output = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 ? QString() : tool + QStringLiteral(": ") + output;
}

} // namespace

void TestApplicationId::theDesktopFileNamesTheIconAndTheWindowClass()
{
    const QStringList lines = contentOf(resource(Id + QStringLiteral(".desktop"))).split(QLatin1Char('\n'));
    QVERIFY(lines.contains(QStringLiteral("Icon=") + Id));
    QVERIFY(lines.contains(QStringLiteral("StartupWMClass=") + Id));
    QVERIFY(QFile::exists(resource(QStringLiteral("icons/") + Id + QStringLiteral(".svg"))));
}

void TestApplicationId::theMetainfoNamesTheDesktopFileAndTheVersion()
{
    const QString metainfo = contentOf(resource(Id + QStringLiteral(".metainfo.xml")));
    QVERIFY(metainfo.contains(QStringLiteral("<id>%1</id>").arg(Id)));
    QVERIFY(metainfo.contains(QStringLiteral("<launchable type=\"desktop-id\">%1.desktop</launchable>").arg(Id)));
    QVERIFY(metainfo.contains(QStringLiteral("<release version=\"" CHRONOSCOPE_VERSION "\"")));
}

void TestApplicationId::noFileSpellsTheIdDifferently()
{
    static const QRegularExpression similar(QStringLiteral("\\bio\\.github\\.chronoscope\\.chronoscope\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QStringList files = QDir(resource(QString())).entryList({QStringLiteral("*chronoscope*")}, QDir::Files);
    QCOMPARE(files.size(), 2);
    for (const QString& file : files) {
        QVERIFY2(file.startsWith(Id + QLatin1Char('.')), qPrintable(file));
        auto matches = similar.globalMatch(contentOf(resource(file)));
        while (matches.hasNext())
            QCOMPARE(matches.next().captured(0), Id);
    }
}

void TestApplicationId::theSourcesTakeTheIdFromTheBuild()
{
    int read = 0;
    bool isUsed = false;
    for (const QString& room : {QStringLiteral("/app"), QStringLiteral("/models"), QStringLiteral("/views")}) {
        QDirIterator sources(QStringLiteral(CHRONOSCOPE_SOURCE_DIR) + room,
                             {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            const QString text = contentOf(sources.next());
            QVERIFY2(!text.contains(QLatin1String("io.github.")), qPrintable(sources.filePath()));
            isUsed = isUsed ||
                     text.contains(QLatin1String("setDesktopFileName(QStringLiteral(CHRONOSCOPE_APPLICATION_ID))"));
            ++read;
        }
    }
    QVERIFY(read > 10);
    QVERIFY2(isUsed, "No source tells Qt the id of the desktop file.");
}

void TestApplicationId::theDesktopFileIsValid()
{
    if (QStandardPaths::findExecutable(QStringLiteral("desktop-file-validate")).isEmpty())
        QSKIP("desktop-file-validate is not installed (Debian: desktop-file-utils)");
    const QString file = resource(Id + QStringLiteral(".desktop"));
    const QString complaints = complaintsOf(QStringLiteral("desktop-file-validate"), {file});
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void TestApplicationId::theMetainfoIsValid()
{
    if (QStandardPaths::findExecutable(QStringLiteral("appstreamcli")).isEmpty())
        QSKIP("appstreamcli is not installed (Debian: appstream)");
    const QString file = resource(Id + QStringLiteral(".metainfo.xml"));
    const QString complaints =
        complaintsOf(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"), file});
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

QTEST_GUILESS_MAIN(TestApplicationId)
#include "tst_applicationid.moc"
