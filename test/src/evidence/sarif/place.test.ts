import { describe, expect, it } from 'vitest';
import type { AddonSource } from '../../../../src/domain/addon.js';
import { fileFinder } from '../../../../src/evidence/sarif/files.js';
import { pythonStatements, statementAt } from '../../../../src/evidence/sarif/statements.js';
import { sarifLog, sarifResult } from './logs.js';

function placeOf(artifactLocation: object, run: object = {}): string {
  const result = sarifResult({ locations: [{ physicalLocation: { artifactLocation } }] });
  return sarifLog('x', [result], run).runs[0]!.results[0]!.place.join('/');
}

describe('the file of a result', () => {
  it.each([
    ['bakery/models/oven.py', 'bakery/models/oven.py'],
    ['./bakery/../bakery/models/oven.py', 'bakery/models/oven.py'],
    ['../../bakery/oven.py', 'bakery/oven.py'],
    ['/home/baker/bakery/oven.py', 'home/baker/bakery/oven.py'],
    ['file:///home/baker/bakery/oven.py', 'home/baker/bakery/oven.py'],
    ['file://server/share/oven.py', 'share/oven.py'],
    ['file:///C:/Users/baker/oven.py', 'Users/baker/oven.py'],
    ['C:\\Users\\baker\\oven.py', 'Users/baker/oven.py'],
    ['bakery/caf%C3%A9%20noir.py', 'bakery/café noir.py'],
    ['bakery/100%.py', 'bakery/100%.py'],
  ])('reads %s', (uri, expected) => {
    expect(placeOf({ uri })).toBe(expected);
  });

  it('follows bases, artifacts, and no circle', () => {
    const originalUriBaseIds = {
      ROOT: { uri: 'file:///ci/' },
      SRC: { uri: 'addons/', uriBaseId: 'ROOT' },
      A: { uri: 'a/', uriBaseId: 'A' },
    };
    expect(placeOf({ uri: 'oven.py', uriBaseId: 'SRC' }, { originalUriBaseIds })).toBe('ci/addons/oven.py');
    expect(placeOf({ uri: '/abs/oven.py', uriBaseId: 'SRC' }, { originalUriBaseIds })).toBe('abs/oven.py');
    expect(placeOf({ uri: 'oven.py', uriBaseId: 'A' }, { originalUriBaseIds })).toMatch(/^(a\/)+oven\.py$/);
    expect(placeOf({ index: 1 }, { artifacts: [{}, { location: { uri: 'b/oven.py' } }] })).toBe('b/oven.py');
    expect(placeOf({ index: 7 }, { artifacts: [] })).toBe('');
  });
});

const source = (name: string, path: string, files: string[], root = 0) =>
  ({
    addon: { key: path, name, path, root },
    files: files.map((file) => ({ path: file, bytes: 1 })),
  }) as unknown as AddonSource;

describe('fileFinder', () => {
  const find = fileFinder(
    [
      source('bakery', 'addons/bakery', ['models/oven.py', 'models/flour.py', '__manifest__.py']),
      source('harbour', 'addons/harbour', ['models/quay.py', 'models/flour.py', '__manifest__.py']),
    ],
    ['shop'],
  );
  const path = (place: string) => find(place.split('/'))?.path ?? null;

  it('takes the longest common end', () => {
    expect(path('addons/bakery/models/oven.py')).toBe('addons/bakery/models/oven.py');
    expect(path('builds/x/bakery/models/flour.py')).toBe('addons/bakery/models/flour.py');
    expect(path('harbour/__manifest__.py')).toBe('addons/harbour/__manifest__.py');
    expect(path('models/oven.py')).toBe('addons/bakery/models/oven.py');
  });

  it('takes none where two fit, where the addon is another one, and where nothing fits', () => {
    expect(path('models/flour.py')).toBeNull();
    expect(path('flour.py')).toBeNull();
    expect(path('brewery/models/oven.py')).toBeNull();
    expect(path('setup.py')).toBeNull();
    expect(find([])).toBeNull();
  });

  it('knows twins by what stands above them', () => {
    const twins = fileFinder(
      [source('bakery', 'a/bakery', ['oven.py']), source('bakery', 'b/bakery', ['oven.py'])],
      ['shop'],
    );
    expect(twins(['x', 'b', 'bakery', 'oven.py'])?.path).toBe('b/bakery/oven.py');
    expect(twins(['bakery', 'oven.py'])).toBeNull();
  });
});

describe('pythonStatements', () => {
  const spans = (text: string) => pythonStatements(text).map(({ line, endLine }) => [line, endLine]);

  it('joins brackets, long strings and backslashes, and skips comments', () => {
    expect(spans('a = f(\n  1,  # )\n  "(",\n)\n\n# note\nb = """\n(\n"""\nc = 1 + \\\n  2\n')).toEqual([
      [1, 4],
      [7, 9],
      [10, 11],
    ]);
    expect(spans('x = "\\""\ny = \'#\'\n')).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('gives the same code after a formatter', () => {
    const [before] = pythonStatements("self.env.cr.execute('SELECT %s' % name, [1])\n");
    const [after] = pythonStatements('self.env.cr.execute(\n    "SELECT %s" % name,  # bread\n    [1],\n)\n');
    expect(after!.code).toBe(before!.code);
  });

  it('finds the statement of a line, and survives what is no Python', () => {
    const found = pythonStatements('a = (\n 1)\nb = 2\n');
    expect(statementAt(found, 2)?.line).toBe(1);
    expect(statementAt(found, 9)).toBeNull();
    expect(pythonStatements('"""'.padEnd(500_000, 'x\\"')).length).toBe(1);
    expect(pythonStatements(`${'('.repeat(300_000)}`).length).toBe(1);
  });
});
