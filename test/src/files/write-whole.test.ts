import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { InputError } from '../../../src/domain/errors.js';
import { writeWhole } from '../../../src/files/write-whole.js';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'write-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('writing a file whole', () => {
  it('makes the folders it lies in, and leaves nothing beside it', () => {
    const file = path.join(folder(), 'bakery/report.json');
    writeWhole(file, 'report.json', 'first');
    writeWhole(file, 'report.json', 'second');
    expect(readFileSync(file, 'utf8')).toBe('second');
    expect(readdirSync(path.dirname(file))).toEqual(['report.json']);
  });

  it('does not write through a link that somebody put where the text goes first', () => {
    const here = folder();
    writeFileSync(path.join(here, 'secret'), 'secret');
    symlinkSync('secret', path.join(here, `report.json.${process.pid}.part`));
    writeWhole(path.join(here, 'report.json'), 'report.json', 'text');
    expect(readFileSync(path.join(here, 'secret'), 'utf8')).toBe('secret');
    expect(lstatSync(path.join(here, 'report.json')).isSymbolicLink()).toBe(false);
  });

  it('makes the file behind a link that leads to none yet', () => {
    const here = folder();
    symlinkSync('target.json', path.join(here, 'report.json'));
    writeWhole(path.join(here, 'report.json'), 'report.json', 'text');
    expect(readFileSync(path.join(here, 'target.json'), 'utf8')).toBe('text');
  });

  it('writes pieces as the text that they make, and nothing where one of them fails', () => {
    const file = path.join(folder(), 'report.json');
    function* pieces(broken: boolean) {
      for (let at = 0; at < 300; at++) yield `${at} é🚢`.repeat(1000);
      if (broken) throw new RangeError('no such berth');
    }
    writeWhole(file, 'report.json', pieces(false));
    const text = [...pieces(false)].join('');
    expect(readFileSync(file, 'utf8') === text).toBe(true);
    expect(() => writeWhole(file, 'report.json', pieces(true))).toThrow(new RangeError('no such berth'));
    expect(readFileSync(file, 'utf8') === text).toBe(true);
    expect(readdirSync(path.dirname(file))).toEqual(['report.json']);
  });

  it('refuses a folder and a device in one line', () => {
    const here = folder();
    mkdirSync(path.join(here, 'report.json'));
    for (const file of [path.join(here, 'report.json'), '/dev/null']) {
      expect(() => writeWhole(file, 'report.json', 'text')).toThrow(
        new InputError('report.json: cannot be written: it is not a regular file'),
      );
    }
  });
});
