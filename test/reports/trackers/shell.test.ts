import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../../reports/shared/text.js';
import { hereDocument, word } from '../../../reports/trackers/shell.js';

const PIECES = [
  "'",
  '"',
  '`',
  '$',
  '$(id)',
  '\\',
  '\n',
  '\r',
  '\0',
  '!',
  '-n',
  '--',
  '%s',
  ';',
  '&',
  '*',
  '~',
  'END_OF_TEXT',
  ' ',
  '港',
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 10 })
  .map((parts) => parts.join(''));

function sh(script: string): string {
  const { stdout, stderr, status } = spawnSync('sh', ['-eu'], { input: script, encoding: 'utf8', env: {} });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

describe('word', () => {
  it('reaches a command as it is, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 30 }), (texts) => {
        expect(sh(`printf '<%s>\\n' ${texts.map(word).join(' ')}\n`)).toBe(
          texts.map((text) => `<${visible(text)}>\n`).join(''),
        );
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('hereDocument', () => {
  it('reaches a command as it is, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nasty, fc.constant('END_OF_TEXT'), fc.constant('END_OF_TEXT_')), { maxLength: 30 }),
        (lines) => {
          const text = lines.map((line) => `${visible(line)}\n`).join('');
          expect(sh(`/bin/cat ${hereDocument(lines)}\necho after\n`)).toBe(`${text}after\n`);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });
});
