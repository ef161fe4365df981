/** The style sheet of the HTML report: light and dark by the reader's setting, from 360 pixels up, and on paper. */

const LIGHT = `color-scheme:light;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--panel:#f5f6f8;--edge:#d5dae0;
--link:#0b57a4;
--price:#1b1f24;--exogenous:#6e7781;--long:#c2410c;--short:#0b6bcb;--warn:#7a4a00;--warnbg:#fff3d6;
--v0:#0b6bcb;--v1:#c2410c;--v2:#1a7f4b;--v3:#8a3ffc;--v4:#b0127b;--v5:#6b5900`;
const DARK = `color-scheme:dark;--ink:#e8eaed;--soft:#a5adb8;--paper:#14171b;--panel:#1d2127;--edge:#363d47;
--link:#7db8ff;
--price:#f2f3f5;--exogenous:#98a2ae;--long:#ff8a4c;--short:#5aa9ff;--warn:#ffd58a;--warnbg:#3a2d10;
--v0:#5aa9ff;--v1:#ff8a4c;--v2:#4cc38a;--v3:#b794ff;--v4:#ff77c8;--v5:#d8c24a`;
const TONES = ['price', 'exogenous', 'long', 'short', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5'];

/** CSS of the page, to stand in its head. */
export const STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--link)}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:4px 8px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
.kicker{margin:0;color:var(--soft);font-size:14px}
h1{margin:2px 0 12px;font-size:clamp(26px,4vw,38px);line-height:1.15;letter-spacing:-.01em}
h2{margin:0 0 4px;font-size:22px;line-height:1.25}
section{margin:44px 0 0}
.opening{max-width:70ch;font-size:19px;line-height:1.5;margin:14px 0 0}
.lead{max-width:75ch;margin:0 0 14px;color:var(--soft)}
.badge{display:inline-block;margin:0;padding:4px 12px;border-radius:999px;background:var(--warnbg);color:var(--warn);
font-weight:600;font-size:14px}
.badge.partial{border-radius:8px;margin-top:8px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:24px 0 0;padding:0}
.figures div{background:var(--panel);border:1px solid var(--edge);border-radius:8px;padding:12px 14px}
.figures dt{color:var(--soft);font-size:13px}
.figures dd{margin:0;font-size:25px;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
.figures dd small{display:block;font-size:13px;font-weight:400;color:var(--soft);line-height:1.35}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,310px),1fr));gap:18px}
.charts.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr))}
.chart{margin:0;background:var(--panel);border:1px solid var(--edge);border-radius:8px;padding:10px 14px 8px;
break-inside:avoid}
figcaption{font-size:14px;font-weight:600;margin-bottom:8px}
.panel{position:relative;margin:0 0 8px 58px}
.panel svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
.tick{position:absolute;right:100%;margin-right:8px;transform:translateY(-50%);font-size:11.5px;color:var(--soft);
white-space:nowrap;font-variant-numeric:tabular-nums}
.axis{position:relative;height:18px;margin-left:58px}
.x{position:absolute;transform:translateX(-50%);font-size:11.5px;color:var(--soft);white-space:nowrap}
.x.first{transform:none}.x.last{transform:translateX(-100%)}
.line{fill:none;stroke-width:1.75;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.grid{fill:none;stroke:var(--edge);stroke-width:1;vector-effect:non-scaling-stroke}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0 0 12px;padding:0;font-size:14px}
.legend li{display:flex;align-items:center;gap:7px}
.key{width:18px;height:4px;border-radius:2px}
${TONES.map(
  (tone) =>
    `.line.${tone}{stroke:var(--${tone})}.fill.${tone}{fill:var(--${tone})}.key.${tone}{background:var(--${tone})}`,
).join('\n')}
.key.dashed{background:repeating-linear-gradient(90deg,var(--exogenous) 0 5px,transparent 5px 8px)}
.scroll{overflow-x:auto;margin:0 0 18px;border:1px solid var(--edge);border-radius:8px}
[aria-labelledby=assumptions] .scroll{max-height:480px;overflow:auto}
[aria-labelledby=assumptions] td{min-width:110px}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:10px 12px;position:sticky;left:0}
th,td{text-align:left;padding:7px 12px;border-top:1px solid var(--edge);vertical-align:top}
thead th{font-weight:600;color:var(--soft);background:var(--panel);vertical-align:bottom}
tbody th{font-weight:600}
.n{text-align:right}
td.n{white-space:nowrap}
.bar{display:block;height:4px;margin-top:4px;min-width:56px;background:var(--edge);border-radius:2px;overflow:hidden}
.bar i{display:block;height:100%;background:var(--short)}
.words{display:grid;gap:4px 18px;grid-template-columns:max-content minmax(0,1fr);margin:0 0 14px;overflow-wrap:anywhere}
.words dt{font-weight:600}.words dd{margin:0}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:13.5px;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--edge);border-radius:8px;padding:12px 14px;white-space:pre-wrap}
footer{margin-top:48px;padding-top:16px;padding-bottom:40px;color:var(--soft);font-size:14px}
@media (max-width:520px){header,main,footer{padding-left:14px;padding-right:14px}.opening{font-size:17px}
.words{grid-template-columns:minmax(0,1fr)}.figures{grid-template-columns:1fr 1fr}.figures dd{font-size:21px}
.chart{padding:10px}}
@media print{[aria-labelledby=assumptions] .scroll{max-height:none}:root{${LIGHT}}body{font-size:11pt}
.skip{display:none}section{margin-top:26px}.scroll{overflow:visible;
border:0}
table{font-size:8.5pt}th,td{padding:4px 6px}tr{break-inside:avoid}h2{break-after:avoid}*{print-color-adjust:exact;
-webkit-print-color-adjust:exact}}
`;
