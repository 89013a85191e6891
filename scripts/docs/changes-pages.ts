import { loadChanges } from '../../analyzers/changes/load.js';
import { AREAS, type Area, type Change } from '../../analyzers/changes/schema.js';
import { compareSeries, SERIES, type Series } from '../../src/domain/series.js';
import { cell, HEAD } from './markdown.js';

const FOLDER = 'docs/changes';
/** Longer texts are cut: lists of hundreds of methods hide the table. `explain` has them whole. */
const MAX_TEXT = 160;

/** One page per version step with every change the program knows, and a list of the steps: path to text. */
export function changesPages(): Map<string, string> {
  const changes = [...loadChanges().byId.values()].sort(byAreaAndId);
  const steps = SERIES.slice(1).map((to, index) => ({ from: SERIES[index]!, to, ...changesOf(changes, to) }));
  const told = steps.filter(({ ending, deprecated }) => ending.length + deprecated.length > 0);
  const undated = changes.filter(({ breaksIn, deprecatedIn }) => breaksIn === null && deprecatedIn === null);
  return new Map([
    [`${FOLDER}/README.md`, indexPage(told, changes.length, undated)],
    ...told.map((step) => [`${FOLDER}/${fileOf(step)}`, stepPage(step)] as const),
  ]);
}

interface Step {
  from: Series;
  to: Series;
  /** What stops working or changes with this step. */
  ending: Change[];
  /** What is deprecated with it and goes on working, to a later step or to this day. */
  deprecated: Change[];
}

function changesOf(changes: readonly Change[], to: Series): Pick<Step, 'ending' | 'deprecated'> {
  return {
    ending: changes.filter(({ breaksIn }) => breaksIn === to),
    deprecated: changes.filter(({ breaksIn, deprecatedIn }) => deprecatedIn === to && breaksIn !== to),
  };
}

function byAreaAndId(a: Change, b: Change): number {
  return AREAS.indexOf(a.area) - AREAS.indexOf(b.area) || (a.id < b.id ? -1 : 1);
}

function fileOf({ from, to }: Pick<Step, 'from' | 'to'>): string {
  return `${from}-${to}.md`;
}

function indexPage(steps: readonly Step[], all: number, undated: readonly Change[]): string {
  const rows = steps.map((step) => {
    const decides = step.ending.filter((change) => change.decides).length;
    const counts = [step.ending.length, decides, step.deprecated.length].map((count) => count.toLocaleString('en'));
    return `| [${step.from} to ${step.to}](${fileOf(step)}) | ${counts.join(' | ')} |`;
  });
  return `${[
    '# What changed between versions of Odoo',
    HEAD,
    `${all.toLocaleString('en')} changes, each with its source. *Found in code* are those that parsed code can be held against without false
alarms; the others are known to \`odoo-debt explain <id>\` and decide nothing. How findings come of them is told in
[upgrade resolution](../explanation/upgrade-resolution.md).`,
    `| step | stops working or changes | of these found in code | deprecated, goes on working |\n|---|---:|---:|---:|\n${rows.join('\n')}`,
    `A page lists changes by area. *Tree comparison* as a source means that Odoo's own source of both versions was compared by
program, name by name ([the symbol index](../explanation/symbol-index.md)). 20.0 was not released when its changes were read; they
are marked and never more than possible.`,
    ...table('Of no single step', undated, sourceNumbers(undated)),
    ...sources(sourceNumbers(undated)),
  ].join('\n\n')}\n`;
}

function stepPage(step: Step): string {
  const numbers = sourceNumbers([...step.ending, ...step.deprecated]);
  const areas = (changes: readonly Change[], what: (area: Area) => string) =>
    AREAS.flatMap((area) =>
      table(
        what(area),
        changes.filter((change) => change.area === area),
        numbers,
      ),
    );
  return `${[
    `# Odoo ${step.from} to ${step.to}`,
    HEAD,
    `[All steps](README.md). ${step.ending.length.toLocaleString('en')} changes; \`odoo-debt explain <id>\` prints one whole. *Found by* is the rule that reports it in
code, or – where nothing does.`,
    ...areas(step.ending, (area) => area),
    ...areas(step.deprecated, (area) => `Deprecated from ${step.to} on: ${area}`),
    ...sources(numbers),
  ].join('\n\n')}\n`;
}

function table(heading: string, changes: readonly Change[], numbers: ReadonlyMap<string, number>): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change) =>
    [
      '',
      `\`${change.id}\``,
      cell(cut(change.old)),
      cell(cut(change.replacement)),
      how(change),
      change.rule === null ? '–' : `[${change.rule.replace('upgrade/', '')}](../rules/${change.rule}.md)`,
      `[${numbers.get(change.source)}](#sources)`,
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return [
    `## ${heading}`,
    `${changes.length.toLocaleString('en')} ${changes.length === 1 ? 'change' : 'changes'}.`,
    `| id | what | instead | how it shows | found by | source |\n|---|---|---|---|---|---|\n${rows.join('\n')}`,
  ];
}

function how({ breakMode, breaksIn, deprecatedIn }: Change): string {
  const before = breaksIn !== null && deprecatedIn !== null && compareSeries(deprecatedIn, breaksIn) < 0;
  return `${breakMode.replaceAll('-', ' ')}${before ? `, deprecated in ${deprecatedIn}` : ''}`;
}

function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const short = text.slice(0, MAX_TEXT).replace(/[\s,;]+\S*$/, '');
  // A piece of code must not stay open.
  return `${(short.match(/`/g)?.length ?? 0) % 2 === 1 ? `${short}\`` : short} …`;
}

/** Sources in alphabetical order, numbered from 1: most are those of hundreds of changes. */
function sourceNumbers(changes: readonly Change[]): Map<string, number> {
  const all = [...new Set(changes.map(({ source }) => source))].sort();
  return new Map(all.map((source, index) => [source, index + 1]));
}

function sources(numbers: ReadonlyMap<string, number>): string[] {
  if (numbers.size === 0) return [];
  const lines = [...numbers].map(([source, number]) => `${number}. ${linked(source)}`);
  return ['## Sources', lines.join('\n')];
}

/** A file of Odoo that is named with its series leads to that file. */
function linked(source: string): string {
  const file = /\b((?:odoo|addons|openerp)\/[\w/]+\.(?:py|xml|js|rst)) (\d+\.0)\b/g;
  let end = 0;
  let text = '';
  for (const match of source.matchAll(file)) {
    const [whole, path, series] = match;
    text += `${cell(source.slice(end, match.index))} [${path} ${series}](https://github.com/odoo/odoo/blob/${series}/${path}) `;
    end = match.index + whole.length;
  }
  return (text + cell(source.slice(end)))
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ([,;:.)])/g, '$1')
    .trim();
}
