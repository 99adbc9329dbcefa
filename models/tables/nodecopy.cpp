// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/nodecopy.h"

#include "models/tables/messagetree.h"

namespace chronoscope {

QString nodeText(const std::shared_ptr<const History>& history, EventIndex event, const std::vector<int>& rows,
                 NodeText text)
{
    MessageTree tree(history, event);
    MessageTree::Node node = MessageTree::Root;
    for (const int row : rows)
        node = tree.child(node, static_cast<std::size_t>(row));
    return text == NodeText::Value ? tree.rawText(node) : tree.json(node);
}

} // namespace chronoscope
