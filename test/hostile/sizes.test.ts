import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tree } from '../helpers/tree.js';
import { FULL, program, reasons, snapshot } from './world.js';

const MEGABYTES = FULL ? 200 : 26;
const ADDONS = FULL ? 2000 : 200;
const MANIFEST = "{'name': 'Pier', 'version': '16.0.1.0.0'}";
const READ = ['models/a.py', 'views/a.xml', 'static/src/a.js', 'security/ir.model.access.csv'];

it('files beyond the limit are named and not read, by the scan and by the count of lines', () => {
  const root = tree({ 'pier/__manifest__.py': MANIFEST });
  for (const name of [...READ, 'static/src/a.css', 'i18n/nl.po', 'static/a.png', 'mole/__manifest__.py']) {
    const file = path.join(root, 'pier', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    truncateSync(file, MEGABYTES * 2 ** 20);
  }
  const before = snapshot(root);
  const { code, out, err } = program(root, 'scan', '.', '--format', 'json', '--quiet', '--jobs', '1');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const why = reasons(out);
  for (const name of [...READ, 'mole/__manifest__.py'])
    expect(why[`pier/${name}`]).toMatch(/larger than the limit of 10000000 bytes/);
  const lines = program(root, 'lines', '.');
  expect(lines.out.match(/Max file size exceeded/g)).toHaveLength(5);
  expect(snapshot(root)).toEqual(before);
}, 700_000);

it('many addons in a row, in a circle and in one another end in time and memory', () => {
  const files: Record<string, string> = {};
  for (let at = 0; at < ADDONS; at++) {
    files[`row/r${at}/__manifest__.py`] = MANIFEST;
    files[`circle/c${at}/__manifest__.py`] =
      `{'name': 'C', 'version': '16.0.1.0.0', 'depends': ['c${(at + 1) % ADDONS}']}`;
  }
  let inside = 'inside';
  for (let at = 0; at < 60; at++) {
    files[`${inside}/__manifest__.py`] = MANIFEST;
    inside += `/n${at}`;
  }
  const root = tree(files);
  const { code, out } = program(root, 'scan', '.', '--format', 'json', '--quiet', '--jobs', '1');
  expect(code).toBe(0);
  expect(JSON.parse(out).addons).toHaveLength(2 * ADDONS + 60);
}, 700_000);
