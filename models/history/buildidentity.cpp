// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/buildidentity.h"

#include <temporal/api/history/v1/message.pb.h>

namespace chronoscope {

// Older servers and SDKs wrote only fields that the schema calls deprecated today.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

BuildIdentity buildIdentityOf(const temporal::api::history::v1::WorkflowTaskCompletedEventAttributes& completed)
{
    if (!completed.deployment_version().build_id().empty())
        return {completed.deployment_version().build_id(), completed.deployment_version().deployment_name()};
    // A deployment's name may not contain a dot; the build id may.
    const std::string_view dotted = completed.worker_deployment_version();
    if (const std::size_t dot = dotted.find('.'); dot != std::string_view::npos && dot + 1 < dotted.size())
        return {dotted.substr(dot + 1), dotted.substr(0, dot)};
    if (!completed.worker_version().build_id().empty())
        return {completed.worker_version().build_id(), completed.worker_deployment_name()};
    return {completed.binary_checksum(), completed.worker_deployment_name()};
}

#pragma GCC diagnostic pop

} // namespace chronoscope
