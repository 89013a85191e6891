import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../src/cli/run.js';
import { readiness } from '../../src/domain/readiness.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import type { Factor } from '../../src/domain/score.js';
import { cell, HEAD } from './markdown.js';

/** The addon of the example: it has findings of most families, and work on every step. */
const ADDON = 'harbour_invoice';

/** The harbour of the tutorial, towards 18.0. @throws Error where the scan does not end with 0. */
export async function exampleResult(root: string): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-example-'));
  try {
    let said = '';
    const write = (text: string) => {
      said += text;
    };
    const io = { stdout: { write }, stderr: { write }, cwd: folder, env: { CI: 'true' }, today: '2026-11-22' };
    const addons = path.join(root, 'fixtures/14.0/harbour');
    const code = await runCli(['scan', addons, '--to', '18.0', '--no-history', '--output', 'r.json'], io);
    if (code !== 0) throw new Error(`the scan of the example ended with ${code}: ${said}`);
    return JSON.parse(readFileSync(path.join(folder, 'r.json'), 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every figure of one addon, with the numbers that go into it. */
export function examplePage(result: Result): string {
  const addon = result.addons.find(({ name }) => name === ADDON);
  if (addon === undefined) throw new Error(`${ADDON} is not in the result`);
  const sections = [
    '# One addon, every figure',
    HEAD,
    `\`${ADDON}\` of the [tutorial](../tutorial.md), scanned towards ${result.target} without evidence from a running system. The formulas stand in
[how the scores are made](scores.md); a test computes the figures of this page from them once more, by other means.
It has ${addon.lines.total} lines, ${addon.lines.billed} of which Odoo bills.`,
    riskSection(result, addon),
    usageSection(addon),
    upgradeSection(addon),
    debtSection(result, addon),
    prioritySection(addon),
    verdictSection(result, addon),
  ];
  return `${sections.join('\n\n')}\n`;
}

function riskSection({ findings }: Result, addon: AddonResult): string {
  const security = findings.filter((finding) => finding.addon === addon.key && finding.family === 'security');
  const rows = security.map(
    ({ rule, severity, certainty }) => `| [${rule}](../rules/${rule}.md) | ${severity} | ${certainty} |`,
  );
  const points = addon.risk.factors.find(({ id }) => id === 'findings-security')!.points;
  return `## Risk: ${addon.risk.score}

${factorTable(addon.risk.factors)}

Their sum is ${sum(addon.risk.factors)}. The ${points} points of security come from these findings:

| rule | severity | certainty |
|---|---|---|
${rows.join('\n')}

Each weighs severity (20, 8, 3, 1, 0) times certainty (1, 0.8, 0.3). Per rule, the weight over
(${addon.lines.total} + 300) / 1,000 thousand lines, to the power of 0.7, gives its density *d*; the points are 18 · Σd / (Σd + 6^0.7).

Confidence: **${addon.risk.confidence}**. All files were read whole, but neither history, tickets nor log were given.`;
}

function usageSection({ usage }: AddonResult): string {
  return `## Use: ${usage.score}

${factorTable(usage.factors)}

Confidence: **${usage.confidence}**. Nothing was observed: this is what the code offers, not what people do with it.`;
}

function upgradeSection({ upgradeCost: { score, hours, hops, confidence } }: AddonResult): string {
  const rows = hops.map(
    (hop) =>
      `| ${hop.to} | ${two(hop.hours.p15)} | ${two(hop.hours.p50)} | ${two(hop.hours.p85)} | ${hop.changedLines.p50} | ${percent(hop.mechanicalShare)} |`,
  );
  return `## Upgrade cost: ${score}

| to | hours, 15 % | middle | 85 % | changed lines, middle | of these by tools |
|---|---:|---:|---:|---:|---:|
${rows.join('\n')}
| all | ${two(hours.p15)} | ${two(hours.p50)} | ${two(hours.p85)} | | |

Middles add up; the ends lie nearer than their sum, because not every step goes badly at once. The score is
100 · ${two(hours.p50)} / (${two(hours.p50)} + 40), stored as the sum of its rounded factors.

Confidence: **${confidence}**. Too few public migrations to 18.0 are known, so that step rests on those of the others.`;
}

function debtSection({ findings }: Result, { key, lines, debt }: AddonResult): string {
  const own = findings.filter((finding) => finding.addon === key && finding.family !== 'upgrade');
  const rows = debt.interest.factors.map(({ id, points, why }) => `| \`${id}\` | ${points} | ${cell(why)} |`);
  return `## Debt: ${two(debt.hours.p50)} h, rating ${debt.rating}

${own.length} findings outside the upgrade take ${two(debt.hours.p50)} h (${two(debt.hours.p15)} to ${two(debt.hours.p85)}). To write ${lines.billed} lines anew takes
${lines.billed} · 30 / 60 = ${two((lines.billed * 30) / 60)} h. The ratio is ${two(debt.hours.p50)} / ${two((lines.billed * 30) / 60)} = ${percent(debt.ratio)}, which is rating **${debt.rating}** (A to 5 %, B to 10 %, C to 20 %, D
to 50 %).

Left alone it costs **${debt.interest.hoursPerYear} h a year**:

| term | h a year | why |
|---|---:|---|
${rows.join('\n')}`;
}

function prioritySection({ risk, usage, upgradeCost, priority }: AddonResult): string {
  const term = ({ score }: { score: number }, weight: number) => `((${score} + 10) / 110)^${weight}`;
  return `## Priority: ${priority}

The product *P* = ${term(risk, 0.4)} · ${term(usage, 0.3)} · ${term(upgradeCost, 0.3)} lies between 10 / 110 and 1; the
priority is 100 · (*P* − 10/110) / (1 − 10/110).`;
}

function verdictSection(result: Result, { verdict }: AddonResult): string {
  const { kind, blockers, blocked } = readiness(result);
  const { installation } = result;
  const criteria = (installation?.criteria ?? []).map(
    (one) =>
      `| ${one.id} | ${one.value === null ? 'unknown' : percent(one.value)} | ${percent(one.limit)} | ${one.exceeded ? 'yes' : 'no'} | ${cell(one.basis)} |`,
  );
  return `## Verdict: ${verdict.kind}

${verdict.reasons.map((reason) => `- ${cell(reason)}`).join('\n')}

All six addons together: **${installation?.verdict}**, confidence ${installation?.confidence}.

| question | value | limit | exceeded | the limit is |
|---|---:|---:|---|---|
${criteria.join('\n')}

Readiness for ${result.target}: **${kind}**. ${blockers} findings stop something on the way, in ${blocked.length} of ${result.addons.length} addons.`;
}

function factorTable(factors: readonly Factor[]): string {
  const rows = factors.map(({ id, points, why }) => `| \`${id}\` | ${points} | ${cell(why)} |`);
  return `| factor | points | why |\n|---|---:|---|\n${rows.join('\n')}`;
}

function sum(factors: readonly Factor[]): string {
  return two(factors.reduce((total, { points }) => total + points, 0));
}

function two(value: number): string {
  return value.toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
