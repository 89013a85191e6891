/** Bars in steps of five percent. A width in a style attribute would need 'unsafe-inline' in the policy. */
const BAR_STEPS = Array.from({ length: 21 }, (_, step) => `.w${step}::after{width:${step * 5}%}`).join('');

/** Glyph of each state, beside its word and colour. The empty text after the slash keeps screen readers from naming it. */
const GLYPHS = Object.entries({
  ...{ keep: '●', refactor: '◆', replace: '▲', retire: '✕' },
  ...{ blocker: '■', high: '▲', medium: '◆', low: '○', info: '·' },
})
  .map(([state, glyph]) => `.s.${state}::before{content:"${glyph}";content:"${glyph}"/""}`)
  .join('');

const LIGHT = `--paper:#fff;--ink:#17212b;--soft:#5b6875;--line:#dfe4e8;--wash:#f6f8f8;--accent:#0d5c69;--tint:#e6f1f2;
--keep:#1b7457;--refactor:#2c5cab;--replace:#955800;--retire:#7c4f78;
--blocker:#a3132b;--high:#b03f0d;--medium:#866000;--low:#476681;--info:#5b6875`;

const DARK = `--paper:#11171d;--ink:#e4e9ed;--soft:#9dabb7;--line:#2b3640;--wash:#171f26;--accent:#67bfcb;--tint:#16323a;
--keep:#5cc29d;--refactor:#8ab1f4;--replace:#dfa850;--retire:#cb9fc7;
--blocker:#ff8797;--high:#ff9d70;--medium:#e2b655;--low:#9cbad3;--info:#9dabb7`;

const BASE = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:3.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}
main,footer,nav ul{max-width:64rem;margin:0 auto;padding:0 1.5rem}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent)}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h1,h2,h3,.big,.reason{font-family:"Iowan Old Style",Palatino,"Palatino Linotype","URW Palladio L",P052,"Book Antiqua",Georgia,serif;font-weight:500}
h1{font-size:clamp(2.1rem,5.2vw,3.4rem);line-height:1.08;letter-spacing:-.015em;margin:.35rem 0 .9rem;text-wrap:balance}
h2{font-size:1.9rem;line-height:1.15;letter-spacing:-.01em;margin:0 0 .4rem}
h3{font-size:1.25rem;line-height:1.25;margin:2rem 0 .5rem}
h4{font-size:.875rem;font-weight:600;margin:1rem 0 .3rem}
p{margin:.5rem 0;max-width:68ch;text-wrap:pretty}
code{font:.86em/1.4 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere;color:var(--soft)}
ul,ol{margin:.5rem 0;padding-left:1.2rem}
li{margin:.25rem 0}
.prose li{max-width:72ch}
.soft,small{color:var(--soft);font-weight:400}
.skip{position:absolute;left:-999em}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:3}
nav{position:sticky;top:0;z-index:2;background:color-mix(in srgb,var(--paper) 92%,transparent);backdrop-filter:blur(8px);border-bottom:1px solid var(--line)}
nav ul{display:flex;gap:1.2rem;align-items:center;list-style:none;overflow-x:auto;scrollbar-width:none}
nav li{margin:0;flex:none}
nav li:last-child:has(button){display:flex;gap:.9rem;margin-left:auto;position:sticky;right:-1.5rem;margin-right:-1.5rem;padding:0 1.5rem 0 .8rem;background:var(--paper)}
nav a,nav button{display:block;padding:.7rem 0;font-size:.875rem;color:var(--soft);text-decoration:none}
nav a:hover{color:var(--ink)}
button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
header{padding:4.5rem 0 0}
.eyebrow{color:var(--soft);font-size:.9rem;margin:0}
.reason{font-size:1.3rem;line-height:1.4;max-width:58ch;margin:0 0 2.4rem}
section{padding:4.5rem 0 0}
section>h2{border-top:1px solid var(--ink);padding-top:1rem}
.lede{color:var(--soft);margin:0 0 1.4rem}
`;

const BLOCKS = `
.figures{display:grid;grid-template-columns:repeat(4,1fr);margin:0 0 2.5rem;border-top:1px solid var(--ink);border-bottom:1px solid var(--line)}
.figures div{padding:1rem 1.2rem 1.1rem;border-left:1px solid var(--line)}
.figures div:first-child{padding-left:0;border-left:0}
.figures dt{font-size:.875rem;color:var(--soft)}
.figures dt a,.verdicts caption a,.block h2 a{color:inherit}
.figures dd{margin:0;line-height:1.3}
.big{font-size:2.7rem;line-height:1.15;letter-spacing:-.02em}
.figures small{display:block;font-size:.84rem;margin-top:.15rem}
.columns{display:grid;grid-template-columns:1.15fr 1fr;gap:1rem 3.5rem;margin-top:1rem}
.block h2{font-size:1.25rem;line-height:1.25;letter-spacing:0;margin:1.4rem 0 .5rem}
.risks ol{list-style:none;padding:0;counter-reset:risk}
.risks li{counter-increment:risk;position:relative;padding:.6rem 0 .7rem 2rem;margin:0;border-top:1px solid var(--line)}
.risks li::before{content:counter(risk);position:absolute;left:0;top:.62rem;color:var(--accent);font-weight:600}
.s{white-space:nowrap}
.s::before{display:inline-block;width:1em;margin-right:.25em;text-align:center;font-weight:400;font-family:"DejaVu Sans","Segoe UI Symbol","Apple Symbols",sans-serif;font-size:.86em}
${GLYPHS}
.s.keep{color:var(--keep)}.s.refactor{color:var(--refactor)}.s.replace{color:var(--replace)}.s.retire{color:var(--retire)}
.s.blocker{color:var(--blocker);font-weight:600}.s.high{color:var(--high)}.s.medium{color:var(--medium)}.s.low{color:var(--low)}.s.info{color:var(--info)}
.r{font-weight:600}
.rA,.rB{color:var(--keep)}.rC{color:var(--medium)}.rD{color:var(--high)}.rE{color:var(--blocker)}
abbr{text-decoration:none;color:var(--soft);cursor:help}
.b{display:block;height:3px;border-radius:2px;background:var(--line);margin-top:.25rem;overflow:hidden}
.b::after{content:"";display:block;height:100%;background:var(--accent)}
${BAR_STEPS}
.scroll{overflow-x:auto;margin:1.2rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding:0 0 .5rem;max-width:70ch}
.verdicts caption{color:var(--ink);font:500 1.25rem/1.25 "Iowan Old Style",Palatino,"Palatino Linotype","URW Palladio L",P052,"Book Antiqua",Georgia,serif}
th{text-align:left;font-weight:500}
thead th{font-weight:400;color:var(--soft);vertical-align:bottom;border-bottom:1px solid var(--ink);white-space:nowrap}
th,td{padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.n{text-align:right;white-space:nowrap}
.n+:not(.n){padding-left:1.2rem}
td.n .b{width:2.4rem;margin-left:auto}
.plan{table-layout:fixed;min-width:34rem}
.plan td{overflow-wrap:anywhere}
.plan thead th:nth-child(1){width:50%}.plan thead th:nth-child(3){width:4.5rem}.plan thead th:nth-child(4){width:8rem}
.filter{table-layout:fixed}.filter td{overflow-wrap:anywhere}
.filter thead th:nth-child(1){width:5.6rem}.filter thead th:nth-child(2){width:16%}.filter thead th:nth-child(3){width:24%}.filter thead th:nth-child(5){width:16%}.filter thead th:nth-child(6){width:3.2rem}.filter thead th:nth-child(7){width:4.2rem}
.plan.left thead th:nth-child(1){width:38%}.plan.left thead th:nth-child(4){width:30%}
tbody th{min-width:9.5rem;overflow-wrap:anywhere}
.verdicts tbody th .soft{margin-left:.4rem}
tfoot td,tfoot th{border-bottom:0;font-weight:600}
.share{width:9rem;white-space:nowrap}
.share .b{display:inline-block;width:5.2rem;height:6px;margin:0 .5rem .1rem 0;vertical-align:middle}
tr.group th{padding-top:1.3rem;font-weight:600;border-bottom-color:var(--ink)}
tr.group .soft{margin-left:.5rem}
th button{display:inline-flex;gap:.3em;align-items:baseline}
th button::after{content:"";width:.6em;font-size:.75em}
th[aria-sort=ascending] button::after{content:"▲"}
th[aria-sort=descending] button::after{content:"▼"}
th[aria-sort] button{color:var(--ink)}
:target{background:var(--tint);box-shadow:0 0 0 .5rem var(--tint)}
section:target,tr:target{box-shadow:none}
section:target{background:none}
figure{margin:1.6rem 0 2.2rem}
figcaption{font-weight:600;font-size:.95rem}
.legend{font-size:.875rem;color:var(--soft);margin:.15rem 0 .6rem;max-width:none}
.legend .s{margin-right:1rem}
.chart{display:block;max-width:100%;height:auto}
.chart text{font-family:inherit}
.chart.narrow{display:none}
#chart-portfolio :is(path,circle)[fill]{fill-opacity:.74;stroke:var(--paper);stroke-width:1.2}
.read{font-size:.875rem;color:var(--soft);margin:.5rem 0 0}
.waves{list-style:none;padding:0}
.waves>li{display:grid;grid-template-columns:5rem 6rem 1fr;border-top:1px solid var(--line);padding:.6rem 0;margin:0}
.waves ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.3rem}
.waves ul li{margin:0;overflow-wrap:anywhere}
.addon{border-top:1px solid var(--line);padding:0}
.addon:last-of-type{border-bottom:1px solid var(--line)}
.addon summary{cursor:pointer;padding:.8rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;list-style:none}
.addon summary::-webkit-details-marker{display:none}
.addon summary::before{content:"+";color:var(--accent);width:.7rem;font-weight:600}
.addon[open] summary::before{content:"–"}
.addon summary h3{margin:0;font-size:1.12rem;overflow-wrap:anywhere;min-width:0}
.addon summary .soft{font-size:.875rem;margin-left:auto}
.addon>*:not(summary){margin-left:1.7rem}
.addon>*:last-child{margin-bottom:2rem}
.addon ul{font-size:.92rem}
.pair{display:grid;grid-template-columns:1.15fr 1fr;gap:0 3rem;font-size:.94rem}
.pair ol{margin:.2rem 0}.pair .risks li{padding:.35rem 0 .35rem 1.6rem}.pair .risks li::before{top:.35rem}
.instance{border-top:1px solid var(--line);padding:.2rem 0 1rem}
.instance h3{margin:1rem 0 0;overflow-wrap:anywhere}
.line{display:block;white-space:nowrap}
.three{display:grid;grid-template-columns:repeat(3,1fr);gap:0 2rem}
.three h4 b{color:var(--accent)}
.three p{font-size:.92rem}
.why{list-style:none;padding:0}
.why code{display:block}
.addon .lede{margin-top:0;margin-bottom:.5rem}
.credit{color:var(--keep)}
.tag{color:var(--accent);font-weight:600;font-size:.84rem}
.traits{display:grid;grid-template-columns:9.5rem 1fr;gap:.45rem 1.5rem;font-size:.92rem;margin:1rem 0}
.traits dt{color:var(--soft)}
.traits dd{margin:0;max-width:72ch;min-width:0}
.traits ul{margin:.2rem 0 0}
.traits li{margin:.1rem 0}
.traits .why code{display:inline}
.titled small,.kpis small{display:block;font-size:.84rem;max-width:56ch}
.titled{min-width:34rem}.titled caption{color:var(--ink);font:500 1.25rem/1.25 "Iowan Old Style",Palatino,"Palatino Linotype","URW Palladio L",P052,"Book Antiqua",Georgia,serif}
.titled tbody th{font-weight:400}
.kpis{min-width:40rem}
.kpis thead th:nth-child(1){width:46%}
.nb{white-space:nowrap}
section .reason{margin-bottom:1rem}
.reason small{display:block;font:400 .9rem/1.4 system-ui,sans-serif}
.months{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem}
.months li{margin:0}
.urgent{list-style:none;padding:0}
.urgent li{margin:.4rem 0}
.urgent .s{margin-right:.5rem}
.found .s{margin-left:.7rem}
.rules dt{margin-top:1rem;font-weight:500}
.rules dd{margin:.2rem 0 0;max-width:72ch}
.tool{display:flex;gap:1rem;align-items:center;font-size:.875rem;color:var(--soft)}
.tool input{font:inherit;color:inherit;background:var(--wash);border:1px solid var(--line);border-radius:4px;padding:.35rem .6rem;width:18rem;max-width:60vw}
footer{padding-top:4rem;padding-bottom:3rem;color:var(--soft);font-size:.875rem}
[hidden]{display:none!important}
`;

const NARROW = `
@media (max-width:52rem){.columns,.three,.pair{grid-template-columns:1fr}.figures{grid-template-columns:1fr 1fr}.figures div:nth-child(odd){padding-left:0;border-left:0}.figures div:nth-child(n+3){border-top:1px solid var(--line)}}
@media (max-width:40rem){body{font-size:15px}main,footer,nav ul{padding-left:1rem;padding-right:1rem}nav li:last-child:has(button){right:-1rem;margin-right:-1rem;padding-right:1rem}header{padding-top:2.4rem}section{padding-top:3rem}.reason{font-size:1.12rem}.big{font-size:2.1rem}.figures div{padding:.8rem .6rem .8rem .8rem}.chart.wide{display:none}.chart.narrow{display:block}.waves>li{grid-template-columns:auto 1fr;gap:0 .6rem}.waves ul{grid-column:1/-1}.addon summary .soft{margin-left:1.7rem;width:100%}.addon>*:not(summary){margin-left:0}table.filter,table.wide{min-width:44rem}.verdicts{min-width:34rem}.legend .s{margin-right:.7rem}caption{max-width:calc(100vw - 2rem)}.traits{grid-template-columns:1fr;gap:0}.traits dd{margin-bottom:.6rem}}
`;

/** A4, light, everything open. Chromium keeps closed details shut in print unless their content is shown like this. */
const PRINT = `
@page{size:A4;margin:12mm 14mm 13mm}
@media print{html{color-scheme:light;font-size:9.2pt}body{font-size:1rem;line-height:1.42}main,footer{max-width:none;padding:0}footer{padding-top:1rem}nav,.skip,.tool,.go{display:none}header{padding:0}h1{font-size:24pt;margin:.2rem 0 .4rem}.reason{font-size:11.5pt;margin-bottom:.8rem;max-width:none}.figures{grid-template-columns:repeat(4,1fr);margin-bottom:.8rem}.figures div{padding:.4rem .8rem .5rem}.figures small{line-height:1.3}.figures div:first-child{padding-left:0}.figures div:nth-child(odd):not(:first-child){padding-left:.8rem;border-left:1px solid var(--line)}.figures div:nth-child(n+3){border-top:0}.big{font-size:21pt}.columns{grid-template-columns:1.15fr 1fr;gap:0 2rem;margin-top:0;font-size:.92rem;line-height:1.34}.columns p{margin:.2rem 0}h3{font-size:12pt}h2{font-size:17pt}.block h2{font-size:12pt;margin:.5rem 0 .2rem}.columns ul{margin:.2rem 0}.columns ul li{margin:.1rem 0}.risks li{padding-top:.24rem;padding-bottom:.26rem}.risks li::before{top:.26rem}.verdicts caption{font-size:12pt}section{padding-top:1.6rem}#trend,#portfolio,#maintenance,#addons,#method,#each{break-before:page}#each~#maintenance,#each~#method{break-before:auto}table{font-size:.9rem}.scroll{overflow:visible;margin:.7rem 0}table.wide,table.filter,.verdicts,.plan{min-width:0}thead{display:table-header-group}tr,figure,li,.figures,table:not(.sort,.plan,.long){break-inside:avoid}h2,h3,h4,.lede,caption,summary,thead{break-after:avoid}.three{grid-template-columns:repeat(3,1fr)}.pair{grid-template-columns:1.15fr 1fr;gap:0 2rem}.instance{break-inside:avoid}.instance h3{margin-top:.5rem}.titled{min-width:0}.chart.wide{display:block}.chart.narrow{display:none}.addon summary::before{content:""!important;width:0}.addon>*:not(summary){margin-left:0}.addon>*:last-child{margin-bottom:1rem}details::details-content{content-visibility:visible;display:block}a{color:inherit;text-decoration:none}th,td{padding-top:.26rem;padding-bottom:.26rem}.b{print-color-adjust:exact;-webkit-print-color-adjust:exact}th button::after{content:none!important}}
`;

/** The one style sheet of the page. Its hash stands in the policy, so it must be used exactly as it is. */
export const STYLE = [
  `:root{${LIGHT}}`,
  `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}`,
  `@media screen{:root[data-theme=dark]{${DARK};color-scheme:dark}:root[data-theme=light]{color-scheme:light}}`,
  BASE,
  BLOCKS,
  NARROW,
  PRINT,
].join('\n');
