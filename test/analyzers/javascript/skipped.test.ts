import { describe, expect, it } from 'vitest';
import { whyNotRead } from '../../../analyzers/javascript/skipped.js';

const OWN = 'static/src/js/shelf.js';
const SCRIPT = '$(function () { $(".o_shelf").show(); });\n';
const statement = 'var a=b(c,d),e=f[g]||h;if(a>e){i.j(k)}else{l=m?n:o};';

describe('not read', () => {
  it.each([
    ['static/lib/chart/chart.js', SCRIPT, 'library of others: in the folder static/lib/'],
    ['static/src/lib/chart.js', SCRIPT, 'library of others: in the folder static/src/lib/'],
    ['lib/chart.js', SCRIPT, 'library of others: in the folder lib/'],
    ['node_modules/chart/index.js', SCRIPT, 'library of others: in the folder node_modules/'],
    ['static/src/js/chart.min.js', SCRIPT, 'minified: named .min.js'],
    [
      OWN,
      `/*! jQuery v3.6.0 | (c) OpenJS Foundation */\n${SCRIPT}`,
      'library of others: its banner says "jQuery v3.6.0 | (c) OpenJS Foundation"',
    ],
    [OWN, `/* jQuery v3.6.0 */\n${SCRIPT}`, 'library of others: its banner says "jQuery v3.6.0"'],
    [
      OWN,
      `// https://d3js.org v7.8.5 Copyright 2010-2023 Mike Bostock, BSD\n${SCRIPT}`,
      /^library of others: its banner/,
    ],
    [
      OWN,
      `//! moment.js\n//! version : 2.29.4\n//! license : MIT\n${SCRIPT}`,
      /^library of others: its banner says "moment.js"/,
    ],
    [
      OWN,
      `/**\n * @license\n * Lodash <https://lodash.com/>\n * Released under MIT license\n */\n${SCRIPT}`,
      /^library of others/,
    ],
    [OWN, `/* Slider. Dual licensed under the MIT and GPL licenses. */\n${SCRIPT}`, /^library of others/],
    [
      OWN,
      `(function (root, factory) { if (typeof define === 'function' && define.amd) { define([], factory); } })(this, f);`,
      'library of others: wrapped for AMD and CommonJS loaders',
    ],
    [OWN, statement.repeat(60), 'minified: 100 % of its code stands in lines of more than 300 characters'],
    [OWN, `odoo.define("library.bundle",function(){${statement.repeat(60)}});`, /^minified/],
  ])('%s %#', (path, text, expected) => {
    expect(whyNotRead(path, text)).toMatch(expected);
  });
});

describe('look-alikes are read', () => {
  const widget =
    'odoo.define("library.shelf", function (require) {\n  var Widget = require("web.Widget");\n  return Widget.extend({});\n});\n';
  it.each([
    ['a plain script', OWN, SCRIPT],
    ['a short widget with one long string', OWN, `${widget}var cover = "${'QUJD'.repeat(3000)}";\n`],
    ['a short widget with one long line of code', OWN, `${widget.repeat(3)}${statement.repeat(9)}\n`],
    ['a long template', OWN, `const t = xml\`${'<div class="shelf"/>'.repeat(500)}\`;\n${widget}`],
    ['jQuery in a comment', OWN, `// jQuery 3.5 needs the handler bound here\n${SCRIPT}`],
    ['jQuery and Odoo in a comment', OWN, `/* Adapted to jQuery v3.6 (see http://jquery.com) for odoo */\n${SCRIPT}`],
    ['an addon under the AGPL', OWN, `/* Copyright 2020 The Library\n * @license AGPL-3.0 or later */\n${SCRIPT}`],
    ['a module under MIT', OWN, `/** @odoo-module **/\n/* Released under the MIT license */\n${SCRIPT}`],
    ['an Odoo module kept in static/lib', 'static/lib/shelf.js', widget],
    ['a folder of another name', 'static/src/libs/shelf.js', SCRIPT],
    ['a folder that only ends so', 'static/src/mylib/shelf.js', SCRIPT],
    ['minimal is not min', 'static/src/js/admin.js', SCRIPT],
    ['an empty file', OWN, ''],
  ])('%s', (_what, path, text) => {
    expect(whyNotRead(path, text)).toBeNull();
  });
});

it.each([
  ['quotes', '"\\"'.repeat(300_000)],
  ['backticks', '`'.repeat(300_001)],
  ['comments', '/*'.repeat(300_000)],
  ['blank lines', '\n'.repeat(300_000)],
  ['spaces', ' '.repeat(300_000)],
  ['an opened comment of spaces', `/*${' '.repeat(300_000)}`],
  ['versions', `/*! jquery ${'1'.repeat(300_000)}`],
])('takes no time in the square of %s', (_what, text) => {
  expect(() => whyNotRead(OWN, text)).not.toThrow();
});
