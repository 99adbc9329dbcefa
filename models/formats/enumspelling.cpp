// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/enumspelling.h"

#include <google/protobuf/descriptor.h>

namespace chronoscope {

std::string enumPrefix(const google::protobuf::EnumDescriptor& descriptor)
{
    std::string prefix = descriptor.value(0)->name();
    for (int index = 1; index < descriptor.value_count(); ++index) {
        const std::string& name = descriptor.value(index)->name();
        std::size_t common = 0;
        while (common < prefix.size() && common < name.size() && prefix[common] == name[common])
            ++common;
        prefix.resize(common);
    }
    // Up to whole words only: RETRY_STATE_TIMEOUT and RETRY_STATE_TERMINATED do not share a T.
    const std::size_t lastWord = prefix.rfind('_');
    prefix.resize(lastWord == std::string::npos ? 0 : lastWord + 1);
    return prefix;
}

std::string camelCase(std::string_view screaming)
{
    std::string camel;
    bool isWordStart = true;
    for (const char letter : screaming) {
        if (letter == '_') {
            isWordStart = true;
            continue;
        }
        const bool isUpper = letter >= 'A' && letter <= 'Z';
        camel += isUpper && !isWordStart ? static_cast<char>(letter - 'A' + 'a') : letter;
        isWordStart = false;
    }
    return camel;
}

} // namespace chronoscope
