// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace chronoscope {

/// Calls the function once the pool has had nothing to do for half a second: everything is read, laid out and painted.
void whenSettled(QObject* context, const std::function<void()>& function);

} // namespace chronoscope
