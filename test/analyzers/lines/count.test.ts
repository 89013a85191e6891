import { describe, expect, it } from 'vitest';
import { type AddonFile, countLines, languageOf } from '../../../analyzers/lines/count.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = (texts: Record<string, string>): AddonFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: encode(text) }));

const LIBRARY = {
  'static/src/shelf.js': '// shelf\nopenShelf();\n',
  'models/book.py': 'class Book:\n    """A book."""\n    pages = 1\n',
  'views/book.xml': '<odoo>\n\n</odoo>\n',
  'static/src/shelf.scss': '.shelf { }\n',
  'static/src/shelf.css': '.shelf { }\n',
  'models/old.py': 'print "borrowed"\n',
  'tests/test_book.py': 'x = 1\n',
  'i18n/nl.po': 'msgid ""\n',
  'README.md': 'Books\n',
};
const MANIFEST = "{'name': 'Library', 'cloc_exclude': ['**/*.css']}";

describe('countLines', () => {
  it('counts what Odoo bills, file by file and in all', () => {
    const lines = countLines(files({ ...LIBRARY, '__manifest__.py': MANIFEST }), { cloc_exclude: ['**/*.css'] }, true);
    // figures of odoo/tools/cloc.py (16.0) on CPython 3.11.7
    expect(lines).toEqual({
      files: [
        { path: 'models/book.py', language: 'python', code: 3, total: 3 },
        { path: 'static/src/shelf.js', language: 'javascript', code: 1, total: 2 },
        { path: 'static/src/shelf.scss', language: 'scss', code: 1, total: 1 },
        { path: 'views/book.xml', language: 'xml', code: 2, total: 3 },
      ],
      code: 7,
      total: 9,
      excluded: [
        { path: '__manifest__.py', source: 'standard', entry: '__manifest__.py' },
        { path: 'static/src/shelf.css', source: 'cloc_exclude', entry: '**/*.css' },
        { path: 'tests/test_book.py', source: 'standard', entry: 'tests/**/*' },
      ],
      errors: [{ path: 'models/old.py', reason: 'Syntax Error' }],
      deadExcludes: [],
      broadExcludes: [],
    });
  });

  it('does not depend on the order of the files', () => {
    const list = files(LIBRARY);
    expect(countLines([...list].reverse(), null, true)).toEqual(countLines(list, null, true));
  });

  it.each([
    ['a byte order mark', `\ufeff${MANIFEST}`],
    ['a joined text', "{'name': 'Lib' + 'rary', 'cloc_exclude': ['**/*.css']}"],
  ])('ignores the entries of a manifest that cloc.py cannot evaluate: %s', (_what, manifest) => {
    const lines = countLines(files({ ...LIBRARY, '__manifest__.py': manifest }), { cloc_exclude: ['**/*.css'] }, true);
    expect(lines.files.map(({ path }) => path)).toContain('static/src/shelf.css');
    expect(lines.code).toBe(8);
  });

  it('reads a file only where it is counted', () => {
    const unread = (path: string, size?: number): AddonFile => ({
      path,
      ...(size === undefined ? {} : { size }),
      bytes: () => {
        throw new Error(`${path} was read`);
      },
    });
    const lines = countLines(
      [unread('README.md'), unread('tests/test_book.py'), unread('static/src/huge.js', 25 * 2 ** 20 + 1)],
      null,
      true,
    );
    expect(lines.errors).toEqual([{ path: 'static/src/huge.js', reason: 'Max file size exceeded' }]);
  });

  it('takes a file of 25 MiB and no more', () => {
    const bytes = new Uint8Array(25 * 2 ** 20 + 1).fill(0x20);
    const at = (length: number) => countLines([{ path: 'a.xml', bytes: bytes.subarray(0, length) }], null, false);
    expect(at(bytes.length).errors).toEqual([{ path: 'a.xml', reason: 'Max file size exceeded' }]);
    expect(at(bytes.length - 1)).toMatchObject({ errors: [], code: 0, total: 1 });
  });

  it('names entries that take out far more than they name', () => {
    const cloc_exclude = ['**/*', 'models/book.py', '*.css'];
    const lines = countLines(files(LIBRARY), { cloc_exclude }, true);
    expect(lines.code).toBe(0);
    expect(lines.broadExcludes).toEqual([{ entry: '**/*', files: 5, code: 8, share: 1 }]);
    expect(lines.deadExcludes).toEqual([{ entry: '*.css', why: 'matches nothing' }]);
  });
});

describe('languageOf', () => {
  it.each([
    ['a.PY', 'python'],
    ['static/a.min.js', 'javascript'],
    ['.hidden/a.Xml', 'xml'],
    ['.a.py', 'python'],
    ['.py', null],
    ['..py', null],
    ['a.py.bak', null],
    ['a.sass', null],
    ['py', null],
    ['a.constructor', null],
  ])('%s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
