import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedBody, changeInCopy, copyFolders, middleFile, placeInCopy } from '../../../scripts/bench/copy.js';
import { corpusOf } from '../../../scripts/bench/corpus.js';

const METHOD = `class Berth(models.Model):
    _name = "harbour.berth"

    def free_metres(self, ship):
        """Room that is left."""
        if not ship:

            return 0
        left = self.length - ship.length
        return left
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-bench-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function harbour(): string {
  const addon = path.join(folder, 'corpus', 'harbour');
  mkdirSync(path.join(addon, 'models'), { recursive: true });
  mkdirSync(path.join(folder, 'corpus', '.git'));
  writeFileSync(path.join(folder, 'corpus', '.git', 'HEAD'), 'ref: refs/heads/14.0\n');
  writeFileSync(
    path.join(addon, '__manifest__.py'),
    '{"name": "Harbour", "version": "14.0.1.0.0", "data": ["tides.csv"]}\n',
  );
  writeFileSync(path.join(addon, '__init__.py'), 'from . import models\n');
  writeFileSync(path.join(addon, 'tides.csv'), 'id,name\nhigh,High\n');
  writeFileSync(path.join(addon, 'views.xml'), '<odoo>\n</odoo>');
  writeFileSync(path.join(addon, 'models', 'a_small.py'), 'LEVEL = 1\n');
  writeFileSync(path.join(addon, 'models', 'berth.py'), METHOD);
  return path.join(folder, 'corpus');
}

/** Every file below a folder, with its bytes and when it was last written or linked. */
function stateOf(root: string): unknown[] {
  const names = readdirSync(root, { recursive: true }).map(String).sort();
  return names.map((name) => {
    const stat = statSync(path.join(root, name));
    const text = stat.isFile() ? readFileSync(path.join(root, name), 'utf8') : null;
    return [name, stat.ino, stat.mtimeMs, stat.ctimeMs, stat.nlink, text];
  });
}

describe('a copy of the corpus', () => {
  it('is changed without a trace in the corpus', async () => {
    const root = harbour();
    const before = stateOf(root);
    const corpus = await corpusOf([root]);
    const file = middleFile(corpus.files)!;
    expect(path.basename(file.file)).toBe('berth.py');
    const copies = copyFolders(corpus.folders, path.join(folder, 'copy'));
    const place = placeInCopy(file.file, corpus.folders, copies);
    expect(readFileSync(place, 'utf8')).toBe(METHOD);

    changeInCopy(place, METHOD, 7);
    expect(readFileSync(place, 'utf8')).toContain('changed_by_bench = 7\n');
    changeInCopy(place, METHOD, 8);
    expect(readFileSync(place, 'utf8')).not.toContain('changed_by_bench = 7\n');
    expect(stateOf(root)).toEqual(before);
    expect(readdirSync(copies[0]!)).toEqual(['harbour']);
  });

  it('refuses a file that lies in none of the folders', () => {
    expect(() => placeInCopy('/harbour2/a.py', ['/harbour'], ['/copy'])).toThrow('in none');
  });
});

describe('a changed body', () => {
  it('has one statement more before the last words of the method', () => {
    const changed = changedBody(METHOD, 3)!;
    expect(changed).toBe(METHOD.replace('        return left', '        changed_by_bench = 3\n        return left'));
  });

  it('is not made of a text without a method that returns at its own level', () => {
    expect(changedBody('def free_metres(self):\n    return 1\n', 0)).toBeNull();
    expect(changedBody('class Berth:\n    def moor(self):\n        if self:\n            return 1\n', 0)).toBeNull();
  });
});

describe('a corpus', () => {
  it('holds what a scan parses, with lines and bytes by language', async () => {
    const { name, addons, languages, total, parts } = await corpusOf([harbour()]);
    expect({ name, addons }).toEqual({ name: 'corpus', addons: 1 });
    expect(languages.python).toMatchObject({ files: 4, lines: 13 });
    expect(languages.xml).toEqual({ files: 1, lines: 2, bytes: 14 });
    expect(languages.csv).toMatchObject({ files: 1, lines: 2 });
    expect(languages.javascript.files).toBe(0);
    expect(total).toMatchObject({ files: 6, lines: 17 });
    expect(parts.map((part) => [part.name, part.addons, part.lines])).toEqual([['harbour', 1, 17]]);
  });
});
