/** The style sheet of the HTML report: light and dark by the reader's setting, from 360 pixels up, and on paper. */

const LIGHT = `color-scheme:light;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--panel:#f5f6f8;--edge:#d5dae0;
--link:#0b57a4;
--price:#1b1f24;--exogenous:#6e7781;--long:#c2410c;--short:#0b6bcb;--warn:#7a4a00;--warnbg:#fff3d6;
--v0:#0b6bcb;--v1:#c2410c;--v2:#1a7f4b;--v3:#8a3ffc;--v4:#b0127b;--v5:#6b5900;
--h0:#f3c9a2;--h1:#e79a5c;--h2:#cf6a22;--h3:#9c3f0c;--h4:#5a1e05`;
const DARK = `color-scheme:dark;--ink:#e8eaed;--soft:#a5adb8;--paper:#14171b;--panel:#1d2127;--edge:#363d47;
--link:#7db8ff;
--price:#f2f3f5;--exogenous:#98a2ae;--long:#ff8a4c;--short:#5aa9ff;--warn:#ffd58a;--warnbg:#3a2d10;
--v0:#5aa9ff;--v1:#ff8a4c;--v2:#4cc38a;--v3:#b794ff;--v4:#ff77c8;--v5:#d8c24a;
--h0:#573418;--h1:#8f4d17;--h2:#cc6d17;--h3:#f79b45;--h4:#ffdcae`;
const TONES = ['price', 'exogenous', 'long', 'short', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'h0', 'h1', 'h2', 'h3', 'h4'];

/** Rows of a long list that are worth paper. */
export const PAPER_ROWS = 20;

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
h2{margin:0;font-size:22px;line-height:1.25}
section{margin:44px 0 0}
.opening{max-width:70ch;font-size:19px;line-height:1.5;margin:14px 0 0}
.lead{max-width:80ch;margin:0 0 14px;color:var(--soft)}
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
.key{width:26px;height:12px;flex:none}
${TONES.map((tone) => `.line.${tone}{stroke:var(--${tone})}.fill.${tone}{fill:var(--${tone})}`).join('\n')}
.table{margin:0 0 18px}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--edge);border-radius:8px}
.scroll.tall{max-height:480px;overflow:auto}
.tall thead th{position:sticky;top:0}
button.save{display:block;margin:6px 0 0 auto;padding:4px 12px;min-height:28px;font:inherit;font-size:13px;
color:var(--link);background:var(--paper);border:1px solid var(--edge);border-radius:6px;cursor:pointer}
button.save:hover{border-color:var(--link)}
details{margin-top:10px}summary{cursor:pointer;color:var(--link);font-size:14px;padding:4px 0}
.chart .table{margin:6px 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.steps{list-style:none;margin:0;padding:0;display:grid;gap:6px}
.steps li{display:grid;grid-template-columns:minmax(0,1fr) auto;font-size:14px;column-gap:12px}
.steps svg{grid-column:1/3;grid-row:2;width:100%;height:20px}
.amount{font-variant-numeric:tabular-nums;text-align:right}
nav ul{display:flex;flex-wrap:wrap;gap:2px 16px;list-style:none;margin:16px 0 0;padding:0;font-size:14px}
nav a{display:inline-block;padding:3px 0}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;margin:0 0 6px}
.words small{font-weight:400}
.basis{white-space:nowrap;color:var(--soft);padding:0 8px;border:1px solid var(--edge);border-radius:999px;
font-size:13px}
main:focus{outline:none}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:10px 12px}
caption span{display:inline-block;position:sticky;left:12px;max-width:calc(100vw - 56px)}
th,td{text-align:left;padding:7px 12px;border-top:1px solid var(--edge);vertical-align:top}
thead th{font-weight:600;color:var(--soft);background:var(--panel);vertical-align:bottom}
thead small{display:block;font-weight:400}
tbody th{font-weight:600}
.n{text-align:right}
td.n{white-space:nowrap}
.bar{display:block;height:4px;margin-top:4px;min-width:56px;background:var(--edge);border-radius:2px;overflow:hidden}
.bar i{display:block;height:100%;background:var(--short)}
.words{display:grid;gap:4px 18px;grid-template-columns:max-content minmax(0,1fr);margin:0 0 14px;overflow-wrap:anywhere}
.words dt{font-weight:600}.words dd{margin:0}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:13.5px;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--edge);border-radius:8px;padding:12px 14px;white-space:pre-wrap}
.paper{display:none}
footer{margin-top:48px;padding-top:16px;padding-bottom:40px;color:var(--soft);font-size:14px}
@media (max-width:520px){header,main,footer{padding-left:14px;padding-right:14px}.opening{font-size:17px}
.words{grid-template-columns:minmax(0,1fr)}.figures{grid-template-columns:1fr 1fr}.figures dd{font-size:21px}
.chart{padding:10px}}
@media print{:root{${LIGHT}}body{font-size:10.5pt}@page{margin:14mm}
.skip,button.save,nav,summary,details:not([open]){display:none}
.paper{display:block}.clipped tbody tr:nth-child(n+${PAPER_ROWS + 1}){display:none}
section{margin-top:22px}h2,.head,.lead{break-after:avoid}
.scroll,.scroll.tall{overflow:visible;max-height:none;border:0}.tall thead th{position:static}
table{font-size:7.5pt}caption{padding:4px 0;break-after:avoid}caption span{max-width:none}
thead{break-after:avoid}.figures{grid-template-columns:repeat(5,1fr)}.figures dd{font-size:15pt}
th,td{padding:2px 5px}td.n{white-space:normal}tr{break-inside:avoid}
.charts,.charts.wide{display:block}.chart{break-inside:avoid;border:0;background:none;padding:0;margin:0 0 14px}
figcaption,.legend{break-after:avoid}.panel{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
