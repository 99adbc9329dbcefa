// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// storewriter PATH NAME COUNT [nobody]: adds marks "NAME 0", "NAME 1", ... to the run NAME of the workflow "shared", and writes the
// number of each on a line of its own once it was acknowledged, or "error: ..." and how many marks can be read, and ends with 1. With "nobody" it gives
// up the rights of root first, for which no file is read-only.
#include "models/store/store.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace chronoscope;

int main(int argumentCount, char** arguments)
{
    QCoreApplication application(argumentCount, arguments);
    const QStringList words = QCoreApplication::arguments();
    constexpr uid_t Nobody = 65534;
    if (words.contains("nobody") && geteuid() == 0 && (setgid(Nobody) != 0 || setuid(Nobody) != 0))
        return 2;
    const RunKey run{"shared", words.at(2)};
    Store store({.path = words.at(1)});
    const int count = words.at(3).toInt();
    int left = count;
    for (int number = 0; number < count; ++number) {
        Mark mark;
        mark.id = QUuid::createUuid();
        mark.eventId = number;
        mark.note = QStringLiteral("%1 %2").arg(words.at(2)).arg(number);
        store.putMark(run, mark, &store, [number, &left, &store, &run](const Result<void>& result) {
            if (!result) {
                std::printf("error: %s\n", qPrintable(result.error().oneLine()));
                store.readMarks(run, &store, [](const Result<std::vector<Mark>>& marks) {
                    std::printf("marks that can be read: %d\n", marks ? static_cast<int>(marks->size()) : -1);
                    std::fflush(stdout);
                    QCoreApplication::exit(1);
                });
                return;
            }
            std::printf("%d\n", number);
            std::fflush(stdout);
            if (--left == 0)
                QCoreApplication::exit(0);
        });
    }
    return QCoreApplication::exec();
}
