import { describe, expect, it } from 'vitest';
import { countCss, countJavaScript, countScss, countXml, LINE_TOO_LONG } from '../../../analyzers/lines/text.js';

const counters = { countCss, countJavaScript, countScss, countXml };

// Every number comes from parse() of odoo/tools/cloc.py (16.0), run with the same text.
const COUNTED: readonly [counter: keyof typeof counters, what: string, text: string, code: number, total: number][] = [
  [
    'countXml',
    'the declaration counts, comments and blank lines do not',
    '<?xml version="1.0"?>\n<odoo>\n\n    <!-- the quay\n         at night -->\n    <record id="pier"/> <!-- one -->\n</odoo>\n',
    4,
    7,
  ],
  ['countXml', 'a comment inside CDATA goes too', '<t><![CDATA[\n<!-- a\n b -->\n]]></t>', 2, 4],
  ['countXml', 'a comment that is never closed stays', '<t>\n<!-- a\nb\n</t>', 4, 4],
  ['countXml', '<!--> opens a comment that needs an end of its own', '<t>\n<!-->\nb\n-->\n</t>', 2, 5],
  ['countXml', 'nothing but a comment', '<!-- a\nb -->', 0, 2],
  ['countXml', 'an empty file', '', 0, 1],
  ['countXml', 'carriage returns and NBSP are blanks', '<a>\r\n\u00a0\r\n<b/>\r</a>\r\n', 2, 3],
  ['countJavaScript', 'both comments', '// quay\nlet ship = 1; // moored\n/* a\n   b */\nsail();\n', 2, 5],
  [
    'countJavaScript',
    'strings keep what looks like a comment',
    'let a = "// no";\nlet b = \'/* no\';\n// yes\nc();\n',
    3,
    4,
  ],
  ['countJavaScript', 'a string over several lines', 'let a = "one \\\n// two";\nb();\n', 3, 3],
  [
    'countJavaScript',
    'an apostrophe in a template literal hides a comment',
    "let a = `don't`;\n// hidden\nlet b = `it's`;\nc();\n",
    4,
    4,
  ],
  ['countJavaScript', 'a backslash keeps /* from opening', 'let a = /\\/*b/;\nlet c = 1;\n/* d */\n', 2, 3],
  ['countJavaScript', 'a quote that is never closed', 'let a = /"/;\n// b\nc();\n', 2, 3],
  ['countJavaScript', 'a comment that is never closed', 'a();\n/* b\nc();\n', 3, 3],
  ['countJavaScript', 'a comment between two words keeps them apart', 'a/* b\n */c();\n', 1, 2],
  ['countScss', 'both comments, and no guard of the backslash', '// pier\n.a { b: c; }\n\\/* d\n*/\n.e { }\n', 3, 5],
  [
    'countScss',
    'an address holds what looks like a comment',
    '.a {\n    background: url("http://harbour");\n}\n',
    3,
    3,
  ],
  ['countCss', 'only block comments', '.a { }\n// stays\n/* goes\n*/\n.b { content: "/*"; }\n', 3, 5],
];

describe('text counters', () => {
  it.each(COUNTED)('%s: %s', (counter, _what, text, code, total) => {
    expect(counters[counter](text)).toEqual({ code, total });
  });

  it('refuses a line of more than 100,000 characters, but not in XML', () => {
    const long = 'a'.repeat(100_001);
    for (const count of [countJavaScript, countScss, countCss]) expect(count(long)).toEqual({ error: LINE_TOO_LONG });
    expect(countJavaScript(long.slice(1))).toEqual({ code: 1, total: 1 });
    expect(countXml(long)).toEqual({ code: 1, total: 1 });
  });

  it.each([
    ['quotes that escape one another', countJavaScript, `${'\\\\"'.repeat(20)}\n`.repeat(20_000)],
    ['comments that are never closed', countCss, '/*\n'.repeat(300_000)],
    ['XML comments that are never closed', countXml, '<!--\n'.repeat(300_000)],
    ['runs of blanks', countXml, `a${' '.repeat(2_000)}`.repeat(1_000)],
  ] as const)('is linear on %s', (_what, count, text) => {
    const before = performance.now();
    count(text);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
