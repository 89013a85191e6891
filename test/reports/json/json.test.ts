import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { resultJsonSchema } from '../../../reports/json/schema.js';
import { generateSchema } from '../../../scripts/generate-schema.js';
import { slaSettingsSchema } from '../../../src/domain/kpis.js';
import { resultSchema } from '../../../src/domain/result.js';
import { kpisOf } from '../../../src/evidence/kpis/index.js';
import { renderJson } from '../../helpers/reports.js';
import { tree } from '../../helpers/tree.js';
import { emptyHarbour, harbour } from '../harbour.js';

const PUBLISHED = new URL('../../../docs/result.schema.json', import.meta.url);

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, shuffled(entry)]),
  );
}

describe('renderJson', () => {
  it('keeps everything and ends with a line end', () => {
    const text = renderJson(harbour());
    expect(JSON.parse(text)).toEqual(harbour());
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('writes in pieces what one call of JSON.stringify would, with lists that are empty or left out', () => {
    const { accepted: _, ...undecided } = harbour();
    for (const result of [harbour(), emptyHarbour(), undecided])
      expect(renderJson(result)).toBe(`${JSON.stringify(resultSchema.parse(result), null, 2)}\n`);
  });

  it('writes keys in the order of the schema however the result was built', () => {
    const sla = slaSettingsSchema.parse({});
    const result = {
      ...harbour(),
      kpis: kpisOf({ tickets: { files: [], window: null, tickets: [], problems: [] }, sla }),
    };
    const text = renderJson(result);
    expect(renderJson(shuffled(result) as typeof result)).toBe(text);
    expect(Object.keys(JSON.parse(text)).slice(0, 3)).toEqual(['schemaVersion', 'tool', 'roots']);
  });

  it('refuses a result that breaks its contract', () => {
    expect(() => renderJson({ ...harbour(), surprise: 1 } as never)).toThrow(/surprise/);
    expect(() => renderJson({ ...harbour(), items: null } as never)).toThrow(/items/);
    const broken = harbour();
    broken.addons[0]!.risk.score = 101;
    expect(() => renderJson(broken)).toThrow();
  });
});

describe('the published schema', () => {
  const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(
    JSON.parse(readFileSync(PUBLISHED, 'utf8')),
  );

  it('is what the schema of the program says', () => {
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(resultJsonSchema());
  });

  it('accepts what is written', () => {
    for (const result of [harbour(), emptyHarbour()]) {
      validate(JSON.parse(renderJson(result)));
      expect(validate.errors).toBeNull();
    }
  });

  it('rejects a field too many, one too few and a wrong word', () => {
    const with_ = (change: object) => validate({ ...harbour(), ...change });
    expect(with_({ surprise: 1 })).toBe(false);
    expect(with_({ waves: undefined })).toBe(false);
    expect(with_({ target: '18' })).toBe(false);
  });
});

describe('generateSchema', () => {
  it('writes, is content with what it wrote, and notices drift and absence', () => {
    const file = join(tree({}), 'result.schema.json');
    const said: string[] = [];
    const run = (check: boolean) => generateSchema(file, check, (line) => said.push(line));
    expect(run(true)).toBe(1);
    expect(run(false)).toBe(0);
    expect(run(true)).toBe(0);
    writeFileSync(file, '{}\n');
    expect(run(true)).toBe(1);
    expect(said.at(-1)).toContain('differs');
  });
});
