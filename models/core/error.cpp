// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"

#include "models/core/format.h"

namespace chronoscope {

QString Error::oneLine() const
{
    QString line = place.isEmpty() ? message : place + QLatin1String(": ") + message;
    if (!remedy.isEmpty())
        line += QLatin1Char(' ') + remedy;
    return singleLine(line);
}

Error Error::cancelled()
{
    Error error;
    error.code = Code::Cancelled;
    return error;
}

} // namespace chronoscope
