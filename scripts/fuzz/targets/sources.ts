import { decodePython, decodeUtf8 } from '../../../analyzers/decode.js';
import { directivesIn } from '../../../analyzers/directives.js';
import { whyNotRead } from '../../../analyzers/javascript/skipped.js';
import { createManifestReader } from '../../../analyzers/manifest/read.js';
import { createPythonParser, type PythonBackend } from '../../../analyzers/python/parser.js';
import { createPythonReader } from '../../../analyzers/python/read.js';
import { createReaders } from '../../../analyzers/readers.js';
import { decodeXml } from '../../../analyzers/xml/decode.js';
import { csvFactsSchema } from '../../../src/domain/facts/csv.js';
import { javascriptFactsSchema } from '../../../src/domain/facts/javascript.js';
import { manifestFactsSchema } from '../../../src/domain/facts/manifest.js';
import { pythonFactsSchema } from '../../../src/domain/facts/python.js';
import { xmlFactsSchema } from '../../../src/domain/facts/xml.js';
import type { Position } from '../../../src/domain/position.js';
import { difference } from '../difference.js';
import { followsSchema, insideText } from '../facts.js';
import { type Edit, standsEdits } from '../harmless.js';
import type { Oracle, Outcome, Target } from '../target.js';
import { pointsInside, pythonIndexes, xmlIndexes } from './indexes.js';
import * as seeds from './source-seeds.js';
import * as words from './source-words.js';

type Read = (text: string) => { lines: number; comments?: (Position & { text: string })[] };

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Facts with what the comments ask of this program, as reading an addon takes both. */
function listening(path: string, read: Read, text: string): object {
  const facts = read(text);
  return { ...facts, asks: directivesIn(path, text, facts.comments ?? []) };
}

const linesAtFeed = (text: string): string[] => text.split('\n');
const linesAtAnyEnd = (text: string): string[] => text.split(/\r\n?|\n/);
/** Python takes a lone carriage return for the end of a line. */
const pythonText = (text: string): string => withoutMark(text).replace(/\r(?!\n)/g, '\n');

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
/** Decoding takes it off; a reader that is given one says the same. What comments ask is read from the decoded text. */
const BOM: Edit = { name: 'a byte order mark', apply: (text) => `\ufeff${text}`, by: 0, except: ['asks'] };
const blankLines = (unless: RegExp): Edit => ({
  name: 'two empty lines before it',
  apply: (text) => (unless.test(text) || text === '' ? null : `\n\n${text}`),
  by: 2,
  except: ['lines'],
});

const PYTHON_EDITS: readonly Edit[] = [
  BOM,
  blankLines(/^\s*$/),
  {
    name: 'a comment before it',
    apply: (text) => `# quay\n${text}`,
    by: 1,
    except: ['lines', 'comments', 'asks', 'directives'],
  },
  {
    name: 'a comment behind it',
    apply: (text) => (/\\\s*$/.test(text) ? null : `${ended(text)}# quay\n`),
    by: 0,
    except: ['lines', 'comments', 'asks', 'directives'],
  },
];

/** The other binding gives the same facts. */
function sameByBoth(other: (text: string) => unknown): Oracle {
  return {
    name: 'both parsers',
    complaint: (_input, outcome) => {
      if (!('facts' in outcome) || outcome.text === null) return null;
      return difference(outcome.facts, other(outcome.text));
    },
  };
}

async function backends(): Promise<{ first: PythonBackend; other: PythonBackend | null }> {
  const { backend } = await createPythonParser('auto');
  return { first: backend, other: backend === 'native' ? 'wasm' : null };
}

/** A Python reader or the manifest reader: both read trees of both bindings. */
async function onTrees(path: string, create: typeof createPythonReader | typeof createManifestReader) {
  const { first, other } = await backends();
  const readerOf = async (backend: PythonBackend) => {
    const reader = create((await createReaders(backend)).parser);
    return (text: string) => listening(path, (given) => reader(path, given), text);
  };
  const read = await readerOf(first);
  const oracles = other === null ? [] : [sameByBoth(await readerOf(other))];
  return {
    read: (input: Uint8Array): Outcome => {
      const text = pythonText(decodePython(input).text);
      return { facts: read(text), text };
    },
    oracles: [...oracles, insideText(linesAtFeed), standsEdits(read, PYTHON_EDITS)],
  };
}

export async function pythonTarget(): Promise<Target> {
  const { read, oracles } = await onTrees('models/berth.py', createPythonReader);
  return {
    name: 'python',
    files: ['**/*.py'],
    seeds: seeds.PYTHON,
    words: words.PYTHON,
    read,
    oracles: [asked(followsSchema(pythonFactsSchema)), pythonIndexes, ...oracles],
  };
}

export async function manifestTarget(): Promise<Target> {
  const { read, oracles } = await onTrees('__manifest__.py', createManifestReader);
  return {
    name: 'manifest',
    files: ['**/__manifest__.py', '**/__openerp__.py'],
    seeds: seeds.MANIFEST,
    words: words.MANIFEST,
    read,
    oracles: [asked(followsSchema(manifestFactsSchema)), ...oracles],
  };
}

/** An oracle that sees the facts without what the comments ask. */
function asked({ name, complaint }: Oracle): Oracle {
  return {
    name,
    complaint: (input, outcome) => {
      if (!('facts' in outcome)) return complaint(input, outcome);
      const { asks: _, ...facts } = outcome.facts as { asks?: unknown };
      return complaint(input, { ...outcome, facts });
    },
  };
}

export async function xmlTarget(): Promise<Target> {
  const { xml } = await createReaders('wasm');
  const path = 'views/berth.xml';
  const read = (text: string) => listening(path, (given) => xml(path, given), text);
  const behind: Edit = {
    name: 'a comment behind it',
    apply: (text) => `${ended(text)}<!-- quay -->\n`,
    by: 0,
    except: ['lines', 'comments', 'asks'],
  };
  return {
    name: 'xml',
    files: ['**/*.xml'],
    seeds: seeds.XML,
    words: words.XML,
    read: (input) => {
      const text = withoutMark(decodeXml(input));
      return { facts: read(text), text };
    },
    oracles: [
      asked(followsSchema(xmlFactsSchema)),
      insideText(linesAtFeed),
      xmlIndexes,
      standsEdits(read, [BOM, behind, blankLines(/^<\?xml|^\s*$/)]),
    ],
  };
}

export async function csvTarget(): Promise<Target> {
  const { csv } = await createReaders('wasm');
  const read = (text: string) => csv('security/ir.model.access.csv', text);
  const behind: Edit = { name: 'an empty line behind it', apply: (text) => `${text}\n`, by: 0, except: ['lines'] };
  return {
    name: 'csv',
    files: ['**/*.csv'],
    seeds: seeds.CSV,
    words: words.CSV,
    read: (input) => {
      const text = withoutMark(decodeUtf8(input).text);
      return { facts: read(text), text };
    },
    oracles: [
      followsSchema(csvFactsSchema),
      insideText(linesAtAnyEnd),
      pointsInside('a row of another width', (facts: { header: string[]; rows: { cells: string[] }[] }) =>
        facts.rows.find(({ cells }) => cells.length !== facts.header.length),
      ),
      standsEdits(read, [BOM, behind]),
    ],
  };
}

export async function javascriptTarget(): Promise<Target> {
  const reader = await (await createReaders('wasm')).javascript();
  const path = 'static/src/js/berth.js';
  const read = (text: string) => ({
    ...listening(path, (given) => reader(path, given), text),
    skipped: whyNotRead(path, text),
  });
  // Words of JavaScript are those of its comments, too.
  const comments = ['lines', 'comments', 'asks', 'skipped', 'words'];
  const behind: Edit = {
    name: 'a comment behind it',
    apply: (text) => `${ended(text)}// quay\n`,
    by: 0,
    except: comments,
  };
  return {
    name: 'javascript',
    files: ['**/*.js'],
    seeds: seeds.JAVASCRIPT,
    words: words.JAVASCRIPT,
    read: (input) => {
      const text = withoutMark(decodeUtf8(input).text);
      return { facts: read(text), text };
    },
    oracles: [
      withoutSkipped(asked(followsSchema(javascriptFactsSchema))),
      insideText(linesAtAnyEnd),
      standsEdits(read, [
        { ...BOM, except: ['asks', 'skipped'] },
        behind,
        { ...blankLines(/^#!|^\s*$/), except: comments },
      ]),
    ],
  };
}

function withoutSkipped({ name, complaint }: Oracle): Oracle {
  return {
    name,
    complaint: (input, outcome) => {
      if (!('facts' in outcome)) return complaint(input, outcome);
      const { skipped: _, ...facts } = outcome.facts as { skipped?: unknown };
      return complaint(input, { ...outcome, facts });
    },
  };
}
