import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Commit, LogParser } from '../../../../src/evidence/git/log.js';

const HASH = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

/** What `git log -z --numstat` writes for one commit in our format. */
const record = (hash: string, subject: string, body: string, rows: string[]) =>
  ['', hash, '2000', '1000', 'Ines@bakery.example', subject, body, '', ...rows].join('\0');

function parse(text: string, chunkSize = 7): Commit[] {
  const commits: Commit[] = [];
  const parser = new LogParser((commit) => commits.push(commit));
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += chunkSize) parser.push(bytes.subarray(start, start + chunkSize));
  parser.end();
  return commits;
}

it('reads rows, renames, binaries and odd names, however the output is cut', () => {
  const rows = ['\n3\t1\tbakery/a.py', '-\t-\tbakery/b.js', '0\t2\t', 'old/c d.py', 'new/\tç.py', ''];
  const text = record(HASH, '[FIX] bakery', 'why\n\nmore', rows) + record(OTHER, 'x', '', ['\n1\t0\tz.py', '']);
  const commits = parse(text);
  expect(commits.map(({ hash, kind, written, landed, author }) => [hash, kind, written, landed, author])).toEqual([
    [HASH, 'fix', 1000, 2000, 0],
    [OTHER, 'other', 1000, 2000, 0],
  ]);
  expect(commits[0]!.files).toEqual([
    { path: 'bakery/a.py', from: null, added: 3, deleted: 1 },
    { path: 'bakery/b.js', from: null, added: 0, deleted: 0 },
    { path: 'new/\tç.py', from: 'old/c d.py', added: 0, deleted: 2 },
  ]);
  for (let size = 1; size < 40; size++) expect(parse(text, size)).toEqual(commits);
});

it('reads names alone', () => {
  expect(parse(record(HASH, 's', '', ['\nbakery/a.py', 'bakery/b.py', '']))[0]!.files).toEqual([
    { path: 'bakery/a.py', from: null, added: null, deleted: null },
    { path: 'bakery/b.py', from: null, added: null, deleted: null },
  ]);
});

it('is not fooled by messages that look like the log', () => {
  const subject = `${OTHER}`;
  const body = `${OTHER}\n1\t1\tbakery/planted.py\x1e\x1f`;
  const commits = parse(record(HASH, subject, body, ['\n1\t1\tbakery/real.py', '']));
  expect(commits.map(({ files }) => files.map(({ path }) => path))).toEqual([['bakery/real.py']]);
});

it('survives any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parse(Buffer.from(bytes).toString('latin1'))),
  );
});

it('never holds a token of more than 4 MB', () => {
  const parser = new LogParser(() => {});
  const push = () => {
    for (let i = 0; i < 100; i++) parser.push(Buffer.alloc(100_000, 'x'));
  };
  expect(push).toThrow('longer than 4 MB');
});

it.each(['-0', '-1e999', '1e999', '99999999999999', 'NaN', ''])('takes %j for no date, and no figure from it', (at) => {
  const text = ['', HASH, at, at, 'Ines@bakery.example', 'x', '', '', `\n${'9'.repeat(400)}\t1\tbakery/a.py`, ''].join(
    '\0',
  );
  expect(parse(text)).toMatchObject([{ landed: 0, written: 0, files: [{ added: 0, deleted: 1 }] }]);
});
