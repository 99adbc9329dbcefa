// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace chronoscope {

/// The style sheet of the report: light, or dark where the reader's browser asks for it; on paper light.
/// The colours are those of the program's themes.
constexpr std::string_view HtmlStyle = R"css(
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--line:#d8dce2;--text:#1b1f24;--second:#5b6470;
--completed:#2c7a4b;--running:#1a66dd;--failed:#c62828;--timedOut:#a8500a;--cancelled:#5f6874;--terminated:#7c2d92;
--timer:#3d6f9e;--child:#5b4bb7;--signal:#9a3c86;--marker:#4d6470;--task:#7a8594}
@media screen and (prefers-color-scheme:dark){:root{--ground:#15181d;--panel:#1b1f26;--line:#2e3540;--text:#e6e9ee;
--second:#9aa4b2;--completed:#4fbf83;--running:#6ea8fe;--failed:#ff7070;--timedOut:#f2a65a;--cancelled:#98a2b0;
--terminated:#c58af9;--timer:#7fb2e0;--child:#a79bf5;--signal:#dd8ccb;--marker:#93a9b8;--task:#8a95a5}}
body{margin:0 auto;padding:24px;max-width:1240px;background:var(--ground);color:var(--text);
font:14px/1.45 system-ui,sans-serif}
h1{font-size:22px;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:16px;margin:28px 0 8px}
.id,pre,.mono{font-family:ui-monospace,monospace;font-size:12.5px}.id{color:var(--second);overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;margin:14px 0}
.facts dt{color:var(--second)}.facts dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:3px 10px 3px 0;border-bottom:1px solid var(--line)}
th{color:var(--second);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td{overflow-wrap:anywhere}pre{white-space:pre-wrap;background:var(--panel);padding:8px;margin:6px 0}
.status{font-weight:600}.completed{color:var(--completed)}.running,.scheduled{color:var(--running)}
.failed{color:var(--failed)}.timedOut{color:var(--timedOut)}.cancelled,.continuedAsNew{color:var(--cancelled)}
.terminated{color:var(--terminated)}.note{color:var(--second)}
svg{width:100%;min-width:900px;height:auto;background:var(--panel)}svg text{font-size:11px;fill:var(--text)}
svg .tick{fill:var(--second)}svg .section{font-weight:600}svg .grid{stroke:var(--line)}svg .cross{fill:var(--ground)}
.b-completed{fill:var(--completed)}.b-running{fill:var(--running)}.b-failed{fill:var(--failed)}
.b-timedOut{fill:var(--timedOut)}.b-cancelled{fill:var(--cancelled)}.b-terminated{fill:var(--terminated)}
.b-timer{fill:var(--timer)}.b-child{fill:var(--child)}.b-signal{fill:var(--signal)}.b-marker{fill:var(--marker)}
.b-task{fill:var(--task)}.queue{opacity:.4}
footer{margin-top:32px;color:var(--second);font-size:12px;overflow-wrap:anywhere}
)css";

} // namespace chronoscope
