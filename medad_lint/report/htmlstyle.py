"""The looks of the page: for a screen, a narrow screen and paper."""

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light; --line: #c9ced6; --soft: #f4f5f7; --breach: #a3161f; --risk: #8a5300; --lawyer: #1d4f91; }
* { box-sizing: border-box; }
body { font: 16px/1.5 "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #1b1f24; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .6rem; }
h3 small { color: #57606a; font-weight: 400; }
.sum { font-size: 1.05rem; }
.hint { color: #57606a; font-size: .9rem; }
code { font: .8rem/1.4 "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; color: #57606a; }
dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: .3rem 1rem; margin: .75rem 0; }
dt { color: #57606a; }
dd { margin: 0; min-width: 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); }
th { background: var(--soft); font-weight: 600; }
td:first-child { min-width: 10rem; }
td:first-child, td:nth-child(3) { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
.files td:nth-child(n+3) { text-align: right; font-variant-numeric: tabular-nums; }
article { border: 1px solid var(--line); border-left: 5px solid var(--mark); border-radius: 4px; padding: 1rem 1.1rem;
  margin: 0 0 1.1rem; }
.breach { --mark: var(--breach); } .risk { --mark: var(--risk); } .lawyer { --mark: var(--lawyer); }
.number { display: inline-block; min-width: 1.5rem; color: #57606a; }
.verdict { color: var(--mark); text-transform: uppercase; font-size: .82rem; letter-spacing: .04em; margin-right: .35rem; }
blockquote { margin: 0 0 .75rem; padding: .6rem .8rem; background: var(--soft); border-radius: 4px; white-space: pre-wrap; }
mark { background: #ffe9a8; color: inherit; padding: .05rem 0; font-weight: 600; }
fieldset { border: 1px dashed #8b949e; border-radius: 4px; margin: 1rem 0 0; padding: .5rem .8rem .8rem; min-width: 0; }
legend { padding: 0 .4rem; color: #57606a; font-size: .9rem; }
.choice { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
textarea { display: block; width: 100%; margin: .5rem 0 0; padding: .4rem .5rem; font: inherit; border: 1px solid var(--line);
  border-radius: 4px; resize: vertical; }
.sign { display: grid; grid-template-columns: 2fr 1fr 1fr; gap: 1rem; margin-top: 1.6rem; font-size: .85rem; color: #57606a; }
.sign span { border-top: 1px solid #8b949e; padding-top: .15rem; }
.failed { border: 2px solid var(--breach); border-radius: 4px; padding: 0 1rem; margin-top: 1.5rem; }
.failed h2 { border: 0; margin-top: .75rem; color: var(--breach); }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  .sign { grid-template-columns: 1fr; gap: 1.4rem; }
}
@media print {
  @page { size: A4; margin: 15mm 14mm; }
  html { font-size: 9.5pt; }
  body { font-size: 9.5pt; line-height: 1.4; max-width: none; padding: 0; }
  article { padding: .7rem .9rem; } fieldset { margin-top: .6rem; } textarea { min-height: 3.2rem; }
  article, tr, .failed { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  article { border-radius: 0; } mark { border-bottom: 1.5pt solid #000; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .hint { display: none; }
  textarea { resize: none; }
}
"""
