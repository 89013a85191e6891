import { type BilledLines, countLines } from '../../../analyzers/lines/count.js';
import type { Oracle, Target } from '../target.js';
import { pointsInside } from './indexes.js';
import * as seeds from './source-seeds.js';
import * as words from './source-words.js';

const ENDINGS = ['py', 'js', 'xml', 'css', 'scss'];

/** One text counted as a file of every language that Odoo bills, with a manifest that leaves one out. */
function count(bytes: Uint8Array): BilledLines {
  const files = ENDINGS.map((ending) => ({ path: `src/berth.${ending}`, bytes }));
  return countLines([...files, { path: 'lib/quay.py', bytes }], { name: 'Harbour', cloc_exclude: ['lib/*'] }, true);
}

/** The sums are those of the files. */
const sums = pointsInside('sums', (facts: BilledLines) => {
  const of = (field: 'code' | 'total') => facts.files.reduce((sum, file) => sum + file[field], 0);
  if (of('code') !== facts.code || of('total') !== facts.total) return { code: facts.code, total: facts.total };
  const booked = facts.files.length + facts.errors.length + facts.excluded.length;
  if (booked !== ENDINGS.length + 1) return { booked };
  return facts.files.find((file) => [file.code, file.total].some((count) => !Number.isInteger(count) || count < 0));
});

/** Nobody pays for more lines than there are. A lone carriage return ends a line of Python that Odoo's total leaves out. */
const limits: Oracle = {
  name: 'limits',
  complaint: (input, outcome) => {
    if (!('facts' in outcome) || input.includes(13)) return null;
    const { files } = outcome.facts as BilledLines;
    const beyond = files.find(({ code, total }) => code > total);
    return beyond === undefined ? null : JSON.stringify(beyond);
  },
};

/** Odoo strips blank ends: what is put there is not billed. Python alone keeps the number with a comment before it. */
const blanks: Oracle = {
  name: 'blank ends',
  complaint: (input, outcome) => {
    if (!('facts' in outcome)) return null;
    const code = ({ files }: BilledLines) => JSON.stringify(files.map((file) => [file.path, file.code]));
    const facts = outcome.facts as BilledLines;
    const behind = count(Buffer.concat([input, Buffer.from('\n \n\n')]));
    return code(behind) === code(facts) ? null : `${code(facts)} becomes ${code(behind)}`;
  },
};

const comment: Oracle = {
  name: 'comment before',
  complaint: (input, outcome) => {
    if (!('facts' in outcome)) return null;
    const billed = (lines: BilledLines) => lines.files.find(({ path }) => path === 'src/berth.py')?.code ?? null;
    const before = billed(outcome.facts as BilledLines);
    // A file that begins with blanks may become valid, or lose it, when something comes before them.
    if (before === null || /^[\s]/.test(Buffer.from(input.subarray(0, 1)).toString('latin1'))) return null;
    const after = billed(count(Buffer.concat([Buffer.from('# quay\n'), input])));
    return after === before ? null : `${before} lines become ${after}`;
  },
};

/** Counter of the lines that Odoo bills. */
export async function linesTarget(): Promise<Target> {
  return {
    name: 'lines',
    files: ['**/*.{py,js,xml,css,scss}'],
    seeds: [...seeds.PYTHON, ...seeds.JAVASCRIPT, ...seeds.XML, ...seeds.STYLE],
    words: [...words.PYTHON, ...words.JAVASCRIPT, ...words.XML, ...words.STYLE],
    read: (input) => ({ facts: count(input), text: null }),
    oracles: [sums, limits, blanks, comment],
  };
}
