import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { decodeIndex, encodeIndex, type RawIndex } from '../../../analyzers/symbols/container.js';
import { diff } from '../../../analyzers/symbols/delta.js';
import { rawIndex } from '../../../analyzers/symbols/index.js';
import { OdooSymbols } from '../../../analyzers/symbols/odoo-symbols.js';
import { SECTIONS, type SectionLines } from '../../../analyzers/symbols/sections.js';
import type { Target } from '../target.js';

/** Stands between the parts of an input: the description first, then one text per section. */
const CUT = '\n%%%%\n';
/** Digests would stop every change at the door, so an input is put into a container of its own first. */
const PACK = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

function containerOf(input: Uint8Array): Buffer {
  const [header = '', ...texts] = Buffer.from(input).toString('utf8').split(CUT);
  const streams = texts.map((text) => brotliCompressSync(text, PACK));
  const described = header.replace('"SECTIONS"', JSON.stringify(sectionsOf(streams)));
  const rest = Buffer.concat([Buffer.from(`${described}\n`), ...streams]);
  return Buffer.concat([Buffer.from(`odoo-debt symbols 1 ${createHash('sha256').update(rest).digest('hex')}\n`), rest]);
}

const sectionsOf = (streams: readonly Buffer[]) =>
  SECTIONS.slice(0, streams.length).map((name, at) => ({ name, bytes: streams[at]!.length, lines: 1 }));

/** The first blocks of every section of a shipped index. */
function piece(lines: number): SectionLines {
  const raw = rawIndex('16.0');
  const pieces = SECTIONS.map((name) => [name, raw.bytes(name).toString().split('\n', lines)]);
  return Object.fromEntries(pieces) as SectionLines;
}

const ABOUT = {
  series: '16.0',
  provenance: { release: '16.0', edition: 'community', repository: null },
  counts: { modules: 1 },
} as const;

function seedsFrom(sections: SectionLines, base: RawIndex): string[] {
  const whole = SECTIONS.map((name) => sections[name].join('\n'));
  const changes = SECTIONS.map((name) => diff(base.bytes(name).toString().split('\n'), sections[name]));
  const described = (from: object | null) => JSON.stringify({ ...ABOUT, base: from, sections: 'SECTIONS' });
  return [
    [described(null), ...whole].join(CUT),
    [described({ series: '15.0', digest: base.digest }), ...changes].join(CUT),
  ];
}

/** Asks everything there is to ask, of a few names that are there and one that is not. */
function asked(symbols: OdooSymbols): unknown {
  const some = (names: readonly string[]) => [...names.slice(0, 4), 'harbour.berth'];
  const reachable = symbols.closure(some(symbols.modules()));
  return {
    counts: symbols.counts(),
    closure: [...reachable].sort(),
    modules: some(symbols.modules()).map((name) => [symbols.module(name), symbols.xmlids(name).slice(0, 3)]),
    models: some(symbols.models()).map((name) => [
      symbols.model(name),
      symbols.hasModel(name, reachable),
      symbols.field(name, 'name', reachable),
      symbols.method(name, 'create'),
    ]),
    views: some(symbols.views()).map((id) => [
      symbols.view(id),
      symbols.viewChildren(id).length,
      symbols.combinedView(id),
      symbols.locate(id, "//field[@name='name']", reachable),
      symbols.xmlid(id),
    ]),
    templates: some(symbols.templates()).map((name) => [symbols.template(name), symbols.locateInTemplate(name, '//t')]),
    bundles: some(symbols.bundles()).map((name) => symbols.bundle(name)),
    javascript: some(symbols.jsModules()).map((name) => symbols.jsModule(name)),
    controllers: some(symbols.controllers()).map((name) => symbols.controllerClass(name)),
    python: some(symbols.pythonModules()).map((name) => [
      symbols.pythonName(name, 'x'),
      symbols.pythonSignature(name, 'x'),
    ]),
    rest: [
      symbols.file('web/static/src/a.js'),
      symbols.route('/web'),
      symbols.registration('actions', 'a'),
      symbols.fieldKeyword('char', 'size'),
    ],
  };
}

/** The container of symbol indexes, and the answers from what is in it. */
export async function symbolsTarget(): Promise<Target> {
  const bytes = encodeIndex(piece(40), { ...ABOUT, series: '15.0', counts: {} });
  const base = decodeIndex(bytes, 'base', () => Promise.reject() as never);
  return {
    name: 'symbols',
    files: ['**/*.symbols-text'],
    seeds: seedsFrom(piece(60), base),
    words: [
      '\n',
      '\t',
      '@',
      '\n@',
      CUT,
      '{',
      '}',
      '"',
      ',',
      '0',
      'zz',
      '-1',
      '1,1,1',
      'null',
      '"base":',
      '"SECTIONS"',
      '%',
      '//field',
      '__proto__',
    ],
    read: (input) => {
      const raw = decodeIndex(containerOf(input), 'harbour.symbols', () => base);
      // Answers hold maps and trees that know their parents; they stay in this process.
      const plain = (key: string, value: unknown) =>
        key === 'parent' ? undefined : value instanceof Map ? [...value] : value;
      return { facts: JSON.parse(JSON.stringify(asked(new OdooSymbols(raw)), plain)), text: null };
    },
    oracles: [],
  };
}
