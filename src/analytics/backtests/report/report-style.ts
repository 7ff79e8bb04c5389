/** The look of the report, for light and dark screens and for paper. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d2128; --soft: #626a76; --rule: #e2e0da; --own: #1f5fbf; --other: #9a8f7d;
  --fall: #b8412f; --fall-fill: #b8412f2e; --up: 31, 122, 77; --down: 184, 65, 47;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --card: #1b1f26; --ink: #e8e6e1; --soft: #9aa3b0; --rule: #2d333d; --own: #7fb0ff; --other: #a89d8b;
    --fall: #f0806c; --fall-fill: #f0806c33; --up: 84, 190, 130; --down: 240, 128, 108;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%;
}
main { max-width: 1040px; margin: 0 auto; padding: 40px 24px 64px; }
.eyebrow { margin: 0; color: var(--soft); font-size: 12px; font-weight: 600; letter-spacing: .09em; text-transform: uppercase; }
h1 { margin: 2px 0 6px; font-size: 32px; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin: 36px 0 10px; font-size: 17px; font-weight: 650; }
.lead { margin: 0; color: var(--soft); }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.headline { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 1px; margin: 28px 0 0;
  background: var(--rule); border: 1px solid var(--rule); border-radius: 10px; overflow: hidden; }
.headline div { background: var(--card); padding: 14px 16px; }
dt { color: var(--soft); font-size: 12.5px; }
dd { margin: 2px 0 0; font-size: 21px; font-weight: 600; letter-spacing: -.01em; white-space: nowrap; }
.chart { display: block; width: 100%; height: auto; }
.grid { stroke: var(--rule); stroke-width: 1; }
.tick { fill: var(--soft); font-size: 11.5px; }
.line { fill: none; stroke: var(--own); stroke-width: 1.8; stroke-linejoin: round; }
.line.benchmark { stroke: var(--other); stroke-width: 1.4; }
.area { fill: var(--fall-fill); stroke: var(--fall); stroke-width: 1.2; stroke-linejoin: round; }
.legend { margin: 0 0 4px; color: var(--soft); font-size: 13px; }
.key { display: inline-block; width: 18px; height: 3px; margin: 0 7px 4px 0; border-radius: 2px; }
.key.own { background: var(--own); }
.key.other { background: var(--other); margin-left: 18px; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(270px, 1fr)); gap: 28px; align-items: start; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
caption { padding-bottom: 6px; color: var(--soft); font-size: 12.5px; text-align: left; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: baseline; }
th { font-weight: 500; }
th:first-child { padding-left: 0; text-align: left; white-space: nowrap; }
thead th { color: var(--soft); font-size: 12.5px; }
td:last-child { padding-right: 0; }
.facts td { overflow-wrap: anywhere; }
.months td { min-width: 58px; white-space: nowrap; }
.months .total { font-weight: 600; }
.decisions td { white-space: nowrap; }
.decisions td.weights { color: var(--soft); text-align: left; white-space: normal; min-width: 320px; }
.decisions thead th:last-child { text-align: left; }
.up1 { background: rgba(var(--up), .08); } .up2 { background: rgba(var(--up), .16); }
.up3 { background: rgba(var(--up), .26); } .up4 { background: rgba(var(--up), .38); }
.down1 { background: rgba(var(--down), .08); } .down2 { background: rgba(var(--down), .16); }
.down3 { background: rgba(var(--down), .26); } .down4 { background: rgba(var(--down), .38); }
.note { color: var(--soft); font-size: 13px; max-width: 70ch; }
ul { margin: 0; padding-left: 18px; }
.origin td { text-align: left; }
@media print { main { padding: 0; } section { break-inside: avoid-page; } .decisions { break-inside: auto; } }
`;
