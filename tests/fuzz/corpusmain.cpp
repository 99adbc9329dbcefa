// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a fuzz target over files instead of made-up bytes: every file of the folders given, as it is, cut and with bytes
// changed, in a fixed way. Where libFuzzer is missing this is what remains of it.
#include <QByteArray>
#include <QDirIterator>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr qint64 LargestFile = 64 * 1024;
constexpr int ChangesOfEachFile = 12;

void run(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

void runChanged(const QByteArray& bytes, std::mt19937& random)
{
    if (bytes.isEmpty())
        return;
    const auto position = [&] { return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(bytes.size())); };
    for (int round = 0; round < ChangesOfEachFile; ++round) {
        QByteArray changed = bytes;
        switch (round % 4) {
        case 0:
            changed.truncate(position());
            break;
        case 1:
            changed[position()] = static_cast<char>(random());
            break;
        case 2:
            changed.remove(position(), 1 + static_cast<qsizetype>(random() % 30));
            break;
        default:
            changed.insert(position(), bytes.mid(position(), static_cast<qsizetype>(random() % 60)));
        }
        run(changed);
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::mt19937 random(1);
    int files = 0;
    for (int argument = 1; argument < argc; ++argument) {
        QDirIterator iterator(QString::fromLocal8Bit(argv[argument]), QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.size() > LargestFile || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            run(bytes);
            runChanged(bytes, random);
            ++files;
        }
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
