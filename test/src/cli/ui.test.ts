import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { madeUpResult } from '../../../scripts/ui/made-up.js';
import { editorCommand } from '../../../src/cli/ui/editor.js';
import { checkResult, openResult, parseResult } from '../../../src/cli/ui/result.js';
import { openSources } from '../../../src/cli/ui/sources.js';
import type { Finding } from '../../../src/domain/finding.js';
import { cli } from '../../helpers/cli.js';
import { renderJson } from '../../helpers/reports.js';

const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-ui-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function all<T>(steps: Generator<number, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('a saved result', () => {
  const result = madeUpResult(30, 9_000);
  const text = renderJson(result);

  it('is read in pieces to what it is read to at once', () => {
    const { result: head, rest } = parseResult(Buffer.from(text), 'quay.json');
    expect(head.findings).toEqual([]);
    expect({ ...head, findings: all(rest!) }).toEqual(JSON.parse(text));
  });

  it('is read at once in any other layout', () => {
    for (const other of [JSON.stringify(result), JSON.stringify(result, null, 4)]) {
      const { result: whole, rest } = parseResult(Buffer.from(other), 'quay.json');
      expect(rest).toBeNull();
      expect(whole.findings).toHaveLength(9_000);
    }
  });

  it('is not misled by text that looks like its layout', () => {
    const tricky = {
      ...result,
      addons: result.addons.map((addon) => ({ ...addon, title: '\n  "findings": [\n    {\n' })),
    };
    const { result: head, rest } = parseResult(Buffer.from(renderJson(tricky)), 'quay.json');
    expect(head.addons[0]!.title).toBe(tricky.addons[0]!.title);
    expect(all(rest!)).toHaveLength(9_000);
  });

  it('without findings, or with few, is read too', () => {
    for (const findings of [0, 1, 2]) {
      const opened = parseResult(Buffer.from(renderJson(madeUpResult(400, findings))), 'quay.json');
      expect(opened.rest === null ? opened.result.findings : all(opened.rest)).toHaveLength(findings);
    }
  });

  it.each([
    ['{"schemaVersion": 2}', 'not a result of odoo-debt'],
    ['[1, 2', 'not JSON'],
    ['{"schemaVersion": 1}', 'tool'],
    [JSON.stringify({ ...result, addons: [{}] }), 'addons.0: not an addon of a result'],
    [
      JSON.stringify({ ...result, findings: [{ ...result.findings[0], path: 7 }] }),
      'findings.0: not a finding of a result',
    ],
  ])('is refused where nothing can be shown of it: %.20s', (broken, why) => {
    expect(() => parseResult(Buffer.from(broken), 'quay.json')).toThrow(why);
  });

  it('says what else is not as it should be', () => {
    const odd = {
      ...result,
      findings: result.findings.map((finding, at) => (at === 5 ? { ...finding, hop: 'next' } : finding)),
    };
    expect(all(checkResult(odd as never))).toEqual([
      expect.stringContaining('1 of the findings do not follow the schema; the first: findings.5.hop'),
    ]);
    expect(all(checkResult(result))).toEqual([]);
  });

  it('that is not there is one line', () => {
    expect(() => openResult('no.json', folder)).toThrow(/^no\.json: /);
  });
});

describe('sources', () => {
  it('are found below the folder the program was started in, and nowhere else', () => {
    const result = madeUpResult(1, 1);
    const finding = { ...result.findings[0]!, path: 'berth.py' } as Finding;
    writeFileSync(path.join(folder, 'berth.py'), 'one\ntwo\r\nthree');
    const sources = openSources(() => result, [folder], false);
    expect(sources.linesOf(finding)).toEqual(['one', 'two', 'three']);
    expect(sources.linesOf({ ...finding, path: '../../etc/hostname' })).toBeNull();
    expect(sources.linesOf({ ...finding, path: 'no.py' })).toBeNull();
  });
});

describe('the editor', () => {
  it.each([
    [{}, 'vi', ['+12', 'a.py']],
    [{ EDITOR: 'nano' }, 'nano', ['+12', 'a.py']],
    [{ EDITOR: 'nano', VISUAL: 'emacs -nw' }, 'emacs', ['-nw', '+12', 'a.py']],
    [{ VISUAL: 'code --wait' }, 'code', ['--wait', '-g', 'a.py:12']],
    [{ VISUAL: '/usr/bin/subl' }, '/usr/bin/subl', ['a.py:12']],
    [{ VISUAL: 'gedit' }, 'gedit', ['a.py']],
  ])('is told the line in its own way: %o', (env, command, args) => {
    expect(editorCommand(env, 'a.py', 12)).toEqual({ command, args });
  });

  it('takes no file for an option', () => {
    expect(editorCommand({}, '-c!reboot', 1).args).toEqual(['+1', './-c!reboot']);
  });
});

it('says in one line where there is no terminal, and names what to do', async () => {
  const { code, err } = await cli(folder, 'ui', 'result.json');
  expect(code).toBe(2);
  expect(err).toBe(
    'odoo-debt: ui needs a terminal for input and output; odoo-debt scan --format summary prints a page anywhere\n',
  );
});
