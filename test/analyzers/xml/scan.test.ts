import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../../analyzers/xml/read.js';
import { type XmlFacts, type XmlNode, xmlFactsSchema } from '../../../src/domain/facts/xml.js';

const read = (text: string): XmlFacts => xmlFactsSchema.parse(readXml('views/harbour.xml', text));
const places = (facts: XmlFacts) => facts.nodes.map(({ tag, line, column, endLine }) => [tag, line, column, endLine]);

describe('places', () => {
  it.each<[string, string, unknown[]]>([
    [
      'one line',
      '<a><b/><c></c></a>',
      [
        ['a', 1, 1, 1],
        ['b', 1, 4, 1],
        ['c', 1, 8, 1],
      ],
    ],
    [
      'tag over several lines',
      '<a\n  x="1"\n>\n  <b\n    y="2"/>\n</a>\n',
      [
        ['a', 1, 1, 6],
        ['b', 4, 3, 5],
      ],
    ],
    [
      'CRLF',
      '<a>\r\n  <b\r\n    y="2"/>\r\n\t<c/></a>',
      [
        ['a', 1, 1, 4],
        ['b', 2, 3, 3],
        ['c', 4, 2, 4],
      ],
    ],
    ['declaration and comment first', '<?xml version="1.0"?>\n<!-- pier\n 2 --><a/>', [['a', 3, 7, 3]]],
    [
      'byte order mark counts for nothing',
      '\uFEFF<a>\n<b/></a>',
      [
        ['a', 1, 1, 2],
        ['b', 2, 1, 2],
      ],
    ],
    [
      'columns are UTF-16 units',
      '<a>é😀<b/></a>',
      [
        ['a', 1, 1, 1],
        ['b', 1, 7, 1],
      ],
    ],
    [
      'tags in CDATA, comments and values are none',
      '<a><![CDATA[<b>\n]]><!--<c>--><d x="<e>"/></a>'.replace('<e>', '&lt;e>'),
      [
        ['a', 1, 1, 2],
        ['d', 2, 14, 2],
      ],
    ],
    ['closing tag with space', '<a>\n</a\n >', [['a', 1, 1, 3]]],
    [
      'line break in a value',
      '<a x="1\n2"><b/></a>',
      [
        ['a', 1, 1, 2],
        ['b', 2, 4, 2],
      ],
    ],
    ['DOCTYPE', '<!DOCTYPE a [\n<!ENTITY x "y>z<">\n<!-- ] > -->\n]>\n<a/>', [['a', 5, 1, 5]]],
  ])('%s', (_, text, expected) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(places(facts)).toEqual(expected);
  });

  it('of comments', () => {
    expect(read('<!-- one -->\r\n<a>x<!--\n two --><b/></a><!---->').comments).toEqual([
      { line: 1, column: 1, text: 'one' },
      { line: 2, column: 5, text: 'two' },
      { line: 3, column: 17, text: '' },
    ]);
  });

  it.each([
    ['', 0],
    ['<a/>', 1],
    ['<a/>\n', 1],
    ['<a>\r\n</a>', 2],
    ['<a>\n\n</a>\n', 3],
  ])('lines of %j: %i', (text, lines) => {
    expect(read(text).lines).toBe(lines);
  });
});

describe('values', () => {
  const attribute = (raw: string) => read(`<a x=${raw}/>`).nodes[0]?.attributes.x;
  const text = (inside: string) => read(`<a>${inside}</a>`).nodes[0]?.text;

  it.each([
    ['"&lt;&gt;&amp;&quot;&apos;"', `<>&"'`],
    ['"&#65;&#x42;&#10;"', 'AB\n'],
    ['"one\n  two\tthree\r\nfour"', 'one   two three four'],
    [`'say "ahoy"'`, 'say "ahoy"'],
    ['" kept "', ' kept '],
    ['"&amp;lt;"', '&lt;'],
    ['""', ''],
  ])('attribute %s', (raw, expected) => {
    expect(attribute(raw)).toBe(expected);
  });

  it.each([
    ['  pier  ', 'pier'],
    ['one<b/> two <b/>\nthree', 'one two three'],
    ['one<!-- c -->two', 'one two'],
    ['a<![CDATA[ <b> & ]]>c', 'a <b> & c'],
    ['&lt;b&gt;', '<b>'],
    ['one\r\ntwo', 'one\ntwo'],
    ['&#160;', '\u00A0'],
    [' <b/> ', ''],
    ['x'.repeat(3000), 'x'.repeat(2000)],
    [`${'x'.repeat(1999)}😀`, 'x'.repeat(1999)],
  ])('text %j', (inside, expected) => {
    expect(text(inside)).toBe(expected);
  });

  it('never expands the entities of a DOCTYPE', () => {
    const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const facts = read(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a x="&l30;">&l30;</a>`);
    expect(facts.errors).toEqual([]);
    expect(facts.nodes[0]).toMatchObject({ text: '&l30;', attributes: { x: '&l30;' } });
  });

  it('keeps names that JavaScript objects own', () => {
    const facts = read('<constructor __proto__="1" toString="2"><__proto__/></constructor>');
    expect(facts.nodes.map((node) => node.tag)).toEqual(['constructor', '__proto__']);
    expect(Object.entries(readXml('x', '<a __proto__="1" toString="2"/>').nodes[0]!.attributes)).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ]);
  });
});

describe('malformed text', () => {
  it.each<[string, number, number, RegExp]>([
    ['', 1, 1, /no element/],
    ['  \n ', 2, 2, /no element/],
    ['quay', 1, 1, /outside the root/],
    ['<a>\n<b></a>', 2, 4, /`<\/a>` where `<\/b>` is due \(opened in line 2\)/],
    ['<a>\n  <b>\n', 2, 3, /`b` is never closed/],
    ['<a/></a>', 1, 5, /closes nothing/],
    ['<a/>\n<b/>', 2, 1, /second root/],
    ['<a/> quay', 1, 6, /outside the root/],
    ['<a x=1/>', 1, 4, /not in quotes/],
    ['<a x/>', 1, 4, /no value/],
    ['<a x="1" x="2"/>', 1, 10, /repeated/],
    ['<a x="1"y="2"/>', 1, 9, /no space/],
    ['<a x="1/>', 1, 6, /not closed/],
    ['<a x="1"', 1, 1, /tag is not closed/],
    ['<a x="b < c"/>', 1, 9, /`<` in the value/],
    ['<a x="b & c"/>', 1, 9, /`&` that starts no reference/],
    ['<a>\n b & c</a>', 2, 4, /`&` that starts no reference/],
    ['<a>&nbsp;</a>', 1, 4, /`&nbsp;` refers to nothing/],
    ['<a>&#0;</a>', 1, 4, /refers to nothing/],
    ['<a>&#xD800;</a>', 1, 4, /refers to nothing/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&d;</a>', 1, 34, /refers to nothing/],
    ['<a>b < c</a>', 1, 6, /starts no tag/],
    ['<a>]]></a>', 1, 4, /outside a CDATA/],
    ['<a><!-- b -- c --></a>', 1, 11, /inside a comment/],
    ['<a><!-- b', 1, 4, /comment is not closed/],
    ['<a><![CDATA[b</a>', 1, 4, /CDATA section is not closed/],
    ['<a><!b></a>', 1, 4, /neither a comment/],
    ['<a><!DOCTYPE b></a>', 1, 4, /not before the root/],
    ['<!DOCTYPE b [', 1, 1, /DOCTYPE is not closed/],
    [' <?xml version="1.0"?><a/>', 1, 2, /not at the start/],
    ['<?xml encoding="utf-8"?><a/>', 1, 1, /declaration is malformed/],
    ['<a><?b</a>', 1, 4, /instruction is not closed/],
    ['<a>\n\u0000</a>', 2, 1, /U\+0000/],
    ['<a b="\u0008">', 1, 7, /U\+0008/],
    ['<a></a b="1">', 1, 4, /closing tag is malformed/],
    ['<a\n"/>', 2, 1, /does not belong in a tag/],
  ])('%j is at fault in %i:%i', (text, line, column, why) => {
    const facts = read(text);
    expect(facts.errors).toEqual([{ line, column, why: expect.stringMatching(why) }]);
    expect(facts).toMatchObject({ root: null, nodes: [], records: [], views: [], templates: [], comments: [] });
  });

  it.each([
    '<a>&my.long-entity_name.of.a.harbour;</a>'.replace('<a>', '<!DOCTYPE a SYSTEM "a.dtd"><a>'),
    '<a\n/>',
    '<a x = "1" />',
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><a/>",
    '<?xml-stylesheet href="x"?><a/><?end?><!-- c -->\n',
    '<a x=">"/>',
    '<é:ñ._-·/>',
  ])('%j is well-formed', (text) => {
    expect(read(text).errors).toEqual([]);
  });
});

describe('hostile text', () => {
  const many = 100_000;
  it.each<[string, string, number]>([
    ['deep nesting', '<a>'.repeat(many) + '</a>'.repeat(many), 1],
    ['allowed nesting', '<a>'.repeat(2000) + '</a>'.repeat(2000), 0],
    ['deep <data>', `<odoo>${'<data>'.repeat(2000)}${'</data>'.repeat(2000)}</odoo>`, 0],
    ['200 kB in one value', `<a x="${'y'.repeat(200_000)}"/>`, 0],
    ['200 kB in one text', `<a>${'y'.repeat(200_000)}</a>`, 0],
    ['spaces in a tag', `<a${' '.repeat(2_000_000)}`, 1],
    ['spaces before a missing =', `<a b${' '.repeat(2_000_000)}/>`, 1],
    ['references', `<a>${'&lt;'.repeat(many * 3)}</a>`, 0],
    ['digits of a reference', `<a>&#${'9'.repeat(2_000_000)};</a>`, 1],
    ['attributes', `<a ${Array.from({ length: many }, (_, i) => `b${i}=""`).join(' ')}/>`, 0],
    ['comments', `<a>${'x<!--y-->'.repeat(many)}</a>`, 0],
    ['open CDATA', `<a>${'<![CDATA['.repeat(many)}`, 1],
    ['open DOCTYPE', `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(many)}`, 1],
  ])('%s is read in linear time', (_, text, errors) => {
    const start = performance.now();
    expect(readXml('x.xml', text).errors).toHaveLength(errors);
    // Each takes 10 to 200 ms; anything quadratic takes minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });

  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '<a',
      '<odoo>',
      '</odoo>',
      '<record id="a" model="ir.ui.view">',
      '</record>',
      '<field name="arch"',
    ],
    ...[
      ' type="xml">',
      '</field>',
      '<xpath expr="',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '--',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [',
    ],
    ...[
      '<?xml version="1.0"?>',
      '?>',
      '&',
      ';',
      '&amp;',
      '&#0;',
      ' ',
      '\n',
      '\r\n',
      '\uFEFF',
      '\0',
      '\uD800',
      'é',
      '<t t-name="a">',
      '</t>',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('never throws and always fits the schema', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const facts = readXml('x.xml', text);
        expect(xmlFactsSchema.safeParse(facts).success).toBe(true);
        expect(facts.errors.length > 0).toBe(facts.nodes.length === 0);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The tree as fast-xml-parser has it, in the shape of nodes: an independent reading of the same text. */
function byLibrary(text: string): Omit<XmlNode, 'endLine' | 'text'>[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    preserveOrder: true,
    captureMetaData: true,
    trimValues: false,
    parseTagValue: false,
    ignoreDeclaration: true,
  });
  // Its type file says `Symbol`, the object; it is a plain symbol.
  const meta = XMLParser.getMetaDataSymbol() as unknown as symbol;
  const found: Omit<XmlNode, 'endLine' | 'text'>[] = [];
  const walk = (children: Record<string | symbol, unknown>[], parent: number): void => {
    for (const child of children) {
      const tag = Object.keys(child).find((key) => key !== ':@');
      if (tag === undefined || tag === '#text') continue;
      const before = text.slice(0, (child[meta] as { startIndex: number }).startIndex);
      const index = found.push({
        line: before.split('\n').length,
        column: before.length - before.lastIndexOf('\n'),
        tag,
        attributes: (child[':@'] ?? {}) as Record<string, string>,
        parent,
      });
      walk(child[tag] as typeof children, index - 1);
    }
  };
  walk(parser.parse(text), -1);
  return found;
}

describe('beside fast-xml-parser', () => {
  const name = fc.constantFrom('odoo', 'record', 'field', 'xpath', 't', 'form');
  const space = fc.constantFrom(' ', '\n  ', '\r\n\t');
  const value = fc.constantFrom('', 'pier', '&lt;3', "[('a', '=', 1)]", 'é😀', '>');
  const attributes = fc.uniqueArray(fc.tuple(space, fc.constantFrom('id', 'name', 'model', 't-if'), value), {
    selector: ([, key]) => key,
  });
  const filler = fc.constantFrom('', 'text', '\n', '\r\n  ', '<!-- note -->', '<![CDATA[a < b]]>', '&amp;');
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        name,
        attributes,
        fc.array(fc.tuple(filler, fc.oneof({ maxDepth: 4 }, filler, tie('element'))), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(([tag, list, inside, short]) => {
        const start = `<${tag}${list.map(([gap, key, text]) => `${gap}${key}="${text}"`).join('')}`;
        const body = inside.flat().join('');
        return short && body === '' ? `${start}/>` : `${start}>${body}</${tag}>`;
      }),
  }));

  it('finds the same elements at the same places', () => {
    fc.assert(
      fc.property(element, (text) => {
        expect(XMLValidator.validate(text)).toBe(true);
        const facts = read(text);
        expect(facts.errors).toEqual([]);
        expect(facts.nodes.map(({ endLine: _, text: __, places: ___, ...node }) => node)).toEqual(byLibrary(text));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses whatever its validator refuses', () => {
    fc.assert(
      fc.property(element, fc.nat(), fc.constantFrom('', '<', '"', '&', '/', '>'), (text, at, put) => {
        const where = at % text.length;
        const damaged = text.slice(0, where) + put + text.slice(where + 1);
        if (XMLValidator.validate(damaged) !== true) expect(read(damaged).errors).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });
});
