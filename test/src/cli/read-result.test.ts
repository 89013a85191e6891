import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../../../src/cli/read-result.js';
import { InputError } from '../../../src/domain/errors.js';
import type { Result } from '../../../src/domain/result.js';
import { renderJson } from '../../helpers/reports.js';
import { tree } from '../../helpers/tree.js';
import { emptyHarbour, harbour, largeHarbour } from '../../reports/harbour.js';

const read = (text: string, large?: number) => {
  const here = tree({});
  writeFileSync(path.join(here, 'quay.json'), text);
  return readResult('quay.json', here, large);
};

describe('a result too large for one text', () => {
  it('is read in pieces to what it is read to at once', () => {
    const { accepted: _, ...undecided } = harbour();
    const tricky = { ...harbour(), roots: ['\n  "findings": [\n', '    },\n    {\n'] };
    for (const result of [harbour(), emptyHarbour(), undecided, tricky, largeHarbour(30, 9000)]) {
      const text = renderJson(result);
      expect(read(text, 0)).toEqual(read(text));
      expect(read(text, 0)).toEqual(result);
    }
  });

  it('is refused in a line where it breaks its contract or is no result', () => {
    const broken = (change: (result: Result) => void) => {
      const result = harbour();
      change(result);
      return `${JSON.stringify(result, null, 2)}\n`;
    };
    const texts: [string, RegExp][] = [
      [
        broken(({ findings }) => Object.assign(findings[3]!, { severity: 'loud' })),
        /^quay.json: findings.3.severity: /,
      ],
      [broken(({ addons }) => Object.assign(addons[1]!.risk, { score: 101 })), /^quay.json: addons.1.risk.score: /],
      [broken((result) => Object.assign(result, { target: 'x' })), /^quay.json: target: /],
      ['{"schemaVersion": 2}', /schemaVersion 1 is missing/],
      [renderJson(harbour()).slice(0, -20_000), /^quay.json: too large, or not laid out/],
    ];
    for (const [text, why] of texts) {
      expect(() => read(text, 0)).toThrow(why);
      expect(() => read(text, 0)).toThrow(InputError);
    }
  });

  it('is read at once in another layout', () => {
    expect(read(JSON.stringify(harbour()), 0)).toEqual(harbour());
  });
});
